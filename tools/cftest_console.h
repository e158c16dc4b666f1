// SPDX-License-Identifier: BSD-2-Clause
// cftest's conversation: lines from standard input to the session, its text to standard output. On a terminal
// with a line editor: history, and completion of commands, rulesets, maps and mailers.
#pragma once

#include "base/host.h"
#include "bt/session.h"

namespace mw::tools {

// Runs until the end of input, /quit, or until standard output cannot be written.
void RunConversation(Host& host, bt::Session& session);

// Writes what the session has to say.
void FlushOutput(bt::Session& session);

}  // namespace mw::tools
