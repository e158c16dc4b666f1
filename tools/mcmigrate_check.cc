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

constexpr DiagnosticKind kUntagged = {"MIG170", "untagged-key", Severity::kWarning};
constexpr DiagnosticKind kOldMap = {"MIG171", "old-database", Severity::kWarning};
constexpr DiagnosticKind kWrittenFor = {"MIG100", "written-for", Severity::kNote};

std::vector<report::Rule> ReportRules() {
  std::vector<report::Rule> rules = {{kWrittenFor, "the version that the file was written for",
                                      "Changes of meaning are told to older files only."},
                                     {kUntagged, "a key of access has no tag",
                                      "It counts for clients, senders and recipients at once."},
                                     {kOldMap, "a database is of a type that is gone",
                                      "sendmail does not open it; build it anew from its text."}};
  for (const migrate::VersionChange* change : migrate::Changes()) {
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
    app.add_option("--maps", maps_,
                   "the folder of the texts of its maps: access is looked at, too");
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
  int Report(const SourceTable& sources, const std::vector<Diagnostic>& findings) const;
  void CheckMaps(Host& host, const migrate::OldSite& site, SourceTable& sources, Sink& sink) const;

  std::string path_, target_ = "8.17", written_for_, library_{mc::kBuiltinName}, explain_, maps_;
  ReportChoice report_;
};

int CheckCommand::Explain() const {
  std::string out;
  for (const migrate::VersionChange* change : migrate::Changes()) {
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

int CheckCommand::Report(const SourceTable& sources,
                         const std::vector<Diagnostic>& findings) const {
  report::Options options;
  options.color = report_.color == "always";
  options.tool = kMcmigrate;
  options.version = MW_VERSION;
  options.rules = ReportRules();
  const std::string out = report::FindFormat(report_.format)->render(findings, sources, options);
  if (const ExitStatus status = WriteStandardOutput(kMcmigrate, out); status != kExitOk)
    return status;
  return std::any_of(findings.begin(), findings.end(),
                     [](const Diagnostic& one) { return one.severity != Severity::kNote; })
             ? 1
             : 0;
}

// The texts are further sources behind those of the site.
void CheckCommand::CheckMaps(Host& host, const migrate::OldSite& site, SourceTable& sources,
                             Sink& sink) const {
  std::vector<std::string> old_maps;
  for (migrate::MapStep& map : migrate::UpgradeMaps(host, site, maps_, old_maps)) {
    const SourceId id = sources.Add(maps_ + "/" + map.name, std::move(map.original));
    for (const migrate::AccessStep& step : map.upgrade.steps) {
      const std::string_view line = sources.Get(id).Line(step.line);
      const auto offset = static_cast<uint32_t>(line.data() - sources.Get(id).bytes().data());
      const auto length = static_cast<uint32_t>(line.find_first_of(" \t"));
      const std::string todo = step.done.empty() ? "" : "; " + step.done;
      sink.Add({kUntagged, {{id, offset}, length}, step.message + todo});
    }
  }
  for (const std::string& name : old_maps) {
    sink.Add({kOldMap, {}, fmt::format("{}/{} is of a type that is gone", maps_, name)});
  }
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
  migrate::OldSite::Request request;
  request.path = path_;
  request.text = *std::move(text);
  request.library = library_;
  request.target = *target;
  request.written_for = written;
  const migrate::OldSite site(*host, request);
  if (site.main() == kNoSource) {
    PrintDiagnostics(site.compiled().diagnostics(), site.sources(), kMcmigrate, {}, {});
    return kExitUnavailable;
  }
  Sink sink;
  migrate::FindChanges(site, sink);
  Diagnostic era(
      kWrittenFor, site.reason().range,
      fmt::format("taken as written for sendmail {}, held against {}: {}",
                  migrate::VersionText(site.written_for()), target_, site.reason().message));
  if (!era.range.known()) era.range = {{site.main(), 0}, 0};
  sink.Add(std::move(era));
  for (Diagnostic& missing : migrate::MissingHardening(site, {})) sink.Add(std::move(missing));
  SourceTable sources;
  for (SourceId id = 0; id < site.sources().size(); ++id) {
    const Source& source = site.sources().Get(id);
    sources.Add(source.name(), std::string(source.bytes()));
  }
  if (!maps_.empty()) CheckMaps(*host, site, sources, sink);
  return Report(sources, migrate::WithCompilerFindings(site, sink));
}

}  // namespace

std::unique_ptr<MigrateCommand> MakeCheck();
std::unique_ptr<MigrateCommand> MakeCheck() { return std::make_unique<CheckCommand>(); }

}  // namespace mw::tools
