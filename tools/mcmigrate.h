// SPDX-License-Identifier: BSD-2-Clause
// The commands of mcmigrate. A command is one file mcmigrate_<name>.cc and one line in
// mcmigrate_commands.def.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>

namespace mw::tools {

inline constexpr const char* kMcmigrate = "mcmigrate";

class MigrateCommand {
 public:
  virtual ~MigrateCommand() = default;
  virtual const char* name() const = 0;
  virtual const char* summary() const = 0;
  // Adds its options to its own part of the command line; they are filled before Run.
  virtual void AddOptions(CLI::App& app) = 0;
  // The exit status: 0 done and nothing to tell, 1 findings or changes, or as in sysexits.h.
  virtual int Run() = 0;
};

}  // namespace mw::tools
