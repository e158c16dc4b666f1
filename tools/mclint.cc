// SPDX-License-Identifier: BSD-2-Clause
// mclint: finds mistakes in a sendmail site and proves them.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/text.h"
#include "common.h"
#include "lint/fixes.h"
#include "lint/rule.h"
#include "lint/subject.h"
#include "lint/suppress.h"
#include "mc/checks/check.h"
#include "world.h"

namespace {

using namespace mw;         // NOLINT: a main
using namespace mw::tools;  // NOLINT

constexpr const char* kProgram = "mclint";
// As compilers and linters have it.
constexpr int kClean = 0;
constexpr int kFindings = 1;
constexpr int kFailed = 2;

struct Choices {
  WorldChoice world;
  std::string path = "/etc/mail";
  std::string library;
  ReportChoice report;
  std::string explain;
  bool list = false, fix = false, unsafe = false, diff = false;
};

int PrintPages(const Choices& choices) {
  std::string out;
  if (!choices.explain.empty() && choices.explain != "all") {
    const lint::Rule* rule = lint::FindRule(choices.explain);
    if (rule == nullptr) {
      PrintError(kProgram, "there is no rule " + Quote(choices.explain) + "; see mclint --rules");
      return kFailed;
    }
    out = lint::PageOf(*rule);
  } else {
    for (const lint::Rule* rule : lint::Rules()) {
      out += choices.list
                 ? fmt::format("{} {}: {}\n", rule->kind.code, rule->kind.name, rule->summary)
                 : lint::PageOf(*rule) + '\n';
    }
  }
  return WriteStandardOutput(kProgram, out);
}

std::vector<report::Rule> ReportRules() {
  std::vector<report::Rule> rules;
  for (const mc::Check* check : mc::AllChecks()) {
    for (const DiagnosticKind& kind : check->kinds) {
      rules.push_back({kind, check->summary, check->why});
    }
  }
  for (const lint::Rule* rule : lint::Rules()) {
    rules.push_back({rule->kind, rule->summary, rule->why});
  }
  return rules;
}

// Writes the fixed texts, or shows what would change.
int Fix(const Choices& choices, Host& host, const std::vector<Diagnostic>& findings,
        const SourceTable& sources) {
  const lint::FixedTexts fixed = lint::ApplyFixes(findings, sources, choices.unsafe);
  std::string out;
  for (const auto& [id, text] : fixed.texts) {
    const Source& source = sources.Get(id);
    if (choices.diff) {
      out += lint::UnifiedDiff(source.name(), source.bytes(), text);
      continue;
    }
    if (Result<void> written = host.WriteFileAtomically(source.name(), text); !written) {
      PrintError(kProgram, "cannot write " + written.failure().message);
      return kFailed;
    }
  }
  if (!choices.diff) {
    out = fmt::format("{} findings fixed, {} fixes left{}\n", fixed.applied, fixed.left,
                      fixed.left != 0 && !choices.unsafe ? " (--unsafe-fixes applies them)" : "");
  }
  if (WriteStandardOutput(kProgram, out) != kExitOk) return kFailed;
  return fixed.applied == findings.size() && !choices.diff ? kClean : kFindings;
}

int Run(Choices& choices) {
  const std::unique_ptr<Host> real = MakeRealHost();
  const std::string path = FindConfiguration(*real, choices.path);
  if (path.empty()) {
    PrintError(kProgram, choices.path + ": there is neither sendmail.mc nor sendmail.cf");
    return kFailed;
  }
  const bool folder = path != choices.path;
  if (folder && choices.world.site.empty() && choices.path != "/etc/mail") {
    choices.world.site = choices.path;
  }
  SourceTable sources;
  Sink sink;
  World world(choices.world, sources, sink);
  lint::Subject::Request request;
  request.identity = choices.world.identity;
  request.library = choices.library;
  request.root = choices.world.root;
  if (path.ends_with(".mc")) {
    request.mc_file = path;
    request.cf_file = "sendmail.cf";
  } else {
    request.cf_file = path;
  }
  CommandlessHost host(world.host());
  lint::Subject subject(host, world.environment(), request, sources, sink);
  for (const lint::Rule* rule : lint::Rules()) rule->check(subject, *rule, sink);
  const std::vector<Diagnostic> findings = lint::Suppress(sink.Sorted(), sources);
  if (choices.fix || choices.diff) return Fix(choices, host, findings, sources);
  const report::Format* format = report::FindFormat(choices.report.format);
  if (!findings.empty() || choices.report.format != "text") {
    report::Options options;
    options.color = choices.report.color == "always";
    options.dropped = sink.dropped();
    options.tool = kProgram;
    options.version = MW_VERSION;
    options.rules = ReportRules();
    const std::string out = format->render(findings, sources, options);
    if (WriteStandardOutput(kProgram, out) != kExitOk) return kFailed;
  }
  const bool bad = std::any_of(findings.begin(), findings.end(), [](const Diagnostic& finding) {
    return finding.severity != Severity::kNote;
  });
  return bad ? kFindings : kClean;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"mclint: finds mistakes and conflicts in a sendmail site, each with a witness"};
  Choices choices;
  choices.world.identity.host_name = MakeRealHost()->HostName();
  app.add_option("path", choices.path, "a folder like /etc/mail, a sendmail.mc or a sendmail.cf");
  app.add_option("--library", choices.library, "folder of the cf library for a .mc");
  app.add_option("--format", choices.report.format, "text, json, sarif")
      ->check(CLI::IsMember({"text", "json", "sarif"}));
  app.add_option("--color", choices.report.color, "colour findings: always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  app.add_option("--explain", choices.explain, "the page of a rule, by code or name; or all");
  app.add_flag("--rules", choices.list, "list all rules");
  app.add_flag("--fix", choices.fix, "apply safe fixes");
  app.add_flag("--unsafe-fixes", choices.unsafe, "with --fix or --diff: others, too");
  app.add_flag("--diff", choices.diff, "show what --fix would change");
  AddWorldOptions(app, choices.world);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kFailed;
  }
  if (choices.list || !choices.explain.empty()) return PrintPages(choices);
  return Run(choices);
}
