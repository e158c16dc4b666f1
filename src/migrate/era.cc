// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/era.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "base/text.h"
#include "mc/builtin_library.h"
#include "mc/headers.h"
#include "migrate/old_site.h"

namespace mw::migrate {
namespace {

std::optional<int> Number(std::string_view text) {
  int value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || stop != text.data() + text.size() || error != std::errc()) return {};
  return value;
}

struct Month {
  int year = 0;
  int month = 0;
};

// "04/21/95" as SCCS writes it, "2006/03/22" as RCS does, "2006-03-22".
std::optional<Month> DateIn(std::string_view word) {
  for (const char separator : {'/', '-'}) {
    const std::vector<std::string_view> parts = Split(word, separator);
    if (parts.size() != 3) continue;
    const std::optional<int> a = Number(parts[0]), b = Number(parts[1]), c = Number(parts[2]);
    if (!a || !b || !c) continue;
    Month month = parts[0].size() == 4 ? Month{*a, *b} : Month{*c, *a};
    if (month.year < 70) month.year += 2000;
    if (month.year < 100) month.year += 1900;
    if (month.year >= 1990 && month.year < 2100 && month.month >= 1 && month.month <= 12)
      return month;
  }
  return std::nullopt;
}

// Constructs with the last version that took them without a word.
struct LastSeen {
  mc::CommandKind kind;
  std::string_view name;
  Version until;
};
constexpr LastSeen kLastSeen[] = {
    {mc::CommandKind::kFeature, "notsticky", {8, 6}},
    {mc::CommandKind::kFeature, "nodns", {8, 8}},
    {mc::CommandKind::kFeature, "rbl", {8, 9}},
    {mc::CommandKind::kDefine, "confAUTO_REBUILD", {8, 11}},
    {mc::CommandKind::kDefine, "confDEF_GROUP_ID", {8, 6}},
    {mc::CommandKind::kDefine, "confREAD_TIMEOUT", {8, 6}},
    {mc::CommandKind::kDefine, "confMESSAGE_TIMEOUT", {8, 6}},
    {mc::CommandKind::kDefine, "confDAEMON_OPTIONS", {8, 9}},
    {mc::CommandKind::kDefine, "confCLIENT_OPTIONS", {8, 11}},
    {mc::CommandKind::kFeature, "blacklist_recipients", {8, 15}},
};

std::optional<Version> SinceOf(const mc::UserCall& call) {
  if (call.command->kind != mc::CommandKind::kFeature) return std::nullopt;
  const mc::LibraryFile* file = mc::FindBuiltinFile(fmt::format("feature/{}.m4", call.Argument(0)));
  if (file == nullptr) return std::nullopt;
  std::vector<mc::HeaderFault> faults;
  const std::optional<mc::Header> header = mc::HeaderFromText(file->text, faults);
  return header ? ParseVersion(header->since) : std::nullopt;
}

std::optional<Era> FromDate(const OldSite& site) {
  for (const mc::UserCall* call : site.calls()) {
    if (call->command->kind != mc::CommandKind::kVersion) continue;
    for (const std::string_view word : SplitWords(call->Argument(0))) {
      const std::optional<Month> date = DateIn(word);
      if (!date) continue;
      return Era{VersionOfDate(date->year, date->month),
                 {call->range(), fmt::format("VERSIONID is of {}-{:02}", date->year, date->month)}};
    }
  }
  return std::nullopt;
}

}  // namespace

Era GuessEra(const OldSite& site) {
  Era oldest{{8, 6}, {{}, "nothing in it is younger"}};
  Era latest{kNewest, {}};
  for (const mc::UserCall* call : site.calls()) {
    const std::string name = fmt::format("{}({})", call->command->name, call->Argument(0));
    if (const auto since = SinceOf(*call); since && *since > oldest.version) {
      oldest = {*since, {call->range(), fmt::format("{} came with {}", name, VersionText(*since))}};
    }
    for (const LastSeen& row : kLastSeen) {
      if (call->command->kind != row.kind || call->Argument(0) != row.name) continue;
      if (row.until >= latest.version) continue;
      latest = {
          row.until,
          {call->range(), fmt::format("{} is of {} or before", name, VersionText(row.until))}};
    }
  }
  if (const std::optional<Era> dated = FromDate(site)) {
    return oldest.version > dated->version ? oldest : *dated;
  }
  if (latest.version == kNewest) return oldest;
  return oldest.version > latest.version ? oldest : latest;
}

}  // namespace mw::migrate
