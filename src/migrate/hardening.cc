// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/hardening.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "mc/checks/check.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

// The feature was read, by the .mc itself or by a file that it includes.
bool HasFeature(const OldSite& site, std::string_view name) {
  return site.WasRead(fmt::format("feature/{}.m4", name));
}

// The value of an option in the .cf; nothing when it is not set.
std::optional<std::string_view> Option(const OldSite& site, std::string_view name) {
  const std::string_view cf = site.compiled().cf();
  const std::string head = fmt::format("\nO {}=", name);
  const size_t at = cf.find(head);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view rest = cf.substr(at + head.size());
  return Trim(rest.substr(0, rest.find('\n')));
}

// A host that takes mail from the network, by rules of its own.
bool IsServer(const OldSite& site) {
  return !HasFeature(site, "msp") && !HasFeature(site, "nullclient");
}

std::string MissingFlags(const OldSite& site) {
  constexpr std::string_view kWanted[] = {"authwarnings", "needmailhelo", "novrfy",      "noexpn",
                                          "noverb",       "restrictqrun", "nobodyreturn"};
  std::vector<std::string> given;
  for (const std::string_view part : Split(Option(site, "PrivacyOptions").value_or(""), ',')) {
    for (const std::string_view word : SplitWords(part)) given.push_back(FoldCase(word));
  }
  const auto has = [&](std::string_view word) {
    return std::find(given.begin(), given.end(), word) != given.end();
  };
  std::string missing;
  for (const std::string_view flag : kWanted) {
    const bool goaway = has("goaway") && flag != "restrictqrun" && flag != "nobodyreturn";
    if (!has(flag) && !goaway) missing += (missing.empty() ? "" : ",") + std::string(flag);
  }
  return missing;
}

std::string PrivacyLines(const OldSite& site) {
  const std::string missing = MissingFlags(site);
  if (missing.empty() || HasFeature(site, "msp")) return "";
  std::string given(Option(site, "PrivacyOptions").value_or(""));
  if (!given.empty()) given += ',';
  return fmt::format("define(`confPRIVACY_FLAGS', `{}{}')dnl\n", given, missing);
}

// The flags go to those that are there, before the closing quotes.
std::optional<Edit> PrivacyEdit(const OldSite& site) {
  const mc::UserCall* call = site.Define("confPRIVACY_FLAGS");
  if (call == nullptr) return std::nullopt;
  const std::vector<Range> ranges = site.ArgumentRanges(*call);
  if (ranges.size() != 2) return std::nullopt;
  const std::string_view text = site.TextOf(ranges[1]);
  size_t quotes = 0;
  while (quotes < text.size() && text[quotes] == '`') ++quotes;
  if (quotes == 0 || !text.ends_with(std::string(quotes, '\''))) return std::nullopt;
  const size_t end = text.size() - quotes;
  const std::string_view value = Trim(text.substr(quotes, end - quotes));
  const std::string comma = value.empty() || value.ends_with(',') ? "" : ",";
  return Edit{{{ranges[1].begin.source, ranges[1].begin.offset + static_cast<uint32_t>(end)}, 0},
              comma + MissingFlags(site)};
}

std::string ThrottleLines(const OldSite& site) {
  if (Option(site, "BadRcptThrottle") || HasFeature(site, "msp")) return "";
  return "define(`confBAD_RCPT_THROTTLE', `3')dnl\n";
}

std::string RateLines(const OldSite& site) {
  if (Option(site, "ConnectionRateThrottle") || HasFeature(site, "msp")) return "";
  return "define(`confCONNECTION_RATE_THROTTLE', `15')dnl\n";
}

// With -o: until the map is built, it is an empty one.
std::string AccessLines(const OldSite& site) {
  if (!IsServer(site) || HasFeature(site, "access_db")) return "";
  return "FEATURE(`access_db', `hash -o -T<TMPF> /etc/mail/access')dnl\n";
}

std::string BlocklistLines(const OldSite& site) {
  if (!IsServer(site) || HasFeature(site, "blocklist_recipients")) return "";
  return "FEATURE(`blocklist_recipients')dnl\n";
}

std::string PauseLines(const OldSite& site) {
  if (!IsServer(site) || HasFeature(site, "greet_pause")) return "";
  return "FEATURE(`greet_pause', `5000')dnl\n";
}

