// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "access", [&](const Entry& entry) {
    if (!EqualFolded(entry.value, "RELAY")) return;
    std::string_view name = entry.key;
    const size_t colon = name.find(':');
    if (colon != std::string_view::npos) {
      const std::string_view tag = name.substr(0, colon);
      if (!EqualFolded(tag, "to") && !EqualFolded(tag, "connect")) return;
      name.remove_prefix(colon + 1);
    }
    if (IsNumber(name) && !EqualFolded(name, "10") && !EqualFolded(name, "127") &&
        name.size() < 4) {
      sink.Add(
          Diagnostic(rule.kind, entry.line,
                     fmt::format("this relays for all addresses that begin with {}", Quote(name))));
      return;
    }
    if (name.empty() || name.find_first_of(".@:[") != std::string_view::npos || IsNumber(name))
      return;
    if (subject.loaded() && (subject.IsInClass("w", name) || EqualFolded(name, "localhost")))
      return;
    sink.Add(
        Diagnostic(rule.kind, entry.line, fmt::format("this relays for all of {}", Quote(name))));
  });
  // A name without a dot may be a host of the site's own domain: only known ones are taken for the world's.
  constexpr std::string_view kTop[] = {"com", "net", "org",  "edu", "gov",
                                       "mil", "int", "info", "biz"};
  subject.ForEachClassLine("R", [&](std::string_view line, Range range) {
    const std::string_view word = line.substr(0, line.find_first_of(" \t"));
    for (const std::string_view top : kTop) {
      if (!EqualFolded(word, top)) continue;
      sink.Add(Diagnostic(rule.kind, range, fmt::format("this relays for all of {}", Quote(word))));
    }
  });
}

}  // namespace

extern const Rule relay_for_top_level_rule;
const Rule relay_for_top_level_rule = {
    .kind = {"MAP460", "relay-for-top-level", Severity::kError},
    .summary = "RELAY for a whole top-level domain",
    .why =
        "Every host below it may be a relay's target or client: an open relay for one part of the "
        "world.",
    .bad = "access: To:org\tRELAY",
    .good = "access: To:partner.org\tRELAY",
    .check = Check,
};

}  // namespace mw::lint
