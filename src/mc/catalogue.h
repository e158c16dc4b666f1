// SPDX-License-Identifier: BSD-2-Clause
// What a configuration library offers, read from the header blocks of its files, and as pages for its
// users: lists, the help page of one file, and the whole reference.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/host.h"
#include "mc/headers.h"
#include "mc/library.h"

namespace mw::mc {

// A file of one of the families.
struct CatalogueEntry {
  const Family* family = nullptr;
  Header header;  // of a file without a block: its name alone
  bool has_header = false;
};

// A name that the .mc defines to set an option of the .cf.
struct CatalogueOption {
  std::string name;          // "confMAX_HOP"
  std::string option;        // "MaxHopCount"
  std::string default_text;  // what sendmail takes without it, as the library has it; may be empty
};

// All files of the families of the library at `folder`, in the order of Families(), by name in each.
std::vector<CatalogueEntry> ReadCatalogue(Host& host, std::string_view folder);
// The rows of its table of options, in the order of the .cf; empty when it keeps them differently.
std::vector<CatalogueOption> ReadOptions(Host& host, std::string_view folder);

// The header of one file; nothing when the library lacks the file or the file a block.
std::optional<Header> ReadHeader(Host& host, std::string_view folder, const Family& family,
                                 std::string_view name);

// What --list takes: "features", "mailers", "ostypes", "domains", "hacks", "options".
std::span<const std::string_view> ListNames();
// The list, one line each: name, blanks, summary; empty for an unknown list.
std::string ListText(Host& host, std::string_view folder, std::string_view list);

// The help page of an entry.
std::string HelpText(const CatalogueEntry& entry);
// The pages of all entries as one Markdown document.
std::string ReferenceText(std::span<const CatalogueEntry> entries);

// How an entry is called, with its arguments: "FEATURE(`greet_pause'[, milliseconds])".
std::string Synopsis(const CatalogueEntry& entry);
// "needs feature access_db before it if argument 1 is missing: the map gives the pause".
std::string NeedText(const HeaderNeed& need, bool conflict);

}  // namespace mw::mc
