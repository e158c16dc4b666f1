// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/question.h"

#include <gtest/gtest.h>

namespace mw::migrate {
namespace {

Question Message(std::string sender, std::string recipient, std::string client) {
  Question question;
  question.probe = {std::move(sender), std::move(recipient), std::move(client)};
  return question;
}

TEST(Generalised, NamesThePartsOfAMessage) {
  const Question question = Message("joe@a.test", "ann@b.test", "host.c.test[192.0.2.9]");
  const struct {
    const char *text, *expected;
  } rows[] = {
      {"mailer esmtp, host b.test, user ann@b.test", "mailer esmtp, host HOST, user RECIPIENT"},
      {"host b.test., user ann", "host HOST., user USER"},
      {"<joe@a.test> from host.c.test [192.0.2.9]", "<SENDER> from CLIENT [CLIENT-ADDRESS]"},
      {"sub.b.test and b.tester stay", "sub.b.test and b.tester stay"},
      {"annual stays", "annual stays"},
      {"<ann@b.test>... ann may not, says joe@a.test", "<RECIPIENT>... USER may not, says SENDER"},
  };
  for (const auto& row : rows) EXPECT_EQ(Generalised(row.text, question), row.expected) << row.text;
}

// What is said of the sender is about the sender, also when his name is a part of the recipient's.
TEST(Generalised, TakesWordsAboutTheSenderForSuch) {
  EXPECT_EQ(Generalised("<ann@b.test>... no domain in ann", Message("ann", "ann@b.test", "")),
            "<RECIPIENT>... no domain in SENDER");
  EXPECT_EQ(Generalised("<ann@b.test>... no domain in NO", Message("NO", "ann@b.test", "")),
            "<RECIPIENT>... no domain in SENDER");
}

TEST(Generalised, LeavesShortPartsAlone) {
  EXPECT_EQ(Generalised("user a, host b", Message("", "a@b", "")), "user a, host b");
}

TEST(Witness, SaysHowToAskAgain) {
  EXPECT_EQ(WitnessOf(Message("", "ann@b.test", "[192.0.2.9]")),
            "mcroute --client '[192.0.2.9]' --from '<>' --to 'ann@b.test'");
  Question rewrite;
  rewrite.form = Question::Form::kRewrite;
  rewrite.mailer = "smtp";
  rewrite.use = {.sender = true, .header = true};
  rewrite.address = "joe@a.test";
  EXPECT_EQ(WitnessOf(rewrite), "cftest: /tryflags HS; /try smtp joe@a.test");
  Question ruleset;
  ruleset.form = Question::Form::kRuleset;
  ruleset.ruleset = "tls_server";
  ruleset.input = "OK";
  ruleset.macros = {{"server_name", "b.test"}, {"cipher_bits", ""}};
  EXPECT_EQ(WitnessOf(ruleset), "cftest: .D{server_name}b.test; tls_server OK");
}

}  // namespace
}  // namespace mw::migrate
