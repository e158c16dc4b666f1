// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <set>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/cf_lines.h"
#include "lint/mc_calls.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

// What check rulesets answer with, and mailers of sendmail itself.
bool IsAnswer(std::string_view name) {
  for (const std::string_view word :
       {"error", "discard", "quarantine", "ok", "relay", "reject", "refuse", "temp", "skip",
        "local", "prog", "*file*", "*include*"}) {
    if (EqualFolded(word, name)) return true;
  }
  return false;
}

bool HasRuleset(Subject& subject, std::string_view name) {
  rewrite::Rulebook& rules = subject.installation().rules();
  size_t end = 0;
  cf::Complaints complaints;
  const int number = rules.RulesetNumber(name, false, end, complaints);
  return number >= 0 && (IsNumber(name) ? number < rewrite::Rulebook::kMaxNumber
                                        : rules.rulesets[static_cast<size_t>(number)].defined);
}

std::vector<std::string_view> MailerNames(Subject& subject) {
  std::vector<std::string_view> names;
  for (const rewrite::Mailer& mailer : subject.installation().rules().mailers)
    names.push_back(mailer.name);
  return names;
}

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded() || MissesText(subject.compiled())) return;
  const std::vector<std::string_view> mailers = MailerNames(subject);
  std::set<std::string, std::less<>> known;  // also those that could not be defined
  for (const cf::Item& item : subject.config().items) {
    if (const auto* line = std::get_if<cf::MapLine>(&item.fields)) known.insert(line->name);
  }
  EachRule(subject, [&](const RuleText& text) {
    for (const NameUse& use : NamesIn(text.rhs)) {
      std::string message;
      switch (use.kind) {
        case NameUse::Kind::kRuleset:
          if (!HasRuleset(subject, use.name))
            message = fmt::format("there is no ruleset {}", Quote(use.name));
          break;
        case NameUse::Kind::kMap:
          if (subject.installation().maps().Find(use.name) == nullptr && !known.contains(use.name))
            message = fmt::format("there is no map {}", Quote(use.name));
          break;
        case NameUse::Kind::kMailer:
          if (!subject.HasMailer(use.name) && !IsAnswer(use.name)) {
            message = fmt::format("there is no mailer {}", Quote(use.name));
            if (const auto near = NearestName(use.name, mailers))
              message += fmt::format("; did you mean {}?", Quote(*near));
          }
          break;
      }
      // What the library wrote by itself is not the reader's: there another finding names the cause.
      const Range place = subject.PlaceOfCf(text.range);
      const bool is_ours = !place.known() || subject.TextOf(place).starts_with("include(");
      if (!message.empty() && !is_ours && !subject.SaidInMc(place))
        sink.Add(Diagnostic(rule.kind, place, message));
    }
  });
}

}  // namespace

extern const Rule undefined_name_rule;
const Rule undefined_name_rule = {
    .kind = {"CF220", "undefined-name", Severity::kError},
    .summary = "a rule names a ruleset, map or mailer that does not exist",
    .why =
        "sendmail says nothing when it loads the file. When the rule fires, an unknown ruleset "
        "ends with status 78, an unknown map gives \"map not found\", an unknown mailer 554 5.3.5.",
    .bad = "end.cf: Stest\nR$+ x\t$@ $>NoSuch $1",
    .good = "end.cf: Stest\nR$+ x\t$@ $>canonify $1",
    .check = Check,
};

}  // namespace mw::lint
