// SPDX-License-Identifier: BSD-2-Clause
// mcmigrate check: what has changed since a .mc was written, and what is dangerous in it.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "common.h"
#include "mc/checks/check.h"
#include "mcmigrate.h"
#include "migrate/change.h"
#include "migrate/hardening.h"
#include "migrate/upgrade.h"

namespace mw::tools {
namespace {

constexpr DiagnosticKind kWrittenFor = {"MIG100", "written-for", Severity::kNote};

std::vector<report::Rule> ReportRules() {
  std::vector<report::Rule> rules = {{kWrittenFor, "the version that the file was written for",
                                      "Changes of meaning are told to older files only."}};
  for (const migrate::Change* change : migrate::Changes()) {
    rules.push_back({change->kind, change->summary, change->why});
  }
  for (const migrate::Hardening& row : migrate::Hardenings()) {
    rules.push_back({row.kind, row.summary, row.why});
  }
  for (const mc::Check* check : mc::AllChecks()) {
    for (const DiagnosticKind& kind : check->kinds) {
      rules.push_back({kind, check->summary, check->why});
    }
  }
  return rules;
}

class CheckCommand final : public MigrateCommand {
 public:
  const char* name() const override { return "check"; }
  const char* summary() const override {
    return "tell what has changed since a .mc was written, and what is dangerous in it";
  }
  void AddOptions(CLI::App& app) override {
    app.add_option("file", path_, "the .mc");
    app.add_option("--target", target_, "the sendmail that it is meant for now, such as 8.17");
    app.add_option("--written-for", written_for_, "the one it was written for; guessed without");
    app.add_option("--library", library_,
                   "folder of another cf library than the one in the program");
    app.add_option("--format", report_.format, "text, json, sarif")
        ->check(CLI::IsMember({"text", "json", "sarif"}));
    app.add_option("--color", report_.color, "colour findings: always, never")
        ->check(CLI::IsMember({"auto", "always", "never"}));
    app.add_option("--explain", explain_, "the page of a change, by code or name; or all");
  }
  int Run() override;

 private:
  int Explain() const;
  int Report(const migrate::Draft& draft, const std::vector<Diagnostic>& findings) const;

  std::string path_, target_ = "8.17", written_for_, library_{mc::kBuiltinName}, explain_;
  ReportChoice report_;
};

int CheckCommand::Explain() const {
  std::string out;
  for (const migrate::Change* change : migrate::Changes()) {
    if (explain_ != "all" && migrate::FindChange(explain_) != change) continue;
    out += fmt::format(
        "## {} {}\n\n{} ({}{}).\n\n{}\n\nBefore:\n\n~~~ text\n{}~~~\n\nToday:\n\n"
        "~~~ text\n{}~~~\n\n",
        change->kind.code, change->kind.name, change->summary, SeverityName(change->kind.severity),
        change->since.known() ? ", since " + migrate::VersionText(change->since) : "", change->why,
        change->bad, change->good);
  }
  if (out.empty()) {
    PrintError(kMcmigrate, "there is no change " + Quote(explain_));
    return kExitUsage;
  }
  return WriteStandardOutput(kMcmigrate, out);
}

int CheckCommand::Report(const migrate::Draft& draft,
                         const std::vector<Diagnostic>& findings) const {
  report::Options options;
  options.color = report_.color == "always";
  options.tool = kMcmigrate;
  options.version = MW_VERSION;
  options.rules = ReportRules();
  const std::string out =
      report::FindFormat(report_.format)->render(findings, draft.sources(), options);
  if (const ExitStatus status = WriteStandardOutput(kMcmigrate, out); status != kExitOk)
    return status;
  return std::any_of(findings.begin(), findings.end(),
                     [](const Diagnostic& one) { return one.severity != Severity::kNote; })
             ? 1
             : 0;
}

int CheckCommand::Run() {
  if (!explain_.empty()) return Explain();
  const std::optional<migrate::Version> target = migrate::ParseVersion(target_);
  const std::optional<migrate::Version> written = migrate::ParseVersion(written_for_);
  if (path_.empty() || !target || (!written && !written_for_.empty())) {
    PrintError(kMcmigrate, path_.empty() ? "check: there is no file"
                                         : "check: a version looks like 8.17 or 8.16.1");
    return kExitUsage;
  }
  const std::unique_ptr<Host> host = MakeRealHost();
  Result<std::string> text = host->ReadFile(path_, 16 << 20);
  if (!text || migrate::IsCf(*text)) {
    PrintError(kMcmigrate, text ? path_ + ": is a .cf, not a .mc; see mcmigrate recover"
                                : text.failure().message);
    return text ? kExitData : kExitNoInput;
  }
  migrate::Draft::Request request;
  request.path = path_;
  request.text = *std::move(text);
  request.library = library_;
  request.target = *target;
  request.written_for = written;
  const migrate::Draft draft(*host, request);
  if (draft.main() == kNoSource) {
    PrintDiagnostics(draft.compiled().diagnostics(), draft.sources(), kMcmigrate, {}, {});
    return kExitUnavailable;
  }
  Sink sink;
  migrate::FindChanges(draft, sink);
  Diagnostic era(
      kWrittenFor, draft.reason().range,
      fmt::format("taken as written for sendmail {}, held against {}: {}",
                  migrate::VersionText(draft.written_for()), target_, draft.reason().message));
  if (!era.range.known()) era.range = {{draft.main(), 0}, 0};
  sink.Add(std::move(era));
  for (Diagnostic& missing : migrate::MissingHardening(draft, {})) sink.Add(std::move(missing));
  return Report(draft, migrate::WithCompilerFindings(draft, sink));
}

}  // namespace

std::unique_ptr<MigrateCommand> MakeCheck();
std::unique_ptr<MigrateCommand> MakeCheck() { return std::make_unique<CheckCommand>(); }

}  // namespace mw::tools
