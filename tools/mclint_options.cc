// SPDX-License-Identifier: BSD-2-Clause
#include <algorithm>

#include "mc/builtin_library.h"
#include "mclint.h"

namespace mw::tools {
namespace {

void AddLintOptions(CLI::App& app, LintChoices& choices) {
  app.add_option(
         "path", choices.path,
         "a folder like /etc/mail, a sendmail.mc or a sendmail.cf, or a table such as mailertable")
      ->capture_default_str();
  app.add_option("tables", choices.tables, "more tables, when the first path is one");
  app.add_option("--library", choices.library, "folder of the cf library for a .mc, or builtin")
      ->type_name("DIR");
  app.add_option("--target", choices.target, "the release of sendmail that a .mc is compiled for")
      ->type_name("VERSION")
      ->check(CLI::IsMember(std::vector<std::string>(std::begin(mc::kBuiltinTargets),
                                                     std::end(mc::kBuiltinTargets))));
  app.add_option("--settings", choices.settings, "instead of .mclint.toml beside the site's files")
      ->type_name("FILE");
  app.add_flag("--no-settings", choices.no_settings, "read no settings");
  app.add_option("--baseline", choices.baseline, "leave out the findings that this file knows")
      ->type_name("FILE");
  app.add_option("--write-baseline", choices.write_baseline, "write all findings to such a file")
      ->type_name("FILE");
  AddReportOptions(app, choices.report);
  app.add_option("--explain", choices.explain, "the page of a rule, by code or name; or all")
      ->type_name("RULE");
  app.add_flag("--rules", choices.list, "list all rules");
  app.add_flag("--fix", choices.fix, "apply safe fixes");
  app.add_flag("--unsafe-fixes", choices.unsafe, "with --fix or --diff: others, too");
  app.add_flag("--diff", choices.diff, "show what --fix would change");
}

// A name within the settings, seen from where the program runs.
std::string Beside(const std::string& folder, const std::string& name) {
  return name.starts_with('/') ? name : folder + name;
}

}  // namespace

std::optional<int> ParseMclint(int argc, char** argv, LintChoices& choices,
                               std::vector<std::string>& given) {
  CLI::App app("Finds mistakes and conflicts in a sendmail site, each with a witness.", kMclint);
  AddVersion(app, kMclint);
  app.footer(
      "Exit status: 0 nothing was found, or notes only; 1 errors or warnings; 2 the job could not\n"
      "be done. Findings go to standard output.");
  AddLintOptions(app, choices);
  AddWorldOptions(app, choices.world);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    PrintError(kMclint, error.what());
    return kLintFailed;
  }
  for (const CLI::Option* option : app.get_options()) {
    if (option->count() > 0) given.push_back(option->get_name());
  }
  return std::nullopt;
}

void ApplySettings(const lint::Settings& settings, const std::string& folder,
                   const std::vector<std::string>& given, LintChoices& choices) {
  const auto take = [&](const char* option, const std::string& value, std::string& into) {
    const bool open = std::find(given.begin(), given.end(), option) == given.end();
    if (open && !value.empty()) into = value;
    return open && !value.empty();
  };
  WorldChoice& world = choices.world;
  if (take("--library", settings.library, choices.library) && choices.library != "builtin") {
    choices.library = Beside(folder, choices.library);
  }
  take("--target", settings.target, choices.target);
  take("--host-name", settings.host_name, world.identity.host_name);
  take("--maps", settings.maps, world.maps);
  const bool dns = take("--dns", settings.dns, world.dns);
  if (dns && world.dns != "assume" && world.dns != "none" && world.dns != "live") {
    world.dns = Beside(folder, world.dns);
  }
  if (take("--fixtures", settings.fixtures, world.fixtures)) {
    world.fixtures = Beside(folder, world.fixtures);
  }
  if (take("--baseline", settings.baseline, choices.baseline)) {
    choices.baseline = Beside(folder, choices.baseline);
  }
  if (world.map_types.empty()) world.map_types = settings.map_types;
}

}  // namespace mw::tools
