// SPDX-License-Identifier: BSD-2-Clause
// The same FEATURE, MAILER ... a second time, with other arguments.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "mc/checks/call_headers.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kKinds[] = {{"MC138", "repeated-call", Severity::kWarning}};
constexpr std::string_view kAbout[] = {"already", "duplicate", "twice", "a second"};

bool SameArguments(const UserCall& a, const UserCall& b) {
  const size_t count = std::max(a.arguments.size(), b.arguments.size());
  for (size_t i = 0; i < count; ++i) {
    if (a.Argument(i) != b.Argument(i)) return false;
  }
  return true;
}

void Run(const Context& context) {
  const std::vector<DescribedCall>& calls = DescribedCalls(context);
  for (size_t i = 0; i < calls.size(); ++i) {
    if (calls[i].header.HasPlace("repeatable")) continue;
    const auto first = std::find_if(calls.begin(), calls.end(), [&](const DescribedCall& one) {
      return one.family == calls[i].family && one.header.name == calls[i].header.name;
    });
    if (first->call == calls[i].call) continue;
    const std::optional<Severity> said = ClaimLibraryText(context, *calls[i].call, kAbout);
    if (!said && SameArguments(*first->call, *calls[i].call)) continue;
    Diagnostic diagnostic(
        kKinds[0], calls[i].call->range(),
        fmt::format("{} comes again{}", calls[i].Name(),
                    SameArguments(*first->call, *calls[i].call) ? "" : " with other arguments"));
    if (said) diagnostic.severity = *said;
    diagnostic.notes.push_back({first->call->range(), "first here"});
    context.sink.Add(std::move(diagnostic));
  }
}

}  // namespace

extern const Check check_repeated_call;
const Check check_repeated_call = {
    kKinds,
    "a feature or mailer comes twice with other arguments",
    "Most features write their map once and set flags that cannot be set back: what the second "
    "call "
    "says is lost, or both take effect.",
    "OSTYPE(`linux')dnl\nMAILER(`smtp')dnl\nMAILER(`smtp', `esmtp')dnl\n",
    "OSTYPE(`linux')dnl\nMAILER(`smtp')dnl\n",
    Run,
};

}  // namespace mw::mc
