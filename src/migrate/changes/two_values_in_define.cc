// SPDX-License-Identifier: BSD-2-Clause
// Two settings in one define, with a slash between.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

struct Row {
  std::string_view name, first, second;
};
constexpr Row kRows[] = {
    {"confMESSAGE_TIMEOUT", "confTO_QUEUERETURN", "confTO_QUEUEWARN"},
    {"confMIN_FREE_BLOCKS", "confMIN_FREE_BLOCKS", "confMAX_MESSAGE_SIZE"},
};

std::string Defines(const Row& row, std::string_view value) {
  const size_t slash = value.find('/');
  std::string text =
      fmt::format("define({}, {})", Quoted(row.first), Quoted(Trim(value.substr(0, slash))));
  if (slash != std::string_view::npos) {
    text += fmt::format("dnl\ndefine({}, {})", Quoted(row.second),
                        Quoted(Trim(value.substr(slash + 1))));
  }
  return text;
}

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const Row& row : kRows) {
    const mc::UserCall* call = site.Define(row.name);
    if (call == nullptr) continue;
    const std::string_view value = call->Argument(1);
    if (row.name == row.first && value.find('/') == std::string_view::npos) continue;
    Diagnostic finding =
        Finding(change, call->range(),
                fmt::format("{} is {} and {} since 8.7", row.name, row.first, row.second));
    AddFix(finding, "write it so", site.Replacement(*call, Defines(row, value)));
    sink.Add(std::move(finding));
  }
}

}  // namespace

extern const VersionChange change_two_values_in_define;
const VersionChange change_two_values_in_define = {
    .kind = {"MIG122", "two-values-in-define", Severity::kWarning},
    .since = {8, 7},
    .summary = "two settings stand in one define",
    .why = "The second part is lost or taken for something else.",
    .bad =
        "OSTYPE(`linux')dnl\ndefine(`confMESSAGE_TIMEOUT', "
        "`5d/4h')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\ndefine(`confTO_QUEUERETURN', `5d')dnl\ndefine(`confTO_QUEUEWARN', "
        "`4h')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
