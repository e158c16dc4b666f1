// SPDX-License-Identifier: BSD-2-Clause
// The test mode as a library, on configurations in memory.
#include "bt/session.h"

#include <gtest/gtest.h>

#include <random>

namespace mw::bt {
namespace {

// Serves one file.
class OneFileHost final : public ForwardingHost {
 public:
  OneFileHost(Host& inner, std::string text) : ForwardingHost(inner), text_(std::move(text)) {}
  Result<std::string> ReadFile(const std::string& path, uint64_t) override {
    if (path == "x.cf") return text_;
    return Failure::FromErrno(path, ENOENT);
  }

 private:
  std::string text_;
};

std::string RunLines(const std::string& cf, const std::vector<std::string>& lines,
                     bool use_cache = true) {
  const std::unique_ptr<Host> real = MakeRealHost();
  OneFileHost host(*real,
                   "V10/Berkeley\nO OperatorChars=.:%@!^/[]+\n"
                   "Mlocal, P=/bin/false, F=lsDFMAw5:/|@q, A=x $u\n" +
                       cf);
  maps::Environment environment(host);
  SessionOptions options;
  options.cf_file = "x.cf";
  options.use_cache = use_cache;
  options.identity.host_name = "t.example.org";
  Session session(host, environment, options);
  EXPECT_TRUE(session.Start());
  session.output().clear();
  for (const std::string& line : lines) session.Line(line);
  return session.output();
}

TEST(Session, RunsRulesetsAndShowsInputAndResult) {
  EXPECT_EQ(RunLines("Sa\nR$* . $*\t$: [$1][$2]\n", {"a x.y.z"}),
            "a                  input: x . y . z\n"
            "a                returns: [ x ] [ y . z ]\n");
}

TEST(Session, CallsFromRightToLeft) {
  EXPECT_EQ(
      RunLines("Sc\nR$*\t$: pre $>b mid $>d $1 end\nSb\nR$*\t$: b< $1 >\nSd\nR$*\t$: d{ $1 }\n",
               {"c x"}),
      "c                  input: x\n"
      "d                  input: x end\n"
      "d                returns: d{ x end }\n"
      "b                  input: mid d{ x end }\n"
      "b                returns: b < mid d{ x end } >\n"
      "c                returns: pre b < mid d{ x end } >\n");
}

TEST(Session, StopsLoopsAndRecursion) {
  const std::string loop = RunLines("Sg\nR$*\tx\n", {"g x"});
  EXPECT_NE(loop.find("Infinite loop in ruleset g, rule 1\n"), std::string::npos);
  const std::string deep = RunLines("Sc\nR$*\t$: $>c $1\n", {"c x"});
  EXPECT_NE(deep.find("rewrite: excessive recursion (max 50), ruleset c\n"), std::string::npos);
  EXPECT_TRUE(deep.ends_with(" status 78\n"));
}

TEST(Session, ParsesToMailerHostAndUser) {
  const std::string out =
      RunLines("Mesmtp, P=[IPC], F=mDFMuX, A=TCP $h\nS0\nR$+ @ $+\t$#esmtp $@ $2 $: $1 @ $2\n",
               {"/parse Joe@B.c"});
  EXPECT_TRUE(out.ends_with("mailer esmtp, host b.c, user Joe@B.c\n")) << out;
}

TEST(Session, KnowsItsCommandsAndSaysSoOtherwise) {
  EXPECT_EQ(RunLines("", {"/quux", "=X", ".X", "-x", "/map", "3"}),
            "Unknown \"/\" command /quux\nUnknown \"=\" command =X\nUnknown \".\" command .X\n"
            "Unknown \"-\" command -x\nUsage: /map mapname key\nNo address!\n");
}

// A token that stands twice in the input of a ruleset must not be taken for one.
TEST(Session, CacheTellsRepeatedTokensApart) {
  const std::string cf = "S3\nR$-\t$: $1 . $1\nS0\nR$- . $-\t$: $2 $1\n";
  const std::vector<std::string> lines = {"3,0 x", "0 y.z", "3,0 w", "0 y.z"};
  const std::string out = RunLines(cf, lines);
  EXPECT_EQ(out, RunLines(cf, lines, false));
  EXPECT_NE(out.find("returns: z y\n"), std::string::npos);
}

// Addresses that share shapes, on rules that use lookups, classes, macros and calls.
TEST(Session, CacheDoesNotChangeTheOutput) {
  const std::string cf =
      "C{k}a.b foo x.y.z\nKr regex -s1 ^(a.*)$\nKd dequote\nKar arith\nKm macro\n"
      "S3\nR$* < $* > $*\t$2\nR$* @ $={k} $*\t$: $1 < @ $2 $3 >\nR$+ ! $+\t$2 @ $1\n"
      "R$* + $*\t$: $( r $1 $: $2 $) $| $>four $2\nR\" $*\t$: $(d $1 $)\n"
      "Sfour\nR$- $*\t$: $1 < $( ar + $@ 1 $@ $1 $) > $&{v} $2\nR$* . $~{k} . $*\t$: $1 $2 $>five "
      "$3\n"
      "Sfive\nR$+\t$: $(m {v} $@ $1 $) five $1\n";
  std::mt19937 random(7);
  const char* const parts[] = {"a", "b", "foo", "Foo", "q",     "zz",    ".",   ".", "@", "@",
                               "!", "+", "<",   ">",   "\"q\"", "x.y.z", "a.b", "1", ","};
  std::vector<std::string> lines;
  for (int i = 0; i < 3000; i++) {
    std::string line = i % 3 == 0 ? "3,four " : "3 ";
    for (size_t n = 1 + random() % 7; n > 0; n--) line += parts[random() % std::size(parts)];
    lines.push_back(std::move(line));
  }
  EXPECT_EQ(RunLines(cf, lines, true), RunLines(cf, lines, false));
}

}  // namespace
}  // namespace mw::bt
