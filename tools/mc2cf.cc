// SPDX-License-Identifier: BSD-2-Clause
// mc2cf: compiles a sendmail.mc to a sendmail.cf.
#include <charconv>

#include "base/memory.h"
#include "base/text.h"
#include "mc/checks/check.h"
#include "mc/depfile.h"
#include "mc/source_map.h"
#include "mc2cf_options.h"

namespace {

using namespace mw;         // NOLINT: a main
using namespace mw::tools;  // NOLINT

constexpr const char* kProgram = "mc2cf";
constexpr size_t kHeapBytes = 512 << 10;  // what a usual site needs

std::vector<report::Rule> Rules() {
  std::vector<report::Rule> rules;
  for (const mc::Check* check : mc::AllChecks()) {
    for (const DiagnosticKind& kind : check->kinds)
      rules.push_back({kind, check->summary, check->why});
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

int Compile(Mc2cfChoices choices) {
  PrepareHeap(kHeapBytes);
  const std::unique_ptr<Host> host = MakeRealHost();
  const std::string paths = host->Environment("M4PATH").value_or("");
  for (const std::string_view folder : Split(paths, ':')) {
    if (!folder.empty()) choices.request.include_path.emplace_back(folder);
  }
  const std::string epoch = host->Environment("SOURCE_DATE_EPOCH").value_or("");
  int64_t seconds = 0;
  const auto [end, error] = std::from_chars(epoch.data(), epoch.data() + epoch.size(), seconds);
  if (!epoch.empty() && error == std::errc() && end == epoch.data() + epoch.size()) {
    choices.request.header.fixed_time = seconds;
  }
  // Never destroyed: taking all apart piece by piece would be a tenth of the run.
  static const mc::Compilation& compiled = *new mc::Compilation(*host, choices.request);
  PrintDiagnostics(compiled.diagnostics(), compiled.sources(), kProgram, choices.report,
                   choices.report.format == "sarif" ? Rules() : std::vector<report::Rule>());
  const int status = StatusOf(compiled, choices);
  const bool inspect = choices.dump_calls || choices.where > 0;
  if (status == kExitNoInput || status == kExitNoFile) return status;
  if (status != kExitOk && !choices.keep_going && !inspect) return status;
  const int written = WriteResults(compiled, choices, *host);
  return written != kExitOk ? written : status;
}

}  // namespace

int main(int argc, char** argv) {
  Mc2cfChoices choices;
  if (const std::optional<int> status = ParseMc2cf(argc, argv, choices)) return *status;
  return Compile(std::move(choices));
}
