// SPDX-License-Identifier: BSD-2-Clause
#include "maps/settings.h"

#include <gtest/gtest.h>

#include "support/map_session.h"
#include "support/memory_files.h"

namespace mw::maps {
namespace {

// One line for all that differs from the defaults.
constexpr char kBlank = '.';  // BlankSub above the K lines: what -S is without the flag

std::string Dump(const Settings& settings) {
  const MapFlags& flags = settings.flags;
  std::string text;
  const auto add = [&](bool set, std::string_view name) {
    if (set) text += fmt::format("{} ", name);
  };
  add(flags.optional, "optional");
  add(flags.exact_case, "exact");
  add(flags.match_only, "match");
  add(flags.keep_quotes, "quotes");
  add(flags.no_deferral, "no-deferral");
  add(flags.not_when_deferred, "not-deferred");
  add(flags.append_duplicates, "append");
  add(flags.include_null, "null");
  add(!flags.try_without_null, "not-plain");
  add(!flags.try_with_null, "not-null");
  if (flags.space_substitute != kBlank) text += fmt::format("S[{}] ", flags.space_substitute);
  if (flags.column_delimiter != '\0') text += fmt::format("z[{}] ", flags.column_delimiter);
  if (flags.suffix) text += fmt::format("a[{}] ", *flags.suffix);
  if (flags.temp_suffix) text += fmt::format("T[{}] ", *flags.temp_suffix);
  if (flags.key_column) text += fmt::format("k[{}] ", *flags.key_column);
  if (flags.value_column) text += fmt::format("v[{}] ", *flags.value_column);
  if (flags.timeout_seconds != 0) text += fmt::format("d[{}] ", flags.timeout_seconds);
  return text + fmt::format("file[{}] rest[{}]", settings.file, settings.rest);
}

struct Row {
  std::string_view arguments, settings, messages;
};

TEST(Settings, ParsesArgumentsAsSendmailDoes) {
  const Row rows[] = {
      {"/f", "file[/f] rest[]", ""},
      {"  -o\t-a@ /f  and more ", "optional a[@] file[/f] rest[and more]", ""},
      {"-m-o-a@ /f", "match file[/f] rest[]", ""},
      {"-T -S -a /f", "S[ ] a[] T[] file[/f] rest[]", ""},
      {"-k foo -v  bar baz /f", "k[foo] v[bar] file[baz] rest[/f]", ""},
      {"-k0 -v1 -z: /f", "z[:] k[0] v[1] file[/f] rest[]", ""},
      {"-z\\t /f", "z[\t] file[/f] rest[]", ""},
      {"-z\\q /f", "z[\\] file[/f] rest[]", ""},
      {"-d1h30m /f", "d[5400] file[/f] rest[]", ""},
      {"-d 5s -o /f", "file[5s] rest[-o /f]", ""},
      {"-dx /f", "file[/f] rest[]", "Invalid time unit `x'\n"},
      {"-N /f", "null not-plain file[/f] rest[]", ""},
      {"-O /f", "not-null file[/f] rest[]", ""},
      {"-A -D -f -q -t /f", "exact quotes no-deferral not-deferred append file[/f] rest[]", ""},
      {"-Z /f", "file[/f] rest[]", "Illegal option Z map x\n"},
      {"- /f", "file[/f] rest[]", "Illegal option   map x\n"},
      {"-o", "optional file[] rest[]", "No file name for hash map x\n"},
      {"\"a b\"", "file[\"a] rest[b\"]", ""},
      {"", "file[] rest[]", "No file name for hash map x\n"},
  };
  for (const Row& row : rows) {
    test::MemoryFiles host;
    test::Transcript transcript;
    Environment environment(host);
    environment.blank_substitute = kBlank;
    environment.listener = &transcript;
    Settings settings;
    const bool usable = ParseSettings(row.arguments, {.class_name = "hash", .map_name = "x"},
                                      environment, settings);
    EXPECT_EQ(Dump(settings), row.settings) << row.arguments;
    EXPECT_EQ(transcript.out, row.messages) << row.arguments;
    EXPECT_EQ(usable, !settings.file.empty()) << row.arguments;
  }
}

TEST(Settings, ReadsNumbersAsAtoi) {
  EXPECT_EQ(LeadingNumber(" 12x"), 12);
  EXPECT_EQ(LeadingNumber("-3"), -3);
  EXPECT_EQ(LeadingNumber("x"), 0);
  EXPECT_EQ(LeadingNumber(""), 0);
  EXPECT_GT(LeadingNumber("99999999999999999999"), 0);
}

}  // namespace
}  // namespace mw::maps
