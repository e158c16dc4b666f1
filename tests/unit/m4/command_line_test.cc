// SPDX-License-Identifier: BSD-2-Clause
// Expected values are those of GNU m4 1.4.19.
#include "m4/command_line.h"

#include <gtest/gtest.h>

#include "m4/debug_flags.h"

namespace mw::m4 {
namespace {

// One word for each step: "=foo:1" defines, "!foo" undefines, and so on.
std::string ShowStep(const CommandLine::Step& step) {
  using Kind = CommandLine::Step::Kind;
  switch (step.kind) {
    case Kind::kFile:
      return step.text;
    case Kind::kDefine:
      return "=" + step.text + ":" + *step.value;
    case Kind::kUndefine:
      return "!" + step.text;
    case Kind::kTrace:
      return "trace:" + step.text;
    case Kind::kSyncLines:
      return "sync";
    case Kind::kDebugFile:
      return "debugfile:" + step.value.value_or("(stderr)");
  }
  return "?";
}

// The steps, or the messages of a command line that fails.
std::string Show(const std::vector<std::string_view>& arguments) {
  const CommandLine line = ParseCommandLine(arguments);
  std::string shown;
  for (const std::string& message : line.messages) shown += "[" + message + "]";
  if (line.action == CommandLine::Action::kFail) return shown + (line.hint_at_help ? "?" : "");
  if (line.action == CommandLine::Action::kHelp) return shown + "help";
  if (line.action == CommandLine::Action::kVersion) return shown + "version";
  for (const CommandLine::Step& step : line.steps) {
    if (!shown.empty()) shown += ' ';
    shown += ShowStep(step);
  }
  return shown;
}

struct Row {
  std::vector<std::string_view> arguments;
  std::string_view result;
};

void Compare(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    std::string all;
    for (const std::string_view argument : row.arguments) all += std::string(argument) + ' ';
    EXPECT_EQ(Show(row.arguments), row.result) << all;
  }
}

TEST(CommandLine, KeepsFilesAndWhatStandsBetweenThemInOrder) {
  Compare({
      {{}, "-"},
      {{"a", "-", "b"}, "a - b"},
      {{"-Dx=1", "a", "-Ux", "-D", "y", "b"}, "=x:1 a !x =y: b"},
      {{"a", "-s", "b", "-t", "x", "-tx"}, "a sync b trace:x trace:x"},
      {{"--define=x=1=2", "--define", "y=3", "a"}, "=x:1=2 =y:3 a"},
      {{"--undefine=x", "--trace=y", "a"}, "!x trace:y a"},
      {{"-sDx=1", "a"}, "sync =x:1 a"},
      {{"-D=x", "a"}, "=:x a"},
      {{"-Dx"}, "=x: -"},
  });
}

TEST(CommandLine, TakesOptionalArgumentsOnlyWhenAttached) {
  Compare({
      {{"--debugfile", "a"}, "debugfile:(stderr) a"},
      {{"--debugfile=", "--debugfile=f", "a"}, "debugfile: debugfile:f a"},
      {{"-d", "a"}, "a"},
      {{"-Eda", "b"}, "b"},
  });
}

TEST(CommandLine, SetsDebugFlags) {
  const auto flags = [](const std::vector<std::string_view>& arguments) {
    return DebugFlagsToText(ParseCommandLine(arguments).options.debug);
  };
  EXPECT_EQ(flags({"a"}), "");
  EXPECT_EQ(flags({"a", "-d"}), "aeq");
  EXPECT_EQ(flags({"-dx", "--debug=V"}), "acefilpqtx");
  EXPECT_EQ(flags({"-dV", "-dz"}), "");
  Compare({{{"-d+a", "a", "-dz"}, "[bad debug flags: `+a'][bad debug flags: `z'] a"},
           {{"-dz", "--help"}, "[bad debug flags: `z']help"}});
}

TEST(CommandLine, ReadsNumbersAsAtoi) {
  EXPECT_EQ(ParseCommandLine({"-l", "5x"}).options.debug_length, 5u);
  EXPECT_EQ(ParseCommandLine({"-l", "5", "a", "-l", "-5"}).options.debug_length, 0u);
  EXPECT_EQ(ParseCommandLine({"--arglength=7"}).options.debug_length, 7u);
  EXPECT_EQ(ParseCommandLine({"-L", "5x"}).options.limits.nesting, 5u);
  EXPECT_EQ(ParseCommandLine({"-L", "-5"}).options.limits.nesting, 0u);
  EXPECT_EQ(ParseCommandLine({"-H", "101"}).hash_size, 101u);
}

TEST(CommandLine, EndsOptionsAtTwoHyphens) {
  Compare({
      {{"--", "-Dfoo"}, "-Dfoo"},
      {{"a", "--", "-b", "--", "-"}, "a -b -- -"},
      {{"-D", "--", "a"}, "=--: a"},
  });
}

TEST(CommandLine, TakesAbbreviationsOfLongNames) {
  Compare({
      {{"--def", "x=2"}, "=x:2 -"},
      {{"--sy", "a"}, "sync a"},
      {{"--de", "x"},
       "[option '--de' is ambiguous; possibilities: '--debug' '--define' '--debugfile']?"},
      {{"--d=x"},
       "[option '--d=x' is ambiguous; possibilities: '--debug' '--define' '--debugfile' "
       "'--diversions']?"},
      {{"--s"}, "[option '--s' is ambiguous; possibilities: '--silent' '--synclines']?"},
      {{"--h"}, "[option '--h' is ambiguous; possibilities: '--hashsize' '--help']?"},
  });
  EXPECT_EQ(ParseCommandLine({"--n", "7"}).options.limits.nesting, 7u);  // not our --no-exec
  EXPECT_TRUE(ParseCommandLine({"--si"}).options.quiet);
}

TEST(CommandLine, SaysWhatIsWrong) {
  Compare({
      {{"--bogus=3"}, "[unrecognized option '--bogus=3']?"},
      {{"-Z"}, "[invalid option -- 'Z']?"},
      {{"-iab"}, "[invalid option -- 'a']?"},
      {{"-D"}, "[option requires an argument -- 'D']?"},
      {{"--define"}, "[option '--define' requires an argument]?"},
      {{"--freeze"}, "[option '--freeze-state' requires an argument]?"},
      {{"--prefix=3"}, "[option '--prefix-builtins' doesn't allow an argument]?"},
      {{"--no-exe"}, "[unrecognized option '--no-exe']?"},
      {{"--limit-files=x"}, "[option '--limit-files' needs a number, found 'x']?"},
      {{"--warn-macro-sequence=\\("},
       "[--warn-macro-sequence: bad regular expression `\\(': Unmatched ( or \\(]"},
      {{"-Z", "--help"}, "[invalid option -- 'Z']?"},
  });
}

TEST(CommandLine, StopsAtHelpAndVersion) {
  Compare(
      {{{"--help", "-Z"}, "help"}, {{"a", "--version", "-Z"}, "version"}, {{"--vers"}, "version"}});
}

TEST(CommandLine, WarnsOfOldOptions) {
  Compare({
      {{"-B", "3", "a"}, "[warning: `m4 -B' may be removed in a future release] a"},
      {{"-S3", "a"}, "[warning: `m4 -S' may be removed in a future release] a"},
      {{"-T3", "a"}, "[warning: `m4 -T' may be removed in a future release] a"},
      {{"-N", "3", "a"}, "[warning: `m4 -N' is deprecated] a"},
      {{"--div=3", "a"}, "[warning: `m4 --diversions' is deprecated] a"},
      {{"-e", "a"}, "[warning: `m4 -e' is deprecated, use `-i' instead] a"},
      {{"-e", "-Z"}, "[warning: `m4 -e' is deprecated, use `-i' instead][invalid option -- 'Z']?"},
  });
  EXPECT_TRUE(ParseCommandLine({"-e"}).interactive);
}

TEST(CommandLine, SetsWhatHoldsFromTheStart) {
  const CommandLine line =
      ParseCommandLine({"-EEPGQ", "a", "-i", "-I", "x", "--include=y", "-Ff", "-R", "r", "-oo1",
                        "--error-output=o2", "--no-exec", "--limit-expansions=1", "--limit-output",
                        "2", "--limit-memory=3", "--limit-include-depth=4", "--limit-files=5"});
  EXPECT_EQ(line.options.fatal_warnings, 2);
  EXPECT_TRUE(line.options.prefix_builtins);
  EXPECT_FALSE(line.options.gnu);
  EXPECT_TRUE(line.options.quiet);
  EXPECT_TRUE(line.interactive);
  EXPECT_TRUE(line.no_exec);
  EXPECT_EQ(line.options.include_path, (std::vector<std::string>{"x", "y"}));
  EXPECT_EQ(line.freeze_file, "f");
  EXPECT_EQ(line.reload_file, "r");
  EXPECT_EQ(line.debug_file, "o2");
  EXPECT_EQ(line.options.limits.expansions, 1u);
  EXPECT_EQ(line.options.limits.output_bytes, 2u);
  EXPECT_EQ(line.options.limits.memory_bytes, 3u);
  EXPECT_EQ(line.options.limits.include_depth, 4u);
  EXPECT_EQ(line.options.limits.files, 5u);
  EXPECT_TRUE(ParseCommandLine({"-G", "-g"}).options.gnu);
}

TEST(CommandLine, KnowsTheDefaultOfWarnMacroSequence) {
  EXPECT_EQ(ParseCommandLine({}).options.warn_macro_sequence, "");
  EXPECT_EQ(ParseCommandLine({"--warn-macro-sequence"}).options.warn_macro_sequence,
            "\\$\\({[^}]*}\\|[0-9][0-9]+\\)");
  EXPECT_EQ(ParseCommandLine({"--warn-macro-sequence", "--warn-m="}).options.warn_macro_sequence,
            "");
}

TEST(CommandLine, HelpNamesEveryOptionThatIsNotObsolete) {
  const std::string help = HelpText();
  for (const std::string_view name : {"-D, --define=NAME[=VALUE]", "--debugfile[=FILE]",
                                      "--no-exec", "--limit-files=N", "-d, --debug[=FLAGS]"}) {
    EXPECT_NE(help.find(name), std::string::npos) << name;
  }
  EXPECT_EQ(help.find("diversions"), std::string::npos);
}

}  // namespace
}  // namespace mw::m4
