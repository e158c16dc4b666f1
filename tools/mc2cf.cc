// SPDX-License-Identifier: BSD-2-Clause
// mc2cf: compiles a sendmail.mc to a sendmail.cf.
#include <CLI/CLI.hpp>

#include "base/text.h"
#include "common.h"
#include "mc/checks/check.h"
#include "mc/compiler.h"
#include "mc/depfile.h"
#include "mc/source_map.h"
#include "mc2cf_choices.h"
#include "mc2cf_pages.h"

namespace {

using namespace mw;         // NOLINT: a main
using namespace mw::tools;  // NOLINT

constexpr const char* kProgram = "mc2cf";

std::vector<report::Rule> Rules() {
  std::vector<report::Rule> rules;
  for (const mc::Check* check : mc::AllChecks()) {
    for (const DiagnosticKind& kind : check->kinds)
      rules.push_back({kind, check->summary, check->why});
  }
  return rules;
}

int StatusOf(const mc::Compilation& compiled, const Choices& choices) {
  switch (compiled.outcome()) {
    case mc::Outcome::kUnreadable:
      return kExitNoInput;
    case mc::Outcome::kNoLibrary:
      return kExitNoFile;
    case mc::Outcome::kWrong:
      return kExitData;
    case mc::Outcome::kGood:
      break;
  }
  return choices.werror && compiled.diagnostics().warnings() > 0 ? kExitData : kExitOk;
}

// Writes what was asked for; the first failure ends it.
int WriteResults(const mc::Compilation& compiled, const Choices& choices, Host& host) {
  if (choices.dump_calls) {
    const bool json = choices.report.format == "json";
    return WriteStandardOutput(kProgram,
                               json ? mc::DumpCallsAsJson(compiled.calls(), compiled.sources())
                                    : mc::DumpCalls(compiled.calls(), compiled.sources()));
  }
  if (choices.where > 0) {
    const std::string text = mc::DescribeLine(compiled, choices.where);
    if (!text.empty()) return WriteStandardOutput(kProgram, text);
    PrintError(kProgram, "the .cf has " + std::to_string(mc::CountLines(compiled.cf())) + " lines");
    return kExitUsage;
  }
  int status = WriteOutputFile(kProgram, host, choices.output, compiled.cf());
  const std::string target = choices.output == "-" ? "sendmail.cf" : choices.output;
  if (status == 0 && !choices.depfile.empty()) {
    status = WriteOutputFile(kProgram, host, choices.depfile,
                             mc::DepfileText(target, compiled.files_read()));
  }
  if (status == 0 && !choices.source_map.empty()) {
    const std::string name = choices.output == "-" ? "" : choices.output;
    status =
        WriteOutputFile(kProgram, host, choices.source_map, mc::SourceMapAsJson(compiled, name));
  }
  return status;
}

int Compile(Host& host, const Choices& choices) {
  const mc::Compilation compiled(host, choices.request);
  PrintDiagnostics(compiled.diagnostics(), compiled.sources(), kProgram, choices.report,
                   choices.report.format == "sarif" ? Rules() : std::vector<report::Rule>());
  const int status = StatusOf(compiled, choices);
  const bool inspect = choices.dump_calls || choices.where > 0;
  if (status == kExitNoInput || status == kExitNoFile) return status;
  if (status != kExitOk && !choices.keep_going && !inspect) return status;
  const int written = WriteResults(compiled, choices, host);
  return written != kExitOk ? written : status;
}

// Each file as if it were alone; the status is that of the first one that failed.
int CompileBatch(Host& host, Choices choices) {
  int first = kExitOk;
  for (const std::string& input : choices.inputs) {
    choices.request.path = input;
    choices.output = BatchOutput(choices.batch, input);
    const int status = Compile(host, choices);
    if (first == kExitOk) first = status;
  }
  return first;
}

int Run(Choices choices) {
  const std::string wrong = WrongCombination(choices);
  if (!wrong.empty()) {
    PrintError(kProgram, wrong);
    return kExitUsage;
  }
  if (choices.pages.any()) {
    choices.pages.library = choices.request.library;
    return PrintPage(choices.pages);
  }
  const std::unique_ptr<Host> host = MakeRealHost();
  AddEnvironment(*host, choices.request);
  if (!choices.batch.empty()) return CompileBatch(*host, std::move(choices));
  choices.request.path = choices.inputs.front();
  return Compile(*host, choices);
}

}  // namespace

int main(int argc, char** argv) {
  Choices choices;
  CLI::App app("Compile a sendmail.mc to a sendmail.cf.", kProgram);
  app.set_version_flag("--version", std::string(kProgram) + " (mailwright) " MW_VERSION);
  app.footer(
      "Exit status: 0 the .cf was written, perhaps with warnings; 64 wrong command line;\n"
      "65 the .mc is wrong; 66 it cannot be read; 72 no cf library; 73, 74 the output cannot be\n"
      "created or written. Except for 0 nothing has been written.");
  AddOptions(app, choices);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    PrintError(kProgram, error.what());
    return kExitUsage;
  }
  return Run(std::move(choices));
}
