// SPDX-License-Identifier: BSD-2-Clause
// What rules about the .mc share.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "lint/subject.h"
#include "mc/calls.h"
#include "mc/compiler.h"

namespace mw::lint {

// Calls `visit` for each command of a kind that the user gave, or for all; nothing happens without a .mc.
void EachCall(Subject& subject, std::optional<mc::CommandKind> kind,
              const std::function<void(const mc::UserCall&)>& visit);

// The last call of a command, with this first argument unless that is empty; nullptr when there is none.
const mc::UserCall* FindCall(Subject& subject, std::string_view command, std::string_view argument);

// True if the .mc includes a file that is not here: what it leaves undefined may stand there.
bool MissesText(const mc::Compilation* compiled);

}  // namespace mw::lint
