// SPDX-License-Identifier: BSD-2-Clause
// Text alias files: `name: value, value`, as sendmail reads them when there is no database.
//
//   # comment                a line that begins with white space continues the entry before it, a
//   line root:  joe,              that ends with a backslash is joined with the next. The value is
//   all from
//          "|prog x"         the first colon on; the parts are joined with their blanks.
//
// Every left side is an address and must belong to the local mailer (AliasJudge). Errors are said
// in sendmail's words with `FILE: line N: ` before them, and so is the count at the end.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "maps/map.h"

namespace mw::maps {

class FileStamp;

class AliasText {
 public:
  struct Entry {
    std::string name;  // as written
    std::string value;
    uint32_t line = 0;
  };

  // Reads `text`; `file` is its name for messages.
  AliasText(std::string_view text, std::string_view file, Environment& environment);

  // Case does not matter. Of entries with equal names the last one counts.
  const Entry* Find(std::string_view name) const;
  const std::unordered_map<std::string, Entry>& entries() const { return entries_; }

 private:
  std::unordered_map<std::string, Entry> entries_;  // by folded name
};

// Opens alias file `file` (as a map names it); nullptr when it cannot be read, nothing is said
// then.
std::unique_ptr<AliasText> ReadAliasText(const std::string& file, Environment& environment,
                                         FileStamp& stamp);

// Answers from an alias file, for stab and implicit.
void FindAlias(const AliasText& aliases, const Query& query, const MapFlags& flags,
               std::string_view file, Answer& answer);
// Lists all entries by line; always true.
bool ListAliases(const AliasText& aliases, std::string_view file, MapReader::Visitor visit,
                 void* context);

}  // namespace mw::maps
