// SPDX-License-Identifier: BSD-2-Clause
#include "mc2cf_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <string_view>

namespace mw::tools {
namespace {

constexpr const char* kProgram = "mc2cf";

void AddDefinition(Mc2cfChoices& choices, const std::string& text, bool undefine) {
  const size_t equals = undefine ? std::string::npos : text.find('=');
  choices.request.definitions.push_back({text.substr(0, equals),
                                         equals == std::string::npos ? "" : text.substr(equals + 1),
                                         undefine});
}

void AddUsualOptions(CLI::App& app, Mc2cfChoices& choices) {
  mc::Request& request = choices.request;
  app.add_option("site.mc", choices.inputs, "the configuration; - is standard input")
      ->allow_extra_args();
  app.add_option("-o,--output", choices.output,
                 "write FILE instead of standard output, all or nothing")
      ->type_name("FILE");
  app.add_option_function<std::vector<std::string>>(
         "-D",
         [&](const auto& all) {
           for (const auto& one : all) AddDefinition(choices, one, false);
         },
         "define NAME before the first line, as m4 -D")
      ->type_name("NAME[=VALUE]")
      ->allow_extra_args(false)
      ->trigger_on_parse();
  app.add_option_function<std::vector<std::string>>(
         "-U",
         [&](const auto& all) {
           for (const auto& one : all) AddDefinition(choices, one, true);
         },
         "undefine NAME")
      ->type_name("NAME")
      ->allow_extra_args(false)
      ->trigger_on_parse();
  app.add_option("-I", request.include_path, "look for included files in DIR, too")
      ->type_name("DIR")
      ->allow_extra_args(false);
  app.add_option("--library", request.library,
                 "folder of the cf library, for a .mc that does not include m4/cf.m4 by itself; "
                 "builtin: the library in the program, for any .mc")
      ->type_name("DIR");
  app.add_option("--batch", choices.batch,
                 "compile several .mc, each by itself, to DIR/NAME.cf for NAME.mc")
      ->type_name("DIR");
}

void AddCompileOptions(CLI::App& app, Mc2cfChoices& choices) {
  mc::Request& request = choices.request;
  app.add_option("--target", request.target,
                 "write a .cf for that release of sendmail, by the library in the program")
      ->type_name("VERSION")
      ->check(CLI::IsMember(
          std::vector<std::string>(std::begin(mc::kBuiltinTargets), std::end(mc::kBuiltinTargets))))
      ->excludes("--library");
  app.add_flag("--reproducible", request.header.reproducible,
               "leave host, user, date and folder out of the header comment");
  app.add_flag("--allow-exec", request.allow_exec, "run the commands of syscmd and esyscmd");
  app.add_flag("--keep-going", choices.keep_going, "write the .cf in spite of errors");
  app.add_flag("--werror", choices.werror, "warnings are errors");
}

void AddOutputOptions(CLI::App& app, Mc2cfChoices& choices) {
  app.add_option("--depfile", choices.depfile, "write a makefile of all files read")
      ->type_name("FILE");
  app.add_option("--source-map", choices.source_map, "write where each line came from, as JSON")
      ->type_name("FILE");
  app.add_option("--where", choices.where, "tell where line N of the .cf comes from; write no .cf")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  app.add_flag("--dump-calls", choices.dump_calls, "list the commands of the .mc; write no .cf");
  AddReportOptions(app, choices.report);
}

void AddPageOptions(CLI::App& app, PageChoice& pages) {
  app.add_option("--list", pages.list,
                 "list features, mailers, ostypes, domains, hacks or options of the library")
      ->type_name("WHAT");
  app.add_option("--help-feature", pages.help_name, "the help page of a feature, mailer ...")
      ->type_name("NAME");
  app.add_option("--explain", pages.explain,
                 "the page of a message, by its code (MC104) or name; or all");
  app.add_flag("--reference", pages.reference, "the help pages of all, as Markdown");
}

void AddLimits(CLI::App& app, Mc2cfChoices& choices) {
  mc::Request& request = choices.request;
  m4::Limits& limits = request.limits;
  const auto add = [&](const char* name, uint64_t& value, const char* help) {
    app.add_option(name, value, help)
        ->type_name("N")
        ->capture_default_str()
        ->group("LIMITS, 0 is none");
  };
  add("--limit-expansions", limits.expansions, "macro calls");
  add("--limit-nesting", limits.nesting, "calls within arguments of calls");
  add("--limit-output", limits.output_bytes, "bytes of output");
  add("--limit-memory", limits.memory_bytes, "bytes of memory for texts and tables");
  add("--limit-include-depth", limits.include_depth, "files within files");
  add("--limit-files", limits.files, "files read");
  add("--limit-file", request.max_file_bytes, "bytes of one file");
  add("--limit-seconds", choices.limit_seconds, "seconds of processor time to compile a .mc");
}

// Options that most runs name, if any. Only these are described to the parser unless the command line
// holds another one or asks for help: describing one costs as much as compiling a line.
bool IsUsual(std::string_view argument) {
  constexpr std::string_view kUsual[] = {"--library", "--batch"};
  if (!argument.starts_with("--")) {
    return !argument.starts_with('-') || argument.find('h') == std::string_view::npos;
  }
  return std::any_of(std::begin(kUsual), std::end(kUsual), [&](std::string_view option) {
    return argument.starts_with(option) &&
           (argument.size() == option.size() || argument[option.size()] == '=');
  });
}

}  // namespace

std::optional<int> ParseMc2cf(int argc, char** argv, Mc2cfChoices& choices) {
  CLI::App app("Compile a sendmail.mc to a sendmail.cf.", kProgram);
  AddVersion(app, kProgram);
  app.footer(
      "Exit status: 0 the .cf was written, perhaps with warnings; 64 wrong command line;\n"
      "65 the .mc is wrong; 66 it cannot be read; 72 no cf library; 73, 74 the output cannot be\n"
      "created or written. Unless it is 0 nothing has been written, except with --keep-going.");
  AddUsualOptions(app, choices);
  if (!std::all_of(argv, argv + argc, IsUsual)) {
    AddCompileOptions(app, choices);
    AddOutputOptions(app, choices);
    AddPageOptions(app, choices.pages);
    AddLimits(app, choices);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    PrintError(kProgram, error.what());
    return kExitUsage;
  }
  return std::nullopt;
}

}  // namespace mw::tools
