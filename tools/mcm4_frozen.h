// SPDX-License-Identifier: BSD-2-Clause
// -R and -F of mcm4.
#pragma once

#include <string>

#include "base/host.h"
#include "m4/command_line.h"
#include "m4/engine.h"
#include "m4_console.h"

namespace mw::tools {

// -R: takes over the state of the frozen file `name`, which becomes one of `sources`. The exit status,
// 0 to go on.
int ReloadFrozen(Host& host, SourceTable& sources, M4Console& console, const std::string& name,
                 m4::Engine& engine);

// -F, at the end of the run. The exit status.
int WriteFrozen(Host& host, M4Console& console, const m4::CommandLine& line, m4::Engine& engine);

}  // namespace mw::tools
