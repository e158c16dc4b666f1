// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/cf_lines.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

constexpr struct {
  unsigned char letter;
  const char* name;
} kRelays[] = {{'S', "SMART_HOST"},   {'R', "LOCAL_RELAY"}, {'H', "MAIL_HUB"},
               {'L', "LUSER_RELAY"},  {'U', "UUCP_RELAY"},  {'B', "BITNET_RELAY"},
               {'C', "DECNET_RELAY"}, {'F', "FAX_RELAY"}};

bool IsThisHost(Subject& subject, std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return !host.empty() && (subject.IsInClass("w", host) || EqualFolded(host, subject.Macro("j")));
}

std::string WhatIsWrong(Subject& subject, std::string_view value, bool smart_host) {
  const auto cut = CutMailer(value);
  const std::string_view hosts = cut ? cut->host : value;
  const std::vector<std::string_view> list = CutHosts(hosts);
  if (IsNumber(list.back()) && (list.size() > 1 || cut)) {
    return fmt::format("{} is no port; see RELAY_MAILER_ARGS", Quote(list.back()));
  }
  if (cut && !subject.HasMailer(cut->mailer))
    return fmt::format("there is no mailer {}", Quote(cut->mailer));
  if (smart_host && list.size() == 1 && IsThisHost(subject, list[0]))
    return fmt::format("{} is this host, so it is passed over", Quote(list[0]));
  return "";
}

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  for (const cf::Item& item : subject.config().items) {
    const auto* line = std::get_if<cf::MacroLine>(&item.fields);
    if (line == nullptr || Trim(line->value).empty()) continue;
    for (const auto& relay : kRelays) {
      if (relay.letter != line->id) continue;
      const std::string message = WhatIsWrong(subject, Trim(line->value), relay.letter == 'S');
      if (!message.empty())
        sink.Add(Diagnostic(rule.kind, PlaceOfValue(subject, item, line->value),
                            fmt::format("{}: {}", relay.name, message)));
    }
  }
}

}  // namespace

extern const Rule wrong_relay_value_rule;
const Rule wrong_relay_value_rule = {
    .kind = {"CF226", "wrong-relay-value", Severity::kError},
    .summary = "SMART_HOST or another relay does not mean what it says",
    .why =
        "The value is `host` or `mailer:host`, and hosts are separated by colons: there is no room "
        "for a port. A word in front of a colon must be a mailer, and a smart host that is this "
        "host is passed over.",
    .bad = "sendmail.mc: define(`SMART_HOST', `smart.example:587')",
    .good =
        "sendmail.mc: define(`SMART_HOST', `relay:smart.example')\ndefine(`RELAY_MAILER_ARGS', "
        "`TCP $h 587')",
    .check = Check,
};

}  // namespace mw::lint
