// SPDX-License-Identifier: BSD-2-Clause
// DontBlameSendmail with words that let others write what root reads.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

constexpr std::string_view kWords[] = {
    "groupwritablealiasfile",
    "groupwritabledirpathsafe",
    "groupwritableforwardfile",
    "groupwritableforwardfilesafe",
    "groupwritableincludefile",
    "groupwritableincludefilesafe",
    "worldwritablealiasfile",
    "worldwritableforwardfile",
    "worldwritableincludefile",
    "forwardfileinunsafedirpath",
    "includefileinunsafedirpath",
    "forwardfileingroupwritabledirpath",
    "forwardfileinunsafedirpathsafe",
    "includefileinunsafedirpathsafe",
    "runprograminunsafedirpath",
    "runwritableprogram",
    "groupreadablekeyfile",
    "classfileinunsafedirpath",
    "mapinunsafedirpath",
    "writemaptohardlink",
    "writemaptosymlink",
};

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  const mc::UserCall* call = site.Define("confDONT_BLAME_SENDMAIL");
  if (call == nullptr) return;
  std::string words;
  for (const std::string_view part : Split(call->Argument(1), ',')) {
    const std::string_view word = Trim(part);
    for (const std::string_view row : kWords) {
      if (EqualFolded(word, row)) words += (words.empty() ? "" : ", ") + std::string(word);
    }
  }
  if (words.empty()) return;
  sink.Add(
      Finding(change, call->range(),
              fmt::format("confDONT_BLAME_SENDMAIL lets others write what sendmail trusts: {}; "
                          "repair the modes of files and folders instead",
                          words)));
}

}  // namespace

extern const VersionChange change_unsafe_files;
const VersionChange change_unsafe_files = {
    .kind = {"MIG165", "unsafe-files", Severity::kWarning},
    .summary = "sendmail is told to trust files that others may write",
    .why = "Whoever may write such a file or folder can make sendmail run programs as other users.",
    .bad =
        "OSTYPE(`linux')dnl\ndefine(`confDONT_BLAME_SENDMAIL', "
        "`GroupWritableForwardFile')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good = "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
