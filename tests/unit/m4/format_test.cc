// SPDX-License-Identifier: BSD-2-Clause
// Expected values are those of GNU m4 1.4.19.
#include "m4/format.h"

#include <gtest/gtest.h>

namespace mw::m4 {
namespace {

// The text, then each warning in brackets.
std::string Show(const std::vector<std::string_view>& args) {
  const FormattedText result = FormatText(args, 1000000);
  std::string shown = result.text;
  for (const std::string& warning : result.warnings) shown += "[" + warning + "]";
  return shown;
}

struct Row {
  std::vector<std::string_view> args;
  std::string_view result;
};

void Compare(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(Show(row.args), row.result) << row.args[0];
}

TEST(Format, ConvertsAsPrintf) {
  Compare({
      {{""}, ""},
      {{"a%%b"}, "a%b"},
      {{"%+d|% d|%05d|%-5d|%5d", "1", "2", "3", "4", "5"}, "+1| 2|00003|4    |    5"},
      {{"%#x|%#o|%#X|%u", "6", "7", "8", "-1"}, "0x6|07|0X8|4294967295"},
      {{"%hhd|%hd|%ld", "300", "70000", "99999999999"}, "44|4464|99999999999"},
      {{"%5s|%-5s|%.2s|%5.2s|", "abc", "abc", "abc", "abc"}, "  abc|abc  |ab|   ab|"},
      {{"%c|%3c|%-3c|", "65", "66", "67"}, "A|  B|C  |"},
      {{"%a|%A|%e|%E", "1", "2", "3", "4"}, "0x1p+0|0X1P+1|3.000000e+00|4.000000E+00"},
      {{"%f|%F|%g|%G", "5", "6", "7", "8"}, "5.000000|6.000000|7|8"},
      {{"%lf|%.0f|%#.0f|%.3f", "1", "2.5", "2.5", "2"}, "1.000000|2|2.|2.000"},
      {{"%f|%f|%f", "nan", "-inf", "0x10"}, "nan|-inf|16.000000"},
      {{"%s", "a", "surplus"}, "a"},
  });
}

TEST(Format, TakesWidthAndPrecisionFromArguments) {
  Compare({
      {{"%*d|", "5", "1"}, "    1|"},
      {{"%*d|", "-5", "1"}, "1    |"},
      {{"%.*d|", "3", "1"}, "001|"},
      {{"%.*d|", "-3", "1"}, "1|"},
      {{"%*.*f|", "8", "2", "3.14159"}, "    3.14|"},
  });
}

TEST(Format, TreatsMissingArgumentsAsZeroOrEmpty) {
  Compare({{{"%d|%f|%s|%c"}, "0|0.000000||"}, {{"%*d", "3"}, "  0"}});
}

TEST(Format, WarnsOfNumbersThatAreNone) {
  Compare({
      {{"%d", ""}, "0[empty string treated as 0]"},
      {{"%d", "12abc"}, "12[non-numeric argument 12abc]"},
      {{"%d", "0x10"}, "0[non-numeric argument 0x10]"},
      {{"%d", " 1"}, "1[leading whitespace ignored]"},
      {{"%d", "2147483648"}, "-2147483648[numeric overflow detected]"},
      {{"%ld", "99999999999999999999"}, "9223372036854775807[numeric overflow detected]"},
      {{"%f", "1 "}, "1.000000[non-numeric argument 1 ]"},
      {{"%f", "1e999"}, "inf[numeric overflow detected]"},
  });
}

TEST(Format, SkipsSpecifiersThatItDoesNotKnow) {
  Compare({
      {{"a%b", "1"}, "a[Warning: unrecognized specifier in `a%b']"},
      {{"%"}, "[Warning: unrecognized specifier in `%']"},
      {{"%5%|"}, "|[Warning: unrecognized specifier in `%5%|']"},
      {{"%lld", "1"}, "d[Warning: unrecognized specifier in `%lld']"},
      {{"%1$d", "1"}, "d[Warning: unrecognized specifier in `%1$d']"},
      {{"%hf", "1"}, "[Warning: unrecognized specifier in `%hf']"},
      {{"%05s", "1"}, "[Warning: unrecognized specifier in `%05s']"},
      {{"%#d", "1"}, "[Warning: unrecognized specifier in `%#d']"},
      {{"%.1c", "1"}, "[Warning: unrecognized specifier in `%.1c']"},
      {{"%*y%d", "1", "2"}, "2[Warning: unrecognized specifier in `%*y%d']"},
  });
}

TEST(Format, EndsTextsAtNul) {
  Compare({{{std::string_view("a\0b", 3)}, "a"}, {{"%5c|", "0"}, "    |"}, {{"%-5c|", "0"}, "|"}});
}

TEST(Format, StopsAtTheLimit) {
  for (const std::string_view format : {"ab%1000000000d", "ab%.1000000000d", "ab%*d", "ab%-*s",
                                        "ab%.1000000000f", "ab%2147483647d"}) {
    const std::string_view args[] = {format, "-1000000000", "1"};
    const FormattedText result = FormatText(args, 1000);
    EXPECT_TRUE(result.too_long) << format;
    EXPECT_EQ(result.text, "ab") << format;
  }
  const std::string_view shortened[] = {"%.1000000000s", "abc"};
  EXPECT_EQ(FormatText(shortened, 1000).text, "abc");
}

TEST(Format, LetsHugeWidthsWrapAround) { Compare({{{"%4294967299d", "1"}, "  1"}}); }

}  // namespace
}  // namespace mw::m4
