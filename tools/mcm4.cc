// SPDX-License-Identifier: BSD-2-Clause
// mcm4: m4, as GNU m4 1.4.19 does it.
#include <fmt/format.h>
#include <signal.h>

#include <cerrno>
#include <cstring>

#include "base/memory.h"
#include "base/text.h"
#include "m4/command_line.h"
#include "m4/engine.h"
#include "m4_console.h"
#include "mcm4_frozen.h"

namespace {

using namespace mw;         // NOLINT: a main
using namespace mw::tools;  // NOLINT

constexpr size_t kHeapBytes = 128 << 10;  // what a run needs at least
constexpr int kExitOk = 0;
constexpr int kExitError = 1;

constexpr const char* kVersion =
    "mcm4 (mailwright) " MW_VERSION
    ", behaves as m4 (GNU M4) 1.4.19\n"
    "This is free software under the 2-clause BSD license; there is no warranty.\n";

// Adds the folders of M4PATH, which only GNU's extensions know.
void AddEnvironment(Host& host, m4::Options& options) {
  if (!options.gnu) return;
  const std::string folders = host.Environment("M4PATH").value_or("");
  for (const std::string_view folder : Split(folders, ':')) {
    if (!folder.empty()) options.include_path.emplace_back(folder);
  }
}

// Sends debugging output to `file`. `shown` is how GNU m4 names it when it cannot be opened. False when
// the run ends here, by -EE.
bool SetDebugFile(M4Console& console, m4::Engine& engine, const std::string* file,
                  std::string_view shown, int& status) {
  if (console.OnDebugFile(file)) return true;
  console.Say(fmt::format("cannot set debug file `{}': {}", shown, std::strerror(errno)));
  const int fatal = engine.options().fatal_warnings;
  if (fatal > 0) status = kExitError;
  return fatal < 2;
}

// Does everything in its turn; the exit status.
int RunSteps(Host& host, M4Console& console, const m4::CommandLine& line, m4::Engine& engine) {
  using Kind = m4::CommandLine::Step::Kind;
  int status = kExitOk;
  if (line.debug_file &&
      !SetDebugFile(console, engine, &*line.debug_file, *line.debug_file, status)) {
    return status;
  }
  for (const m4::CommandLine::Step& step : line.steps) {
    if (engine.ended()) break;
    switch (step.kind) {
      case Kind::kFile:
        engine.RunFile(step.text);
        break;
      case Kind::kDefine:
        engine.Define(step.text, *step.value);
        break;
      case Kind::kUndefine:
        engine.Undefine(step.text);
        break;
      case Kind::kTrace:
        engine.Trace(step.text);
        break;
      case Kind::kSyncLines:
        engine.options().sync_lines = true;
        break;
      case Kind::kDebugFile:
        if (SetDebugFile(console, engine, step.value ? &*step.value : nullptr, "stderr", status))
          break;
        console.OnOutput(engine.output());
        return status;
    }
  }
  if (line.freeze_file && !engine.ended())
    return std::max(status, WriteFrozen(host, console, line, engine));
  engine.Finish();
  return status != kExitOk && engine.exit_status() == kExitOk ? status : engine.exit_status();
}

int Run(m4::CommandLine line, const std::string& program, M4Console& console) {
  if (line.interactive) signal(SIGINT, SIG_IGN);
  PrepareHeap(kHeapBytes);
  const std::unique_ptr<Host> system = MakeRealHost();
  CommandlessHost commandless(*system);
  InputWatcher host(line.no_exec ? static_cast<Host&>(commandless) : *system);
  line.options.program = program;
  line.options.stream_output = true;
  line.options.descriptors_run_out = true;
  AddEnvironment(host, line.options);
  SourceTable sources;
  // Never destroyed: the system takes all memory back at once.
  static m4::Engine& engine = *new m4::Engine(host, sources, console, line.options);
  int status = kExitOk;
  if (line.reload_file) status = ReloadFrozen(host, sources, console, *line.reload_file, engine);
  try {
    if (status == kExitOk) status = RunSteps(host, console, line, engine);
  } catch (const std::bad_alloc&) {
    console.OnOutput(engine.output());
    throw;
  }
  if (host.error() != 0) {
    // It was open, and can be closed, unless that is the failure.
    const bool closed = host.error() == EBADF;
    console.Say(closed ? fmt::format("error closing file: {}", std::strerror(EBADF))
                       : std::string("error closing file"));
    status = kExitError;
  }
  return status;
}

int Start(const m4::CommandLine& line, const std::string& program, M4Console& console) {
  using Action = m4::CommandLine::Action;
  for (const std::string& message : line.messages) console.Say(message);
  switch (line.action) {
    case Action::kFail:
      if (line.hint_at_help) {
        console.OnErrorText(fmt::format("Try `{} --help' for more information.\n", program));
      }
      return kExitError;
    case Action::kHelp:
      console.OnOutput(fmt::format("Usage: {} [OPTION]... [FILE]...\n{}", program, m4::HelpText()));
      return kExitOk;
    case Action::kVersion:
      console.OnOutput(kVersion);
      return kExitOk;
    case Action::kRun:
      return Run(line, program, console);
  }
  return kExitError;
}

int Main(int argc, char** argv, const std::string& program) {
  M4Console console(program);
  const std::vector<std::string_view> arguments(argv + std::min(argc, 1), argv + argc);
  const int status = Start(m4::ParseCommandLine(arguments), program, console);
  const int error = console.CloseOutput();
  if (error == 0) return status;
  console.Say(fmt::format("write error: {}", std::strerror(error)));
  return kExitError;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string program = argc > 0 ? argv[0] : "mcm4";
  return WithinMemory(program.c_str(), kExitError, [&] { return Main(argc, argv, program); });
}
