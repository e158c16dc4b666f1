// SPDX-License-Identifier: BSD-2-Clause
// mclint: finds mistakes in a sendmail site and proves them.
#include "mclint.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "base/line_diff.h"
#include "base/memory.h"
#include "base/text.h"
#include "lint/fixes.h"
#include "lint/rule.h"
#include "lint/subject.h"
#include "lint/suppress.h"
#include "progress.h"
#include "report/baseline.h"

namespace {

using namespace mw;         // NOLINT: a main
using namespace mw::tools;  // NOLINT

constexpr size_t kHeapBytes = 3 << 20;  // what an ordinary site takes
constexpr uint64_t kMaxSettings = 1 << 20;
constexpr uint64_t kMaxBaseline = 64 << 20;
constexpr const char* kSettingsName = ".mclint.toml";

class Linter {
 public:
  Linter(LintChoices choices, std::vector<std::string> given)
      : choices_(std::move(choices)), given_(std::move(given)) {}

  int Run();

 private:
  bool TakeSettings(const std::string& path);
  std::string TakeTables();
  std::vector<Diagnostic> Findings(const std::string& path);
  bool LeaveOutKnown(std::vector<Diagnostic>& findings);
  int Fix(const std::vector<Diagnostic>& findings);
  int Report(const std::vector<Diagnostic>& findings);

