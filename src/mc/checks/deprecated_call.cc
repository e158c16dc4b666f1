// SPDX-License-Identifier: BSD-2-Clause
// A feature, system ... that is kept for old configurations only.
#include <fmt/format.h>

#include "base/text.h"
#include "mc/checks/call_headers.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kKinds[] = {{"MC139", "deprecated", Severity::kWarning}};
constexpr std::string_view kAbout[] = {"deprecated",
                                       "obsolete",
                                       "old name",
                                       "new name",
                                       "no longer",
                                       "stands for no system",
                                       "valid operating system"};

void Run(const Context& context) {
  for (const DescribedCall& described : DescribedCalls(context)) {
    if (described.header.deprecated.empty()) continue;
    Diagnostic diagnostic(
        kKinds[0], described.call->range(),
        fmt::format("{} is deprecated: {}", described.Name(), described.header.deprecated));
    const std::optional<Severity> said = ClaimLibraryText(context, *described.call, kAbout);
    if (said) diagnostic.severity = *said;
    context.sink.Add(std::move(diagnostic));
  }
}

}  // namespace

extern const Check check_deprecated_call;
const Check check_deprecated_call = {
    kKinds,
    "a call is kept for old configurations only",
    "It still works, or does nothing any more; a later version of the library may not have it.",
    "OSTYPE(`bsdi2.0')dnl\nMAILER(`smtp')dnl\n",
    "OSTYPE(`bsdi')dnl\nMAILER(`smtp')dnl\n",
    Run,
};

}  // namespace mw::mc
