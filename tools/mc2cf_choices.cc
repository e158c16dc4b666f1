// SPDX-License-Identifier: BSD-2-Clause
#include "mc2cf_choices.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace mw::tools {
namespace {

void AddDefinition(Choices& choices, const std::string& text, bool undefine) {
  const size_t equals = undefine ? std::string::npos : text.find('=');
  choices.request.definitions.push_back({text.substr(0, equals),
                                         equals == std::string::npos ? "" : text.substr(equals + 1),
                                         undefine});
}

void AddCompileOptions(CLI::App& app, Choices& choices) {
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
  app.add_flag("--reproducible", request.header.reproducible,
               "leave host, user, date and folder out of the header comment");
  app.add_flag("--allow-exec", request.allow_exec, "run the commands of syscmd and esyscmd");
  app.add_flag("--keep-going", choices.keep_going, "write the .cf in spite of errors");
  app.add_flag("--werror", choices.werror, "warnings are errors");
}

void AddOutputOptions(CLI::App& app, Choices& choices) {
  app.add_option("--depfile", choices.depfile, "write a makefile of all files read")
      ->type_name("FILE");
  app.add_option("--source-map", choices.source_map, "write where each line came from, as JSON")
      ->type_name("FILE");
  app.add_option("--where", choices.where, "tell where line N of the .cf comes from; write no .cf")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  app.add_flag("--dump-calls", choices.dump_calls, "list the commands of the .mc; write no .cf");
  app.add_option("--format", choices.report.format, "how findings look: text, json, sarif")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json", "sarif"}));
  app.add_option("--color", choices.report.color, "colour findings: auto, always, never")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}));
}

void AddPageOptions(CLI::App& app, PageChoice& pages) {
  app.add_option("--list", pages.list,
                 "list features, mailers, ostypes, domains, hacks or options of the library")
      ->type_name("WHAT");
  app.add_option("--help-feature", pages.help_name, "the help page of a feature, mailer ...")
      ->type_name("NAME");
  app.add_flag("--reference", pages.reference, "the help pages of all, as Markdown");
}

void AddLimits(CLI::App& app, mc::Request& request) {
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
  add("--limit-memory", limits.memory_bytes, "bytes of text held");
  add("--limit-include-depth", limits.include_depth, "files within files");
  add("--limit-files", limits.files, "files read");
  add("--limit-file", request.max_file_bytes, "bytes of one file");
}

}  // namespace

void AddOptions(CLI::App& app, Choices& choices) {
  AddCompileOptions(app, choices);
  AddOutputOptions(app, choices);
  AddPageOptions(app, choices.pages);
  AddLimits(app, choices.request);
}

std::string BatchOutput(const std::string& folder, std::string_view input) {
  std::string_view name = BaseName(input);
  if (name.ends_with(".mc")) name.remove_suffix(3);
  return folder + "/" + std::string(name) + ".cf";
}

std::string WrongCombination(const Choices& choices) {
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

}  // namespace mw::tools
