// SPDX-License-Identifier: BSD-2-Clause
// The parts of mclint's main.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "common.h"
#include "lint/settings.h"
#include "world.h"

namespace mw::tools {

inline constexpr const char* kMclint = "mclint";

// As compilers and linters have it.
enum LintStatus : int {
  kLintClean = 0,
  kLintFindings = 1,  // errors or warnings
  kLintFailed = 2,    // the job could not be done
};

struct LintChoices {
  WorldChoice world;
  std::string path = "/etc/mail";
  std::string library;
  std::string target;
  ReportChoice report;
  std::string settings;  // "": .mclint.toml of the site, if there is one
  bool no_settings = false;
  std::string baseline;
  std::string write_baseline;
  std::string explain;
  bool list = false, fix = false, unsafe = false, diff = false;
};

// Reads the command line; a status when the program ends here. `given` gets the names of the options
// that were there, for settings do not replace them.
std::optional<int> ParseMclint(int argc, char** argv, LintChoices& choices,
                               std::vector<std::string>& given);

// Fills what the command line left open. `folder`: of the settings file, with a final slash.
void ApplySettings(const lint::Settings& settings, const std::string& folder,
                   const std::vector<std::string>& given, LintChoices& choices);

// --rules and --explain.
int PrintLintPages(const LintChoices& choices);

// Every rule that can be reported: the linter's own and those of the compiler.
std::vector<report::Rule> LintReportRules();

}  // namespace mw::tools
