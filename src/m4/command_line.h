// SPDX-License-Identifier: BSD-2-Clause
// The command line of m4, understood as GNU m4 1.4.19 and the GNU getopt_long do.
//
// Some options act at once, wherever they stand (-E -G -g -P -Q -I -L -H -F -R -i); the others act at
// their place between the files (-D -U -t -s -d -l --debugfile). Long names may be cut short where that
// is unambiguous, "--" ends the options, options may follow files. Ours, besides GNU's, are never cut
// short, so that GNU's abbreviations stay what they are: --no-exec, --limit-expansions=N,
// --limit-output=N, --limit-memory=N, --limit-include-depth=N, --limit-files=N.
//
// Nothing is read, written or defined here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "m4/options.h"

namespace mw::m4 {

struct CommandLine {
  enum class Action {
    kRun,
    kHelp,     // show the help; later arguments were not looked at
    kVersion,  // likewise
    kFail,     // stop with exit status 1; the last message says why
  };
  // Something to do in its turn.
  struct Step {
    enum class Kind {
      kFile,            // read the file `text`; "-" is standard input
      kDefine,          // define the macro `text` as `value`
      kUndefine,        // undefine `text`
      kTrace,           // trace `text`
      kSyncLines,       // begin to write #line directives
      kDebugFlags,      // -d with the letters `text`
      kArgumentLength,  // -l `number`; 0 is no limit
      kDebugFile,       // debugging output to the file `text`, "" discards it, no `value` is stderr
    };
    Kind kind = Kind::kFile;
    std::string text = {};
    std::optional<std::string> value = {};
    uint64_t number = 0;
    friend bool operator==(const Step&, const Step&) = default;
  };

  Action action = Action::kRun;
  // For standard error before all else, without the program's name: "warning: `m4 -N' is deprecated".
  std::vector<std::string> messages;
  // kFail: the hint at --help belongs behind the messages.
  bool hint_at_help = false;

  // What holds from the start. Program name and debug flags are not set, M4PATH is not in include_path.
  Options options;
  bool interactive = false;
  bool no_exec = false;
  uint64_t hash_size = 0;  // -H; 0: the default
  std::optional<std::string> freeze_file;
  std::optional<std::string> reload_file;
  // In the order given; with at least one kFile: standard input when none was named.
  std::vector<Step> steps;
};

// `arguments` without the program's name.
CommandLine ParseCommandLine(const std::vector<std::string_view>& arguments);

// The regular expression of --warn-macro-sequence without argument.
inline constexpr std::string_view kDefaultMacroSequence = "\\$\\({[^}]*}\\|[0-9][0-9]+\\)";

// The text of --help behind its first line, "Usage: PROGRAM [OPTION]... [FILE]...". It is made from the
// table of options.
std::string HelpText();

}  // namespace mw::m4
