// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/tokenizer.h"

#include <gtest/gtest.h>

namespace mw::rewrite {
namespace {

class Faults final : public FaultListener {
 public:
  void OnFault(std::string_view, std::string_view message) override {
    text += message;
    text += ';';
  }
  std::string text;
};

// The tokens in brackets, then the faults.
std::string Scanned(std::string_view text, Reading reading, char delimiter = '\0') {
  TokenTable table;
  Tokenizer tokenizer(table);
  tokenizer.SetOperators(".:%@!^/[]+");
  TextArena arena;
  std::vector<Token> tokens;
  Faults faults;
  const ScanResult result = tokenizer.Scan(
      {.text = text, .delimiter = delimiter, .reading = reading}, arena, tokens, &faults);
  std::string out;
  for (const Token& token : tokens) out += '[' + std::string(token.view()) + ']';
  if (!result.ok) out += "FAILED";
  return out + faults.text;
}

TEST(Tokenizer, CutsAtOperatorsBlanksAndQuotes) {
  struct Case {
    const char* text;
    const char* tokens;
  };
  const Case cases[] = {
      {"a@b.c", "[a][@][b][.][c]"},
      {"a  b", "[a][b]"},
      {"a\"b c\"d", "[a][\"b c\"][d]"},
      {"a\"\"b", "[a][\"\"][b]"},
      {"a\\@b", "[a\\@b]"},
      {"a\\!b", "[a][!][b]"},
      {"a\\", "[a]"},
      {"\"a\\\"b\"@c", "[\"a\\\"b\"][@][c]"},
      {"a(b)c", "[a][(][b][)][c]"},
      {"<a", "[<][a][>]Unbalanced '<';"},
      {"a>", "[a]Unbalanced '>';"},
      {"\"x", "[\"x\"]Unbalanced '\"';"},
      {"\"\\", "[\"\\\"\"]Unbalanced '\"';Unbalanced '\"';"},
  };
  for (const Case& c : cases) EXPECT_EQ(Scanned(c.text, Reading::kRuleInput), c.tokens) << c.text;
}

TEST(Tokenizer, DropsCommentsFromAddresses) {
  EXPECT_EQ(Scanned("a(x(y))b", Reading::kAddress), "[a][b]");
  EXPECT_EQ(Scanned("a(x", Reading::kAddress), "[a]Unbalanced '(';");
  EXPECT_EQ(Scanned("a)b", Reading::kAddress), "[ab]Unbalanced ')';");
}

TEST(Tokenizer, EndsAtACommaOutsideQuotesAndRoutes) {
  EXPECT_EQ(Scanned("a,b", Reading::kRuleInput, ','), "[a]");
  EXPECT_EQ(Scanned("a\\,b", Reading::kRuleInput, ','), "[a]");
  EXPECT_EQ(Scanned("\"a,b\",c", Reading::kRuleInput, ','), "[\"a,b\"]");
  EXPECT_EQ(Scanned("<@a,@b:c@d>", Reading::kRuleInput, ','), "[<][@][a][,][@][b][:][c][@][d][>]");
  EXPECT_EQ(Scanned("<a,b>", Reading::kRuleInput, ','), "[<][a][>]Unbalanced '<';");
}

TEST(Tokenizer, RefusesLongTokensAndLongAddresses) {
  EXPECT_EQ(Scanned(std::string(257, 'x'), Reading::kAddress), "FAILEDprescan: token too long;");
  EXPECT_NE(Scanned(std::string(256, 'x'), Reading::kAddress), "FAILEDprescan: token too long;");
  std::string dots;
  for (int i = 0; i < 626; i++) dots += '.';
  EXPECT_EQ(Scanned(dots, Reading::kAddress), "FAILEDAddress too long;");
  EXPECT_EQ(Scanned(dots.substr(1), Reading::kAddress).find("FAILED"), std::string::npos);
}

TEST(TokenTable, GivesEqualIdsToEqualTextInAnyCase) {
  TokenTable table;
  const Token token = table.Enter("Foo");
  EXPECT_EQ(table.Find("fOO"), token.id);
  EXPECT_EQ(table.Find("bar"), kUnknownAtom);
  EXPECT_EQ(table.Find("\"bar\""), kUnknownQuoted);
  EXPECT_EQ(table.Find("\x98"), SymbolId(cf::kUser));
}

TEST(FoldedHash, JoinsToTheHashOfTheWhole) {
  const FoldedHash joined = FoldedHash::Of("Ab").Join(FoldedHash::Of(".c"));
  EXPECT_EQ(joined.value, FoldedHash::Of("aB.C").value);
  EXPECT_EQ(joined.power, FoldedHash::Of("abcd").power);
}

}  // namespace
}  // namespace mw::rewrite
