// SPDX-License-Identifier: BSD-2-Clause
// mc2cf: compiles a sendmail.mc to a sendmail.cf.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "base/memory.h"
#include "base/processor_time.h"
#include "base/text.h"
#include "mc/checks/check.h"
#include "mc/depfile.h"
#include "mc/source_map.h"
#include "mc2cf_batch.h"
#include "mc2cf_options.h"

namespace {

using namespace mw;         // NOLINT: a main
using namespace mw::tools;  // NOLINT

constexpr const char* kProgram = "mc2cf";

constexpr size_t kHeapBytes = 512 << 10;  // what a usual site needs

std::vector<report::Rule> Rules() {
  std::vector<report::Rule> rules;
  for (const Explanation& page : mc::Explanations()) {
    rules.push_back({page.kind, page.summary, page.why});
  }
  return rules;
}

int StatusOf(const mc::Compilation& compiled, const Mc2cfChoices& choices) {
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
int WriteResults(const mc::Compilation& compiled, const Mc2cfChoices& choices, Host& host) {
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

// What the environment adds to the command line.
void AddEnvironment(Host& host, mc::Request& request) {
  const std::string paths = host.Environment("M4PATH").value_or("");
  for (const std::string_view folder : Split(paths, ':')) {
    if (!folder.empty()) request.include_path.emplace_back(folder);
  }
  const std::string epoch = host.Environment("SOURCE_DATE_EPOCH").value_or("");
  int64_t seconds = 0;
  const auto [end, error] = std::from_chars(epoch.data(), epoch.data() + epoch.size(), seconds);
  if (!epoch.empty() && error == std::errc() && end == epoch.data() + epoch.size()) {
    request.header.fixed_time = seconds;
  }
}

std::unique_ptr<mc::Compilation> CompileWithinTime(Host& host, const Mc2cfChoices& choices) {
  const ProcessorTimeLimit limit(
      choices.limit_seconds,
      fmt::format("{}: {}: stopped: more than {} seconds of processor time; "
                  "--limit-seconds sets the limit\n",
                  kProgram, choices.request.path, choices.limit_seconds),
      kExitData);
  return std::make_unique<mc::Compilation>(host, choices.request);
}

void Report(const mc::Compilation& compiled, const Mc2cfChoices& choices) {
  PrintDiagnostics(compiled.diagnostics(), compiled.sources(), kProgram, choices.report,
                   choices.report.format == "sarif" ? Rules() : std::vector<report::Rule>());
}

int Compile(Host& host, const Mc2cfChoices& choices) {
  // The program ends behind it, so that nothing is taken apart piece by piece, a tenth of the run.
  const mc::Compilation& compiled = *CompileWithinTime(host, choices).release();
  Report(compiled, choices);
  const int status = StatusOf(compiled, choices);
  const bool inspect = choices.dump_calls || choices.where > 0;
  if (status == kExitNoInput || status == kExitNoFile) return status;
  if (status != kExitOk && !choices.keep_going && !inspect) return status;
  const int written = WriteResults(compiled, choices, host);
  return written != kExitOk ? written : status;
}

// NAME.cf in the folder of --batch for NAME.mc.
std::string BatchOutput(const std::string& folder, std::string_view input) {
  std::string_view name = BaseName(input);
  if (name.ends_with(".mc")) name.remove_suffix(3);
  return folder + "/" + std::string(name) + ".cf";
}

int CompileBatch(Host& host, Mc2cfChoices choices) {
  // Standard error is a file meanwhile.
  choices.report.color = UseColor(choices.report, STDERR_FILENO) ? "always" : "never";
  const auto compile = [&](size_t i) {
    choices.request.path = choices.inputs[i];
    const auto compiled = CompileWithinTime(host, choices);
    Report(*compiled, choices);
    const int status = StatusOf(*compiled, choices);
    if (status != kExitOk && (status != kExitData || !choices.keep_going))
      return Compiled{status, "", ""};
    return Compiled{status, BatchOutput(choices.batch, choices.inputs[i]), compiled->cf()};
  };
  return RunBatch(
      choices.inputs, kProgram, [] { PrepareHeap(kHeapBytes); }, compile);
}

// What is wrong with a command line whose options are all right by themselves; empty: nothing.
std::string WrongCombination(const Mc2cfChoices& choices) {
  if (choices.pages.any()) return "";
  if (choices.inputs.empty()) return "site.mc is required";
  if (choices.batch.empty()) {
    return choices.inputs.size() > 1 ? "more than one .mc, but no --batch DIR" : "";
  }
  const bool single = choices.output != "-" || !choices.depfile.empty() ||
                      !choices.source_map.empty() || choices.where > 0 || choices.dump_calls;
  if (single) return "--batch goes with none of -o, --depfile, --source-map, --where, --dump-calls";
  std::vector<std::string> outputs;
  for (const std::string& input : choices.inputs) {
    if (input == "-") return "--batch reads no standard input";
    std::string output = BatchOutput(choices.batch, input);
    if (std::find(outputs.begin(), outputs.end(), output) != outputs.end()) {
      return "two of the .mc would be written to " + Quote(output);
    }
    outputs.push_back(std::move(output));
  }
  return "";
}

int Run(Mc2cfChoices choices) {
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
  PrepareHeap(kHeapBytes);
  choices.request.path = choices.inputs.front();
  return Compile(*host, choices);
}

int Main(int argc, char** argv) {
  if (AnswersVersion(argc, argv, kProgram)) return 0;
  Mc2cfChoices choices;
  if (const std::optional<int> status = ParseMc2cf(argc, argv, choices)) return *status;
  return Run(std::move(choices));
}

}  // namespace

int main(int argc, char** argv) {
  return mw::WithinMemory(kProgram, kExitOsError, [&] { return Main(argc, argv); });
}
