// SPDX-License-Identifier: BSD-2-Clause
// One message's way through a configuration, as a sendmail that has just started would take it.
//
//   check_relay -> check_mail -> for each recipient: check_rcpt, then its delivery:
//   rulesets 3 and 0 -> for local names aliases and ruleset 5, again and again -> mailer, host, user
//
// A server parses an address before it asks check_mail or check_rcpt about it, so an address that rules
// send to the mailer `error` is refused with that text, whoever the client is (seen with 8.17.1.9). The
// macros that check rulesets see are those of the same program. What is not simulated:
// milters, load, rates and connections (all taken as a quiet machine's), the content of the message.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rewrite/delivery.h"
#include "rewrite/installation.h"
#include "rewrite/steps.h"
#include "route/message.h"

namespace mw::route {

enum class Verdict : uint8_t {
  kAccepted,
  kRefused,      // 5xx
  kDeferred,     // 4xx, or a lookup failed for now
  kDiscarded,    // accepted and thrown away
  kQuarantined,  // accepted and held
};
std::string_view VerdictName(Verdict verdict);  // "accepted", ...

// One check ruleset.
struct Check {
  std::string ruleset;
  std::string input;     // "<a@example.com>"
  bool defined = false;  // the configuration has it
  Verdict verdict = Verdict::kAccepted;
  rewrite::Reply reply;  // when refused or deferred; text for quarantine
  std::string result;    // what the ruleset gave, as tokens
  std::vector<rewrite::Step> steps;
};

// A host to connect to.
struct HostTry {
  std::string name;
  int preference = -1;  // of its MX record; -1: none
};

// Where one copy of the message ends.
struct Route {
  // The names on the way: the recipient, then what aliases and ruleset 5 made of it.
  std::vector<std::string> way = {};
  Verdict verdict = Verdict::kAccepted;
  rewrite::Reply reply = {};  // when it cannot be delivered
  std::string mailer = {}, host = {}, user = {};
  std::vector<HostTry> hosts = {};  // in the order of trying; empty when the mailer needs none
  std::string envelope_sender = {}, envelope_recipient = {};
  std::string header_sender = {}, header_recipient = {};
  std::vector<rewrite::Step> steps = {};  // of all names of `way`
};

struct RecipientWay {
  std::string recipient;
  Verdict verdict = Verdict::kAccepted;  // of the server
  rewrite::Reply reply;                  // its reply, 250 included
  std::optional<Check> check;            // check_rcpt, when it was asked
  std::vector<Route> routes;             // also when the server refuses: where it would go
};

struct MessageWay {
  Message message;
  Check relay;
  std::optional<Check> mail;  // absent when check_relay ended it
  std::vector<rewrite::Step> sender_steps;
  Verdict sender_verdict = Verdict::kAccepted;
  rewrite::Reply sender_reply;  // the server's reply to MAIL
  std::vector<RecipientWay> recipients;
};

class Expansion;

struct FlowOptions {
  bool steps = true;      // collect them; without it only results
  bool rules = true;      // ... calls, rules and results too; without it only lookups and messages
  bool places = true;     // ... with the row of every value found
  bool addresses = true;  // rewritten addresses of each route
  bool routes = true;     // false: replies only
};

class Flow {
 public:
  // `installation` must be started and outlive this. Nothing else may run its machine meanwhile.
  Flow(rewrite::Installation& installation, FlowOptions options);
  ~Flow();

  MessageWay Follow(const Message& message);

 private:
  class Faults;

  Check Ask(const std::string& ruleset, const std::string& input, const std::string& subject);
  void Judge(std::vector<rewrite::Token>& tokens, const std::string& subject, Check& check);
  void SetConnection(const Client& client);
  bool AskSender(const Message& message, MessageWay& way);
  RecipientWay AskRecipient(const Message& message, const std::string& recipient, bool open);
  void Reply250(RecipientWay& way, const std::optional<rewrite::Delivery>& delivery);
  // The name of the recipient in the reply of a server that takes it.
  std::string NameTaken(const rewrite::Delivery& delivery, const rewrite::Mailer& mailer,
                        const std::string& recipient);
  std::optional<rewrite::Reply> Refusal(const std::optional<rewrite::Delivery>& delivery,
                                        const std::string& address);
  std::optional<rewrite::Reply> LocalRefusal(const rewrite::Delivery& delivery);
  std::string Canonical(const std::string& sender);

  rewrite::Installation& installation_;
  FlowOptions options_;
  rewrite::StepCollector collector_;
  std::unique_ptr<Faults> faults_;
  rewrite::AddressReader reader_;
  std::unique_ptr<Expansion> expansion_;
  // Recipients of the message that the server has taken so far, as written.
  std::vector<std::pair<rewrite::Delivery, std::string>> taken_;
  bool discarding_ = false;  // a check has said so: the message is accepted and thrown away
};

// "550 5.7.1 <a@b>... Relaying denied"
std::string ReplyText(const rewrite::Reply& reply, std::string_view address);

}  // namespace mw::route
