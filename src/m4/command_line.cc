// SPDX-License-Identifier: BSD-2-Clause
#include "m4/command_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>

#include "m4/regex.h"

namespace mw::m4 {
namespace {

enum class Takes : uint8_t { kNothing, kOptional, kArgument };

struct Option;

// One reading of the arguments.
struct Parse {
  CommandLine result;
  bool file_named = false;
  bool stopped = false;

  void Stop(CommandLine::Action action) {
    result.action = action;
    stopped = true;
  }
  void Fail(std::string message, bool hint_at_help) {
    result.messages.push_back(std::move(message));
    result.hint_at_help = hint_at_help;
    Stop(CommandLine::Action::kFail);
  }
};

// What an option was given: its argument, if any, and the option as typed for messages about it.
struct Use {
  const Option& option;
  std::optional<std::string> argument;
  bool long_form = false;
};

struct Option {
  char letter;            // 0: has only a long name
  std::string_view name;  // empty: has only a letter
  Takes takes;
  bool gnu;  // false: ours, its name is not to be abbreviated
  void (*apply)(Parse& parse, const Use& use);
  std::string_view argument_name;  // in the help
  std::string_view help;           // empty: not listed
};

// The number at the front of `text` as atoi reads it; what is negative counts as 0.
uint64_t LeadingNumber(const std::string& text, uint64_t most = UINT64_MAX) {
  const long long number = std::strtoll(text.c_str(), nullptr, 10);
  return number < 0 ? 0 : std::min(static_cast<uint64_t>(number), most);
}

using Kind = CommandLine::Step::Kind;

void AddStep(Parse& parse, Kind kind, const Use& use) {
  parse.result.steps.push_back({kind, use.argument.value_or(""), use.argument, 0});
}

void Define(Parse& parse, const Use& use) {
  const std::string& text = *use.argument;
  const size_t equals = std::min(text.find('='), text.size());
  const std::string value = equals == text.size() ? "" : text.substr(equals + 1);
  parse.result.steps.push_back({Kind::kDefine, text.substr(0, equals), value, 0});
}

void ArgumentLength(Parse& parse, const Use& use) {
  parse.result.steps.push_back({Kind::kArgumentLength, "", {}, LeadingNumber(*use.argument)});
}

void WarnMacroSequence(Parse& parse, const Use& use) {
  const std::string pattern = use.argument.value_or(std::string(kDefaultMacroSequence));
  const auto regex = Regex::Compile(pattern);
  if (!regex.ok()) {
    parse.Fail(fmt::format("--warn-macro-sequence: bad regular expression `{}': {}", pattern,
                           regex.failure().message),
               false);
  }
  parse.result.options.warn_macro_sequence = pattern;
}

void WarnObsolete(Parse& parse, const Use& use) {
  parse.result.messages.push_back(
      fmt::format("warning: `m4 -{}' may be removed in a future release", use.option.letter));
}

void WarnDeprecated(Parse& parse, const Use& use) {
  parse.result.messages.push_back(use.long_form ? "warning: `m4 --diversions' is deprecated"
                                                : "warning: `m4 -N' is deprecated");
}

void OldInteractive(Parse& parse, const Use&) {
  parse.result.messages.push_back("warning: `m4 -e' is deprecated, use `-i' instead");
  parse.result.interactive = true;
}

// Limits are ours, so their numbers are checked.
template <uint64_t Limits::*limit>
void SetLimit(Parse& parse, const Use& use) {
  char* end = nullptr;
  const std::string& text = *use.argument;
  errno = 0;
  const unsigned long long number = std::strtoull(text.c_str(), &end, 10);
  if (text.empty() || text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0) {
    parse.Fail(fmt::format("option '--{}' needs a number, found '{}'", use.option.name, text),
               true);
  }
  parse.result.options.limits.*limit = number;
}

// In the order of GNU's table, which shows in the message about ambiguous names; then ours.
constexpr auto kOptions = std::to_array<Option>({
    {'l', "arglength", Takes::kArgument, true, ArgumentLength, "NUM",
     "cut arguments in debugging output to NUM bytes"},
    {'d', "debug", Takes::kOptional, true,
     [](Parse& parse, const Use& use) { AddStep(parse, Kind::kDebugFlags, use); }, "FLAGS",
     "what debugging output shows; aeq without FLAGS"},
    {'D', "define", Takes::kArgument, true, Define, "NAME[=VALUE]",
     "define NAME as VALUE, or as nothing"},
    {'o', "error-output", Takes::kArgument, true,
     [](Parse& parse, const Use& use) { AddStep(parse, Kind::kDebugFile, use); }, "FILE", ""},
    {'E', "fatal-warnings", Takes::kNothing, true,
     [](Parse& parse, const Use&) { ++parse.result.options.fatal_warnings; }, "",
     "warnings set exit status 1; twice: the first ends the run"},
    {'F', "freeze-state", Takes::kArgument, true,
     [](Parse& parse, const Use& use) { parse.result.freeze_file = use.argument; }, "FILE",
     "write the state at the end to FILE"},
    {'g', "gnu", Takes::kNothing, true,
     [](Parse& parse, const Use&) { parse.result.options.gnu = true; }, "",
     "with the GNU extensions again, after -G"},
    {'H', "hashsize", Takes::kArgument, true,
     [](Parse& parse, const Use& use) { parse.result.hash_size = LeadingNumber(*use.argument); },
     "PRIME", "order macros in frozen files as m4 -H PRIME does"},
    {'I', "include", Takes::kArgument, true,
     [](Parse& parse, const Use& use) {
       parse.result.options.include_path.push_back(*use.argument);
     },
     "DIRECTORY", "look for included files in DIRECTORY, too"},
    {'i', "interactive", Takes::kNothing, true,
     [](Parse& parse, const Use&) { parse.result.interactive = true; }, "",
     "write output at once, ignore interrupts"},
    {'L', "nesting-limit", Takes::kArgument, true,
     [](Parse& parse, const Use& use) {
       parse.result.options.limits.nesting = LeadingNumber(*use.argument, INT_MAX);
     },
     "NUMBER", "calls within arguments of calls; 0 is no limit"},
    {'P', "prefix-builtins", Takes::kNothing, true,
     [](Parse& parse, const Use&) { parse.result.options.prefix_builtins = true; }, "",
     "the names of all builtins begin with m4_"},
    {'Q', "quiet", Takes::kNothing, true,
     [](Parse& parse, const Use&) { parse.result.options.quiet = true; }, "",
     "no warnings of too few or too many arguments"},
    {'R', "reload-state", Takes::kArgument, true,
     [](Parse& parse, const Use& use) { parse.result.reload_file = use.argument; }, "FILE",
     "begin with the state in FILE"},
    {'Q', "silent", Takes::kNothing, true,
     [](Parse& parse, const Use&) { parse.result.options.quiet = true; }, "", "same as --quiet"},
    {'s', "synclines", Takes::kNothing, true,
     [](Parse& parse, const Use& use) { AddStep(parse, Kind::kSyncLines, use); }, "",
     "write #line NUM \"FILE\" lines"},
    {'t', "trace", Takes::kArgument, true,
     [](Parse& parse, const Use& use) { AddStep(parse, Kind::kTrace, use); }, "NAME",
     "show the calls of NAME"},
    {'G', "traditional", Takes::kNothing, true,
     [](Parse& parse, const Use&) { parse.result.options.gnu = false; }, "",
     "without the GNU extensions"},
    {'U', "undefine", Takes::kArgument, true,
     [](Parse& parse, const Use& use) { AddStep(parse, Kind::kUndefine, use); }, "NAME",
     "undefine NAME"},
    {0, "debugfile", Takes::kOptional, true,
     [](Parse& parse, const Use& use) { AddStep(parse, Kind::kDebugFile, use); }, "FILE",
     "debugging output to FILE; discard it if that is empty"},
    {'N', "diversions", Takes::kArgument, true, WarnDeprecated, "NUM", ""},
    {0, "warn-macro-sequence", Takes::kOptional, true, WarnMacroSequence, "REGEXP",
     "warn when a definition matches; default ${..}, $10 ..."},
    {0, "help", Takes::kNothing, true,
     [](Parse& parse, const Use&) { parse.Stop(CommandLine::Action::kHelp); }, "",
     "show this help"},
    {0, "version", Takes::kNothing, true,
     [](Parse& parse, const Use&) { parse.Stop(CommandLine::Action::kVersion); }, "",
     "show the version"},
    {'B', "", Takes::kArgument, true, WarnObsolete, "", ""},
    {'S', "", Takes::kArgument, true, WarnObsolete, "", ""},
    {'T', "", Takes::kArgument, true, WarnObsolete, "", ""},
    {'e', "", Takes::kNothing, true, OldInteractive, "", ""},
    {0, "no-exec", Takes::kNothing, false,
     [](Parse& parse, const Use&) { parse.result.no_exec = true; }, "",
     "refuse the commands of syscmd and esyscmd"},
    {0, "limit-expansions", Takes::kArgument, false, SetLimit<&Limits::expansions>, "N",
     "macro calls; 0 is no limit, as for all limits"},
    {0, "limit-output", Takes::kArgument, false, SetLimit<&Limits::output_bytes>, "N",
     "bytes of output"},
    {0, "limit-memory", Takes::kArgument, false, SetLimit<&Limits::memory_bytes>, "N",
     "bytes of text held"},
    {0, "limit-include-depth", Takes::kArgument, false, SetLimit<&Limits::include_depth>, "N",
     "files within files"},
    {0, "limit-files", Takes::kArgument, false, SetLimit<&Limits::files>, "N", "files read"},
});

void ApplyFile(Parse& parse, std::string_view name) {
  parse.file_named = true;
  parse.result.steps.push_back({Kind::kFile, std::string(name), {}, 0});
}

// The options that `name` may stand for: one, none, or several that do different things.
std::vector<const Option*> FindLong(std::string_view name) {
  std::vector<const Option*> found;
  for (const Option& option : kOptions) {
    if (option.name.empty()) continue;
    if (option.name == name) return {&option};
    if (!option.gnu || !option.name.starts_with(name)) continue;
    const bool same = !found.empty() && found[0]->letter != 0 && found[0]->letter == option.letter;
    if (!same) found.push_back(&option);
  }
  return found;
}

// `arguments[i]` begins with "--"; `i` is moved to the last argument used.
void ParseLong(Parse& parse, const std::vector<std::string_view>& arguments, size_t& i) {
  const std::string_view text = arguments[i].substr(2);
  const size_t equals = text.find('=');
  const std::vector<const Option*> found = FindLong(text.substr(0, equals));
  if (found.empty()) return parse.Fail(fmt::format("unrecognized option '--{}'", text), true);
  if (found.size() > 1) {
    std::string message = fmt::format("option '--{}' is ambiguous; possibilities:", text);
    for (const Option* option : found) message += fmt::format(" '--{}'", option->name);
    return parse.Fail(std::move(message), true);
  }
  Use use{*found[0], {}, true};
  if (equals != std::string_view::npos) {
    if (use.option.takes == Takes::kNothing) {
      return parse.Fail(fmt::format("option '--{}' doesn't allow an argument", use.option.name),
                        true);
    }
    use.argument = text.substr(equals + 1);
  } else if (use.option.takes == Takes::kArgument) {
    if (i + 1 == arguments.size()) {
      return parse.Fail(fmt::format("option '--{}' requires an argument", use.option.name), true);
    }
    use.argument = arguments[++i];
  }
  use.option.apply(parse, use);
}

// `arguments[i]` is "-" and letters; the argument of the last one may stand behind it or be the next.
void ParseShort(Parse& parse, const std::vector<std::string_view>& arguments, size_t& i) {
  const std::string_view letters = arguments[i];
  for (size_t at = 1; at < letters.size() && !parse.stopped; ++at) {
    const auto* const option =
        std::find_if(kOptions.begin(), kOptions.end(),
                     [&](const Option& row) { return row.letter == letters[at]; });
    if (option == kOptions.end()) {
      return parse.Fail(fmt::format("invalid option -- '{}'", letters[at]), true);
    }
    Use use{*option, {}, false};
    const bool more = at + 1 < letters.size();
    if (option->takes != Takes::kNothing && more) {
      use.argument = letters.substr(at + 1);
      at = letters.size();
    } else if (option->takes == Takes::kArgument) {
      if (i + 1 == arguments.size()) {
        return parse.Fail(fmt::format("option requires an argument -- '{}'", letters[at]), true);
      }
      use.argument = arguments[++i];
    }
    option->apply(parse, use);
  }
}

}  // namespace

CommandLine ParseCommandLine(const std::vector<std::string_view>& arguments) {
  Parse parse;
  bool options_ended = false;
  for (size_t i = 0; i < arguments.size() && !parse.stopped; ++i) {
    const std::string_view argument = arguments[i];
    if (options_ended || argument.size() < 2 || argument[0] != '-') {
      ApplyFile(parse, argument);
    } else if (argument == "--") {
      options_ended = true;
    } else if (argument[1] == '-') {
      ParseLong(parse, arguments, i);
    } else {
      ParseShort(parse, arguments, i);
    }
  }
  if (!parse.file_named) ApplyFile(parse, "-");
  return std::move(parse.result);
}

std::string HelpText() {
  std::string text =
      "Expand the macros in FILEs, one after the other; a FILE \"-\", or none, is standard input.\n"
      "Options and their meaning are those of GNU m4 1.4.19.\n\n";
  for (const Option& option : kOptions) {
    if (option.help.empty()) continue;
    std::string names = option.letter != 0 ? fmt::format("-{}, ", option.letter) : "    ";
    names += fmt::format("--{}", option.name);
    if (option.takes == Takes::kArgument) names += fmt::format("={}", option.argument_name);
    if (option.takes == Takes::kOptional) names += fmt::format("[={}]", option.argument_name);
    text += fmt::format("  {:<34} {}\n", names, option.help);
  }
  return text +
         "\nFLAGS are letters: a arguments, c each step of a call, e expansion, f file, i changes "
         "of\n"
         "input, l line, p path searches, q quotes, t all calls, x number of the call, V all of "
         "them.\n\n"
         "The environment variable M4PATH lists folders, separated by colons, that follow those of "
         "-I.\n\n"
         "Exit status: 0, 1 after errors, 63 when a frozen file is of a later version, or what\n"
         "m4exit says.\n";
}

}  // namespace mw::m4