constexpr Hardening kHardenings[] = {
    {{"MIG180", "privacy-flags", Severity::kNote},
     {8, 7},
     "confPRIVACY_FLAGS lets strangers ask for users and queue",
     "VRFY and EXPN tell spammers which addresses are good.",
     PrivacyLines,
     PrivacyEdit},
    {{"MIG181", "bad-rcpt-throttle", Severity::kNote},
     {8, 12},
     "confBAD_RCPT_THROTTLE is not set",
     "A client that tries out names may do so at full speed; with it, each wrong one costs a "
     "second.",
     ThrottleLines},
    {{"MIG182", "connection-rate-throttle", Severity::kNote},
     {8, 8},
     "confCONNECTION_RATE_THROTTLE is not set",
     "Any number of connections a second is taken, until the host has no memory left.",
     RateLines},
    {{"MIG183", "access-db", Severity::kNote},
     {8, 9},
     "FEATURE(access_db) is not there",
     "There is no way to refuse or allow a client without a new .cf.",
     AccessLines},
    {{"MIG184", "blocklist-recipients", Severity::kNote},
     {8, 16, 1},
     "FEATURE(blocklist_recipients) is not there",
     "There is no way to refuse mail to an address, such as a closed or attacked one.",
     BlocklistLines},
    {{"MIG185", "greet-pause", Severity::kNote},
     {8, 13},
     "FEATURE(greet_pause) is not there",
     "Programs that send spam talk before they are greeted: a pause tells them from servers.",
     PauseLines},
};

bool Contains(const std::vector<std::string>& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& one) { return SameName(one, name); });
}

// Before the first MAILER or section of .cf text if that begins its line, else behind the last call before
// it that has a line of its own.
std::optional<Pos> PlaceForLines(const OldSite& site) {
  std::optional<Pos> place;
  if (site.other_quotes()) return place;
  for (const mc::UserCall* call : site.calls()) {
    if (call->place.source != site.main()) continue;
    const bool begins = mc::LineBefore(site.sources(), call->place).empty();
    const bool end = call->command->kind == mc::CommandKind::kMailer ||
                     call->command->kind == mc::CommandKind::kLocal;
    if (end && begins) return call->place;
    if (end) return place;
    const std::optional<Edit> removal = site.Removal(*call);
    const bool alone = removal && removal->range.length > call->range().length;
    if (begins && alone && site.TextOf(removal->range).ends_with('\n')) {
      place = Pos{site.main(), removal->range.begin.offset + removal->range.length};
    }
  }
  return place;
}

}  // namespace

std::span<const Hardening> Hardenings() { return kHardenings; }

const Hardening* FindHardening(std::string_view name) {
  for (const Hardening& row : kHardenings) {
    if (SameName(row.kind.name, name)) return &row;
  }
  return nullptr;
}

std::vector<Diagnostic> MissingHardening(const OldSite& site,
                                         const std::vector<std::string>& without) {
  std::vector<Diagnostic> missing;
  if (site.main() == kNoSource) return missing;
  const std::optional<Pos> place = PlaceForLines(site);
  for (const Hardening& row : kHardenings) {
    if (row.since > site.target()) continue;
    std::string lines = row.lines(site);
    // It asks the map that the feature before it would have brought.
    const bool map = row.kind.name == "blocklist-recipients" && !HasFeature(site, "access_db") &&
                     Contains(without, "access_db");
    if (lines.empty() || map || Contains(without, row.kind.name)) continue;
    Diagnostic note(row.kind, {place.value_or(Pos{site.main(), 0}), 0}, std::string(row.summary));
    const std::optional<Edit> edit = row.edit != nullptr ? row.edit(site) : std::nullopt;
    if (edit) {
      note.range = {edit->range.begin, 0};
      note.fixes.push_back({fmt::format("add {}", edit->text), true, {*edit}});
    } else if (place) {
      const std::string title = "add " + lines.substr(0, lines.rfind("dnl\n"));
      note.fixes.push_back({title, true, {{{*place, 0}, std::move(lines)}}});
    }
    missing.push_back(std::move(note));
  }
  return missing;
}

}  // namespace mw::migrate
