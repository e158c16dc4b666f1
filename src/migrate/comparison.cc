// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "migrate/settings.h"

namespace mw::migrate {
namespace {

class Grouping {
 public:
  explicit Grouping(Comparison& out) : out_(out) {}

  void Add(Kind kind, std::string subject, std::string before, std::string after, Change change) {
    const std::string key =
        fmt::format("{}\n{}\n{}\n{}", static_cast<int>(kind), subject, before, after);
    const auto [found, inserted] = index_.emplace(key, out_.groups.size());
    if (inserted) {
      out_.groups.push_back({kind, std::move(subject), std::move(before), std::move(after), {}, 0});
    }
    ChangeGroup& group = out_.groups[found->second];
    if (group.count++ < Comparison::kMaxKept) group.changes.push_back(std::move(change));
    out_.counts[static_cast<size_t>(kind)]++;
  }

 private:
  Comparison& out_;
  std::unordered_map<std::string, size_t> index_;
};

std::string SubjectOf(const Question& question, const Answer& answer) {
  switch (question.form) {
    case Question::Form::kMessage:
      return std::string(answer.aspect);
    case Question::Form::kRewrite:
      return fmt::format("{} {} of mailer {}", question.use.header ? "header" : "envelope",
                         question.use.sender ? "sender" : "recipient", question.mailer);
    case Question::Form::kRuleset:
      break;
  }
  return "ruleset " + question.ruleset;
}

// True for the reply to a message that is on its way then.
bool IsTaken(std::string_view reply) {
  return reply.starts_with(route::VerdictName(route::Verdict::kAccepted)) ||
         reply.starts_with(route::VerdictName(route::Verdict::kQuarantined));
}

void CompareAnswers(const Question& question, Side& old_side, Side& new_side, Grouping& grouping) {
  const std::vector<Answer> before = old_side.Ask(question);
  const std::vector<Answer> after = new_side.Ask(question);
  // A message that only one side takes, or that both refuse in other words: one change, not six.
  const bool reply_only = question.form == Question::Form::kMessage &&
                          before[0].text != after[0].text &&
                          !(IsTaken(before[0].text) && IsTaken(after[0].text));
  for (size_t i = 0; i < std::min(before.size(), after.size()); i++) {
    if (before[i].text == after[i].text) continue;
    if (reply_only && i > 0) break;
    grouping.Add(before[i].kind, SubjectOf(question, before[i]),
                 Generalised(before[i].text, question), Generalised(after[i].text, question),
                 {WitnessOf(question), before[i].text, after[i].text});
  }
}

// True for a field of a mailer that only one side has: the mailer itself is the change.
bool IsFieldOfOne(const std::pair<std::string, std::string>& name, const Settings& before,
                  const Settings& after) {
  const size_t blank = name.second.find(' ');
  if (name.first != "mailer" || blank == std::string::npos) return false;
  const std::pair<std::string, std::string> mailer = {"mailer", name.second.substr(0, blank)};
  return before.contains(mailer) != after.contains(mailer);
}

void CompareSettings(Side& old_side, Side& new_side, Grouping& grouping) {
  const SettingDefaults defaults;
  const Settings before = SettingsOf(old_side.subject());
  const Settings after = SettingsOf(new_side.subject());
  const auto value = [&](const Settings& settings, const auto& name) {
    const auto found = settings.find(name);
    return found != settings.end() ? found->second : defaults.Of(name.first, name.second);
  };
  Settings all = before;
  all.insert(after.begin(), after.end());
  for (const auto& [name, unused] : all) {
    const std::string a = value(before, name);
    const std::string b = value(after, name);
    if (a == b || IsFieldOfOne(name, before, after)) continue;
    const bool word = name.first.starts_with("class ");
    grouping.Add(Kind::kSetting, word ? name.first : name.first + ' ' + name.second, a, b,
                 {name.second, a, b});
  }
}

size_t CountRows(Side& side, Side& other, bool missing_only) {
  size_t count = 0;
  for (const lint::Table& table : side.subject().tables()) {
    const lint::Table* same = other.subject().Find(table.file->name);
    for (const site::StoredRow& row : table.rows.rows()) {
      const site::StoredRow* found = same != nullptr ? same->rows.Find(row.key) : nullptr;
      if (found == nullptr || (!missing_only && found->value != row.value)) count++;
    }
  }
  return count;
}

}  // namespace

Comparison Compare(Side& old_side, Side& new_side, const CompareOptions& options) {
  Comparison out;
  Grouping grouping(out);
  if (options.behaviour) {
    out.probes = MakeProbes(old_side, new_side, options.limits);
    for (const Question& question : out.probes.questions) {
      CompareAnswers(question, old_side, new_side, grouping);
    }
    out.probes.questions.clear();
    out.rows_that_differ =
        CountRows(old_side, new_side, false) + CountRows(new_side, old_side, true);
  }
  if (options.settings) CompareSettings(old_side, new_side, grouping);
  std::stable_sort(out.groups.begin(), out.groups.end(),
                   [](const ChangeGroup& a, const ChangeGroup& b) { return a.kind < b.kind; });
  return out;
}

}  // namespace mw::migrate
