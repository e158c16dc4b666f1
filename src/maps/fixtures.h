// SPDX-License-Identifier: BSD-2-Clause
// Prepared answers for maps that would ask a program or a server:
//
//   # map NAME key => value           the value, %0..%9 are substituted
//   map users joe => joe@mail.example.com
//   map users ann => !tempfail        the lookup fails (75)
//   map users bob => !absent          not found, as are all keys that are not listed
//   map users eve => !67              not found, with this status
//   map users * => !tempfail          every key that has no line of its own
//   map users x => \!important        a value that begins with !
//
// Blanks around => do not count; the key may hold blanks. Of equal keys the first line counts.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "base/diagnostic.h"
#include "base/source.h"
#include "maps/environment.h"

namespace mw::maps {

class FixtureFile : public Fixtures {
 public:
  // Reads the source, which must outlive this; lines that are not of the form are reported (MAP403)
  // and skipped.
  FixtureFile(const SourceTable& sources, SourceId id, Sink& sink);

  bool HasMap(std::string_view map) const override;
  const Reply* Find(std::string_view map, std::string_view key) override;

 private:
  // The problem with the line, empty when there is none.
  std::string AddLine(std::string_view line, Place place);

  std::unordered_map<std::string, std::unordered_map<std::string, Reply>> maps_;
};

}  // namespace mw::maps
