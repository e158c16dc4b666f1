// SPDX-License-Identifier: BSD-2-Clause
// A DOMAIN, HACK or FEATURE at a place where its description does not want it. (A FEATURE behind a MAILER is
// the business of feature_after_mailer.)
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "mc/checks/call_headers.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kKinds[] = {{"MC140", "wrong-place", Severity::kWarning}};

const UserCall* FirstOf(const Context& context, CommandKind kind) {
  const std::vector<UserCall>& calls = context.record.calls();
  const auto found = std::find_if(calls.begin(), calls.end(),
                                  [&](const UserCall& call) { return call.command->kind == kind; });
  return found == calls.end() ? nullptr : &*found;
}

void Report(const Context& context, const DescribedCall& described, const UserCall& other,
            std::string_view wrong, std::string_view right) {
  Diagnostic diagnostic(
      kKinds[0], described.call->range(),
      fmt::format("{} comes {} {}; expected it {}", described.Name(), wrong,
                  Quote(fmt::format("{}({})", other.command->name, other.Argument(0))), right));
  diagnostic.notes.push_back(
      {other.range(), fmt::format("the first {} is here", other.command->name)});
  context.sink.Add(std::move(diagnostic));
}

void Run(const Context& context) {
  const UserCall* system = FirstOf(context, CommandKind::kOstype);
  const UserCall* mailer = FirstOf(context, CommandKind::kMailer);
  // Calls are recorded in the order in which they took effect.
  for (const DescribedCall& described : DescribedCalls(context)) {
    const bool feature = described.call->command->kind == CommandKind::kFeature;
    if (mailer != nullptr && mailer < described.call && !feature &&
        described.header.HasPlace("before MAILER")) {
      Report(context, described, *mailer, "after", "before all MAILER");
    }
    if (system != nullptr && described.call < system && described.header.HasPlace("after OSTYPE")) {
      Report(context, described, *system, "before", "after OSTYPE");
    }
  }
}

}  // namespace

extern const Check check_call_place;
const Check check_call_place = {
    kKinds,
    "a call stands where it does not take effect, or not all of it",
    "Files test at once what was said before them: paths come from OSTYPE, and mailers are written "
    "when "
    "their MAILER is read.",
    "OSTYPE(`linux')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\nHACK(`virthost_by_ip')dnl\n",
    "OSTYPE(`linux')dnl\nHACK(`virthost_by_ip')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    Run,
};

}  // namespace mw::mc
