// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/mc_calls.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  const mc::Compilation* compiled = subject.compiled();
  if (compiled == nullptr) return;
  EachCall(subject, mc::CommandKind::kLocal, [&](const mc::UserCall& call) {
    if (call.command->name != "LOCAL_RULESETS") return;
    const std::string_view text = compiled->sources().Get(call.place.source).bytes();
    size_t at = text.find('\n', call.place.offset);
    while (at != std::string_view::npos && at + 1 < text.size()) {
      const size_t begin = at + 1;
      at = text.find('\n', begin);
      const std::string_view line = text.substr(begin, at - begin);
      if (line.starts_with('S') || line.starts_with("LOCAL_") || line.starts_with("MAILER")) return;
      if (!line.starts_with('R') || line.find('\t') == std::string_view::npos) continue;
      sink.Add(Diagnostic(
          rule.kind,
          subject.PlaceInMc({{call.place.source, static_cast<uint32_t>(begin)},
                             static_cast<uint32_t>(line.size())}),
          "there is no S line above this rule; LOCAL_RULE_0 to LOCAL_RULE_3 begin rulesets"));
      return;
    }
  });
}

}  // namespace

extern const Rule rule_without_ruleset_rule;
const Rule rule_without_ruleset_rule = {
    .kind = {"MC159", "rule-without-ruleset", Severity::kWarning},
    .summary = "a rule behind LOCAL_RULESETS belongs to no ruleset of the site",
    .why =
        "LOCAL_RULESETS begins no ruleset: rules in front of the first S line are added to "
        "whatever ruleset the library wrote last.",
    .bad = "after.mc: LOCAL_RULESETS\nR$* < @ special.example . > $*\t$#local $: joe",
    .good = "after.mc: LOCAL_RULE_0\nR$* < @ special.example . > $*\t$#local $: joe",
    .check = Check,
};

}  // namespace mw::lint
