// SPDX-License-Identifier: BSD-2-Clause
#include "lint/mc_calls.h"

#include <algorithm>

namespace mw::lint {

void EachCall(Subject& subject, std::optional<mc::CommandKind> kind,
              const std::function<void(const mc::UserCall&)>& visit) {
  if (subject.compiled() == nullptr) return;
  for (const mc::UserCall& call : subject.compiled()->calls()) {
    if (!kind || call.command->kind == *kind) visit(call);
  }
}

const mc::UserCall* FindCall(Subject& subject, std::string_view command,
                             std::string_view argument) {
  const mc::UserCall* found = nullptr;
  EachCall(subject, std::nullopt, [&](const mc::UserCall& call) {
    if (call.command->name != command) return;
    if (argument.empty() || call.Argument(0) == argument) found = &call;
  });
  return found;
}

bool MissesText(const mc::Compilation* compiled) {
  if (compiled == nullptr) return false;
  const std::vector<Diagnostic> said = compiled->diagnostics().Sorted();
  return std::any_of(said.begin(), said.end(),
                     [](const Diagnostic& one) { return one.code == "MC109"; });
}

}  // namespace mw::lint
