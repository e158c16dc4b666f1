// SPDX-License-Identifier: BSD-2-Clause
// mcmigrate: old and foreign configurations to a current one, with proof that mail goes where it went.
#include "mcmigrate.h"

#include <string>
#include <vector>

#include "base/memory.h"
#include "common.h"

namespace mw::tools {

#define COMMAND(name) std::unique_ptr<MigrateCommand> Make##name();
#include "mcmigrate_commands.def"
#undef COMMAND

namespace {

std::vector<std::unique_ptr<MigrateCommand>> AllCommands() {
  std::vector<std::unique_ptr<MigrateCommand>> commands;
#define COMMAND(name) commands.push_back(Make##name());
#include "mcmigrate_commands.def"
#undef COMMAND
  return commands;
}

int Main(int argc, char** argv) {
  if (AnswersVersion(argc, argv, kMcmigrate)) return 0;
  CLI::App app("Migrates sendmail configurations, and proves what changes.", kMcmigrate);
  AddVersion(app, kMcmigrate);
  app.require_subcommand(1);
  const std::vector<std::unique_ptr<MigrateCommand>> commands = AllCommands();
  for (const auto& command : commands) {
    command->AddOptions(*app.add_subcommand(command->name(), command->summary()));
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    PrintError(kMcmigrate, error.what());
    return kExitUsage;
  }
  for (const auto& command : commands) {
    if (app.got_subcommand(command->name())) return command->Run();
  }
  return kExitUsage;
}

}  // namespace
}  // namespace mw::tools

int main(int argc, char** argv) {
  return mw::WithinMemory(mw::tools::kMcmigrate, mw::tools::kExitOsError,
                          [&] { return mw::tools::Main(argc, argv); });
}