  const std::unique_ptr<Host> real_ = MakeRealHost();
  LintChoices choices_;
  std::vector<std::string> given_;
  lint::Settings settings_;
  SourceTable sources_;
  Sink sink_;
  std::unique_ptr<World> world_;
  size_t dropped_ = 0;
};

// False when there are settings but they cannot be taken; the reason has been said.
bool Linter::TakeSettings(const std::string& path) {
  if (choices_.no_settings) return true;
  std::string name = choices_.settings;
  if (name.empty()) {
    const std::string folder(DirName(path));
    name = folder + '/' + kSettingsName;
    if (!real_->Status(name).ok()) name = kSettingsName;
    if (!real_->Status(name).ok()) return true;
  }
  Result<std::string> text = real_->ReadFile(name, kMaxSettings);
  if (!text) {
    PrintError(kMclint, "cannot read " + text.failure().message);
    return false;
  }
  Sink problems;
  std::vector<DiagnosticKind> kinds;
  for (const report::Rule& rule : LintReportRules()) kinds.push_back(rule.kind);
  settings_ = lint::ReadSettings(sources_, sources_.Add(name, std::move(*text)), kinds, problems);
  if (problems.errors() != 0) {
    PrintDiagnostics(problems, sources_, kMclint, {"text", choices_.report.color}, {});
    return false;
  }
  const size_t slash = name.rfind('/');
  ApplySettings(settings_, slash == std::string::npos ? "" : name.substr(0, slash + 1), given_,
                choices_);
  return true;
}

std::vector<Diagnostic> Linter::Findings(const std::string& path) {
  world_ = std::make_unique<World>(choices_.world, sources_, sink_);
  lint::Subject::Request request;
  request.identity = choices_.world.identity;
  request.library = choices_.library;
  request.target = choices_.target;
  request.root = choices_.world.root;
  if (!lint::TableOf(path).empty()) {
    request.texts = choices_.tables;
    request.texts.insert(request.texts.begin(), path);
  } else if (path.ends_with(".mc")) {
    request.mc_file = path;
    request.cf_file = "sendmail.cf";
  } else {
    request.cf_file = path;
  }
  CommandlessHost host(world_->host());
  Progress progress;
  size_t done = 0;
  request.on_row = [&](const lint::Table& table, uint32_t row) {
    if (!progress.IsDue()) return;
    progress.Show(fmt::format("rule {} of {}: row {} of {} of {}", done + 1, lint::Rules().size(),
                              row, table.rows.rows().size(), Printable(table.file->name)));
  };
  lint::Subject subject(host, world_->environment(), request, sources_, sink_);
  for (const lint::Rule* rule : lint::Rules()) {
    rule->check(subject, *rule, sink_);
    done++;
  }
  dropped_ = sink_.dropped();
  world_->NameRealFiles(sources_);
  return lint::ApplyRules(lint::Suppress(sink_.Sorted(), sources_), settings_);
}

bool Linter::LeaveOutKnown(std::vector<Diagnostic>& findings) {
  if (choices_.baseline.empty()) return true;
  const Result<std::string> text = real_->ReadFile(choices_.baseline, kMaxBaseline);
  if (!text) {
    PrintError(kMclint, "cannot read the baseline: " + text.failure().message +
                            "; --write-baseline makes one");
    return false;
  }
  report::Remaining rest = report::WithoutBaseline(std::move(findings), sources_, *text);
  findings = std::move(rest.findings);
  if (rest.gone != 0) {
    PrintWarning(kMclint, fmt::format("{}: {} of its findings are gone; --write-baseline renews it",
                                      Printable(choices_.baseline), rest.gone));
  }
  return true;
}

// Writes the fixed texts, or shows what would change.
int Linter::Fix(const std::vector<Diagnostic>& findings) {
  const lint::FixedTexts fixed = lint::ApplyFixes(findings, sources_, choices_.unsafe);
  std::string out;
  for (const auto& [id, text] : fixed.texts) {
    const Source& source = sources_.Get(id);
    if (choices_.diff) {
      out += LineDiff(source.name(), source.name(), source.bytes(), text);
      continue;
    }
    if (Result<void> written = real_->WriteFileAtomically(source.name(), text); !written) {
      PrintError(kMclint, "cannot write " + written.failure().message);
      return kLintFailed;
    }
  }
  if (!choices_.diff) {
    out = fmt::format("{} findings fixed, {} fixes left{}\n", fixed.applied, fixed.left,
                      fixed.left != 0 && !choices_.unsafe ? " (--unsafe-fixes applies them)" : "");
  }
  if (WriteStandardOutput(kMclint, out) != kExitOk) return kLintFailed;
  return fixed.applied == findings.size() && !choices_.diff ? kLintClean : kLintFindings;
}

int Linter::Report(const std::vector<Diagnostic>& findings) {
  const report::Format* format = report::FindFormat(choices_.report.format);
  if (!findings.empty() || choices_.report.format != "text") {
    report::Options options;
    options.color = UseColor(choices_.report, STDOUT_FILENO);
    options.dropped = dropped_;
    options.tool = kMclint;
    options.version = MW_VERSION;
    options.rules = LintReportRules();
    const std::string out = format->render(findings, sources_, options);
    if (WriteStandardOutput(kMclint, out) != kExitOk) return kLintFailed;
  }
  const bool bad = std::any_of(findings.begin(), findings.end(), [](const Diagnostic& finding) {
    return finding.severity != Severity::kNote;
  });
  return bad ? kLintFindings : kLintClean;
}

// The tables of a folder that holds no configuration, the first of them; "" when there is none.
std::string Linter::TakeTables() {
  Result<std::vector<std::string>> names = real_->List(choices_.path);
  if (!names) return "";
  std::sort(names->begin(), names->end());
  for (const std::string& name : *names) {
    if (lint::TableOf(name).empty() || name.ends_with(".db") || name.ends_with(".d")) continue;
    choices_.tables.push_back(choices_.path + '/' + name);
  }
  if (choices_.tables.empty()) return "";
  std::string first = choices_.tables.front();
  choices_.tables.erase(choices_.tables.begin());
  return first;
}

int Linter::Run() {
  std::string path = FindConfiguration(*real_, choices_.path);
  if (path.empty() && choices_.tables.empty()) path = TakeTables();
  if (path.empty()) {
    PrintError(kMclint,
               choices_.path + ": there is neither sendmail.mc nor sendmail.cf, nor any table");
    return kLintFailed;
  }
  const bool folder = path != choices_.path && lint::TableOf(path).empty();
  if (folder && choices_.world.site.empty() && choices_.path != "/etc/mail") {
    choices_.world.site = choices_.path;
  }
  if (!TakeSettings(path)) return kLintFailed;
  std::vector<Diagnostic> findings = Findings(path);
  if (!choices_.write_baseline.empty()) {
    return WriteOutputFile(kMclint, *real_, choices_.write_baseline,
                           report::MakeBaseline(findings, sources_)) == kExitOk
               ? kLintClean
               : kLintFailed;
  }
  if (!LeaveOutKnown(findings)) return kLintFailed;
  return choices_.fix || choices_.diff ? Fix(findings) : Report(findings);
}

int Main(int argc, char** argv) {
  if (AnswersVersion(argc, argv, kMclint)) return 0;
  PrepareHeap(kHeapBytes);
  LintChoices choices;
  std::vector<std::string> given;
  choices.world.identity.host_name = MakeRealHost()->HostName();
  if (const std::optional<int> status = ParseMclint(argc, argv, choices, given)) return *status;
  if (choices.list || !choices.explain.empty()) return PrintLintPages(choices);
  return Linter(std::move(choices), std::move(given)).Run();
}

}  // namespace

int main(int argc, char** argv) {
  return mw::WithinMemory(kMclint, kExitOsError, [&] { return Main(argc, argv); });
}
