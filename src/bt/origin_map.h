// SPDX-License-Identifier: BSD-2-Clause
// The source map that mc2cf writes beside a .cf (src/mc/source_map.h describes it), read back: which line of
// the .mc made this line of the .cf?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"

namespace mw::bt {

// origin_map_json.cc.
class OriginMap {
 public:
  // Fails when the text is no source map.
  static Result<OriginMap> Read(std::string_view json);

  // "site.mc:5 FEATURE" where a call of the .mc made the line, else the place where it was written, perhaps in
  // the library; "" when it is not known. Of a line made in several places the first counts. Lines count from 1.
  std::string_view PlaceOfLine(uint32_t line) const;

 private:
  std::unordered_map<uint32_t, std::string> places_;
};

}  // namespace mw::bt
