// SPDX-License-Identifier: BSD-2-Clause
// `3,0 address[, address ...]`: rulesets on addresses.
#include <fmt/format.h>

#include "base/text.h"
#include "bt/command.h"

namespace mw::bt {
namespace {

class FaultSink final : public rewrite::FaultListener {
 public:
  explicit FaultSink(rewrite::TraceListener& listener) : listener_(listener) {}
  void OnFault(std::string_view scanned, std::string_view message) override {
    listener_.OnFault(scanned, message);
  }

 private:
  rewrite::TraceListener& listener_;
};

// Runs the list of rulesets on one address.
void RunList(Session& session, std::string_view list, std::vector<rewrite::Token>& tokens) {
  while (!list.empty()) {
    cf::Complaints complaints;
    size_t end = 0;
    const int number = session.rules().RulesetNumber(list, false, end, complaints);
    session.Say(complaints);
    if (number < 0) {
      session.output() += fmt::format("Undefined ruleset {}\n", list);
      return;
    }
    const int status = session.runner().Run(number, tokens);
    if (status != 0) {
      session.output() += fmt::format("== Ruleset {} ({}) status {}\n", list, number, status);
    }
    const size_t comma = list.find(',');
    if (comma == std::string_view::npos) return;
    list.remove_prefix(comma + 1);
  }
}

}  // namespace

void RunRules(Session& session, std::string_view line) {
  while (!line.empty() && IsSpace(line[0])) line.remove_prefix(1);
  size_t end = 0;
  while (end < line.size() && !IsSpace(line[end])) end++;
  if (end == line.size()) {
    session.output() += "No address!\n";
    return;
  }
  const std::string_view list = line.substr(0, end);
  std::string_view rest = line.substr(end + 1);
  if (session.reader().IsInvalid(rest, "")) return;
  const rewrite::Reading reading =
      session.rules().level >= 9 ? rewrite::Reading::kRuleInput : rewrite::Reading::kAddress;
  FaultSink faults(session.trace());
  std::vector<rewrite::Token>& tokens = session.scratch();
  for (;;) {
    tokens.clear();
    const rewrite::ScanResult result =
        session.rules().tokenizer.Scan({.text = rest, .delimiter = ',', .reading = reading},
                                       session.machine().arena(), tokens, &faults);
    if (result.ok && !tokens.empty()) RunList(session, list, tokens);
    if (result.end >= rest.size()) return;
    rest.remove_prefix(result.end + 1);
  }
}

}  // namespace mw::bt
