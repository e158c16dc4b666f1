// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <optional>

#include "base/text.h"
#include "cf/symbols.h"
#include "lint/probes.h"
#include "lint/values.h"
#include "lint/witness.h"

namespace mw::lint {
namespace {

// The domain of a left side `$* < @ domain . > $*` of plain words; "" for other forms.
std::string DomainOf(std::string_view lhs) {
  const size_t at = lhs.find('@');
  const size_t open = lhs.rfind('<', at);
  const size_t close = lhs.find('>', at == std::string_view::npos ? 0 : at);
  if (at == std::string_view::npos || open == std::string_view::npos ||
      close == std::string_view::npos)
    return "";
  std::string domain;
  for (const char c : lhs.substr(at + 1, close - at - 1)) {
    if (IsBlank(c)) continue;
    if (!IsAlpha(c) && !IsDigit(c) && c != '.' && c != '-') return "";
    domain += c;
  }
  // In front of it any user.
  const std::string_view before = Trim(lhs.substr(0, open));
  const bool any = before == std::string{static_cast<char>(cf::kMacro), '*'} ||
                   before == std::string{static_cast<char>(cf::kMacro), '+'} ||
                   before == std::string{static_cast<char>(cf::kMacro), '-'};
  return any && domain.find('.') != std::string::npos ? domain : "";
}

bool IsRouting(std::string_view rhs) {
  const std::string mark{static_cast<char>(cf::kMacro), '#'};
  return rhs.starts_with(mark);
}

// True if the rule belongs to ruleset 0 or one that it calls for the purpose: 98 and LOCAL_NET_CONFIG in Parse1.
bool InRuleset0(Subject& subject, const cf::Item& rule) {
  for (const rewrite::Ruleset& set : subject.installation().rules().rulesets) {
    if (set.number != 0 && set.number != 98 && set.name != "Parse1" && set.name != "ParseLocal")
      continue;
    for (const rewrite::Rule& one : set.rules) {
      if (one.range == rule.range) return true;
    }
  }
  return false;
}

bool Fired(const route::MessageWay& way, Range range) {
  for (const route::RecipientWay& recipient : way.recipients) {
    for (const route::Route& route : recipient.routes) {
      for (const rewrite::Step& step : route.steps) {
        if (step.kind == rewrite::Step::Kind::kRule && step.range == range) return true;
      }
    }
  }
  return false;
}

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  for (const cf::Item& item : subject.config().items) {
    const auto* line = std::get_if<cf::RuleLine>(&item.fields);
    if (line == nullptr || !line->has_tab) continue;
    const std::string domain = DomainOf(line->lhs);
    if (domain.empty() || !IsRouting(line->rhs) || !InRuleset0(subject, item)) continue;
    const bool dot = domain.ends_with('.');
    const std::string name = dot ? domain.substr(0, domain.size() - 1) : domain;
    const Probe probe{fmt::format("{}@{}", kUnlistedUser, kUnlistedDomain),
                      fmt::format("{}@{}", kUnlistedUser, name), ""};
    const route::MessageWay way = subject.prober().Follow(probe, Prober::Detail::kRules);
    if (Fired(way, item.range)) continue;
    Diagnostic finding(
        rule.kind, subject.PlaceOfCf(item.range),
        dot ? fmt::format("mail to {} is decided before this rule", Quote(name))
            : fmt::format("{} has no dot behind it: names that rules see end in one", Quote(name)));
    finding.notes = Witness(probe, way, nullptr, "");
    sink.Add(std::move(finding));
  }
}

}  // namespace

extern const Rule local_rule_never_fires_rule;
const Rule local_rule_never_fires_rule = {
    .kind = {"RT626", "local-rule-never-fires", Severity::kWarning},
    .summary = "a rule of the site for a domain never fires",
    .why =
        "Names are complete when rulesets see them: they end in a dot, so `< @ x.example > ` "
        "matches nothing, `< @ x.example . >` does. And what another table, class or rule decides "
        "first never comes to LOCAL_NET_CONFIG.",
    .bad = "after.mc: LOCAL_RULE_0\nR$* < @ nodot.example > $*\t$#local $: joe",
    .good = "after.mc: LOCAL_RULE_0\nR$* < @ nodot.example . > $*\t$#local $: joe",
    .check = Check,
};

}  // namespace mw::lint
