// SPDX-License-Identifier: BSD-2-Clause
#include "route/flow.h"

#include <fmt/format.h>

#include "base/text.h"
#include "cf/symbols.h"
#include "rewrite/trace_text.h"
#include "route/expansion.h"

namespace mw::route {
namespace {

using rewrite::Delivery;
using rewrite::Reply;
using rewrite::Token;

constexpr char kArgumentEnd = static_cast<char>(cf::kElse);  // between two arguments of a check

Verdict VerdictOf(const Reply& reply) {
  return reply.code / 100 == 4 ? Verdict::kDeferred : Verdict::kRefused;
}

}  // namespace

std::string_view VerdictName(Verdict verdict) {
  constexpr std::string_view kNames[] = {"accepted", "refused", "deferred", "discarded",
                                         "quarantined"};
  return kNames[static_cast<size_t>(verdict)];
}

std::string ReplyText(const Reply& reply, std::string_view address) {
  std::string out = fmt::format("{} {} ", reply.code, reply.enhanced);
  if (reply.with_address && !address.empty()) out += fmt::format("<{}>... ", address);
  return out + reply.text;
}

// Passes everything on and remembers the first fault of an address that was read.
class Flow::Faults final : public rewrite::TraceListener {
 public:
  // `rules`: calls, rules and results are steps, too.
  Faults(rewrite::StepCollector& steps, bool rules) : steps_(steps), rules_(rules) {}

  std::optional<Reply> fault;

  void OnInput(const rewrite::Ruleset& ruleset, std::span<const Token> tokens) override {
    if (rules_) steps_.OnInput(ruleset, tokens);
  }
  void OnReturns(const rewrite::Ruleset& ruleset, std::span<const Token> tokens) override {
    if (rules_) steps_.OnReturns(ruleset, tokens);
  }
  void OnMessage(std::string_view text, int status) override {
    steps_.OnMessage(text, status);
    // The configuration itself is at fault: endless recursion, an unknown ruleset ...
    if (status == 70 && !fault) fault = Reply{554, "5.0.0", std::string(text), false};
  }
  void OnStatus(int status) override { steps_.OnStatus(status); }
  void OnFault(std::string_view scanned, std::string_view message) override {
    steps_.OnFault(scanned, message);
    if (fault) return;
    fault = Reply{.code = 553,
                  .enhanced = "5.0.0",
                  .text = fmt::format("{}... {}", scanned, message),
                  .with_address = false};
  }
  void OnEvent(const rewrite::Event& event) override {
    if (rules_ || event.kind == rewrite::Event::Kind::kLookup) steps_.OnEvent(event);
  }

 private:
  rewrite::StepCollector& steps_;
  const bool rules_;
};

Flow::Flow(rewrite::Installation& installation, FlowOptions options)
    : installation_(installation),
      options_(options),
      collector_(installation.rules(), installation.maps(), options.places),
      faults_(std::make_unique<Faults>(collector_, options.steps && options.rules)),
      reader_(installation.Reader(*faults_)),
      expansion_(
          std::make_unique<Expansion>(installation, reader_, collector_, options.addresses)) {}

Flow::~Flow() = default;

void Flow::SetConnection(const Client& client) {
  rewrite::Rulebook& rules = installation_.rules();
  const bool encrypted = !client.tls_version.empty();
  const bool six = client.address.find(':') != std::string::npos;
  const struct {
    const char* name;
    std::string value;
  } macros[] = {
      {"client_name", client.name},
      {"client_addr", ClientAddress(client)},
      {"client_resolve", client.resolve},
      {"client_ptr", client.name},
      {"client_port", "1024"},
      {"client_connections", "1"},
      {"client_rate", "1"},
      {"total_rate", "1"},
      {"daemon_name", "MTA"},
      {"daemon_addr", six ? "IPv6:::1" : "127.0.0.1"},
      {"daemon_port", "25"},
      {"daemon_family", six ? "inet6" : "inet"},
      {"daemon_flags", ""},
      {"if_addr", six ? "IPv6:::1" : "127.0.0.1"},
      {"if_name", installation_.identity().host_name},
      {"auth_type", client.auth_type},
      {"auth_authen", client.auth_user},
      {"auth_author", client.auth_user},
      {"auth_ssf", client.auth_type.empty() ? "" : "0"},
      {"tls_version", client.tls_version},
      {"cipher_bits", encrypted ? "256" : ""},
      {"verify", !client.tls_verify.empty() ? client.tls_verify
                 : encrypted                ? "NO"
                                            : ""},
      {"ntries", "0"},
      {"nrcpts", "0"},
      {"nbadrcpts", "0"},
      {"r", encrypted                  ? "ESMTPS"
            : client.auth_type.empty() ? "ESMTP"
                                       : "ESMTPA"},
      {"s", client.helo.empty() ? client.name : client.helo},
      {"_", fmt::format("{} [{}]", client.name, client.address)},
      {"f", ""},
  };
  for (const auto& macro : macros) rules.SetMacro(macro.name, macro.value);
}

MessageWay Flow::Follow(const Message& message) {
  MessageWay way;
  way.message = message;
  rewrite::Machine& machine = installation_.machine();
  machine.arena().Reset();
  machine.SetWatch(options_.steps ? rewrite::Watch::kFired : rewrite::Watch::kNothing);
  machine.Record(faults_.get(), nullptr);
  collector_.Take();
  taken_.clear();
  SetConnection(message.client);
  const std::string address = ClientAddress(message.client);
  way.relay = Ask("check_relay", message.client.name + kArgumentEnd + address, "");
  way.relay.input = message.client.name + " $| " + address;
  bool open = way.relay.verdict != Verdict::kRefused && way.relay.verdict != Verdict::kDeferred;
  discarding_ = way.relay.verdict == Verdict::kDiscarded;
  if (open) {
    open = AskSender(message, way);
  } else {
    way.sender_verdict = way.relay.verdict;
    way.sender_reply = way.relay.reply;
    way.sender_reply.with_address = false;
  }
  for (const std::string& recipient : message.recipients) {
    way.recipients.push_back(AskRecipient(message, recipient, open));
    if (open) continue;
    way.recipients.back().verdict = way.sender_verdict;
    way.recipients.back().reply = way.sender_reply;
  }
  machine.Record(nullptr, nullptr);
  machine.SetWatch(rewrite::Watch::kNothing);
  return way;
}

// Runs a check ruleset on `input`. One that the configuration lacks accepts.
Check Flow::Ask(const std::string& ruleset, const std::string& input, const std::string& subject) {
  Check check{.ruleset = ruleset, .input = input, .reply = {}, .result = {}, .steps = {}};
  rewrite::Rulebook& rules = installation_.rules();
  cf::Complaints complaints;
  size_t end = 0;
  const int number = rules.RulesetNumber(ruleset, false, end, complaints);
  if (number < 0) return check;
  check.defined = true;
  std::vector<Token> tokens;
  rewrite::Machine& machine = installation_.machine();
  const rewrite::ScanResult scan = rules.tokenizer.Scan(
      {.text = input, .reading = rewrite::Reading::kOldRule}, machine.arena(), tokens, nullptr);
  if (!scan.ok) return check;
  const int status = machine.Run(number, tokens);
  rewrite::AppendTokens(tokens, rules.names, false, check.result);
  if (!check.result.empty()) check.result.erase(0, 1);
  Judge(tokens, subject, check);
  if (status == rewrite::kStatusTempFail && check.verdict == Verdict::kAccepted) {
    check.verdict = Verdict::kDeferred;
    check.reply = {451, "4.3.0", "Temporary system failure. Please try again later.", false};
  }
  check.steps = collector_.Take();
  return check;
}

// What the result of a check ruleset means: only $#error, $#discard and $#quarantine refuse.
void Flow::Judge(std::vector<Token>& tokens, const std::string& subject, Check& check) {
  if (tokens.size() < 2 || !tokens[0].Is(cf::kResolve)) return;
  const std::string_view mailer = tokens[1].view();
  if (mailer == "discard") {
    check.verdict = Verdict::kDiscarded;
  } else if (mailer == "error" && tokens.size() > 3 && tokens[2].Is(cf::kHost) &&
             tokens[3].view() == "quarantine") {
    check.verdict = Verdict::kQuarantined;
    check.reply.text = reader_.Resolve(tokens, {}, subject).user;
  } else if (mailer == "error") {
    reader_.Resolve(tokens, {}, subject);
    if (!reader_.reply()) return;
    check.reply = *reader_.reply();
    check.verdict = VerdictOf(check.reply);
  }
}

// Why an address cannot be accepted, whoever asks; nothing when it can.
std::optional<Reply> Flow::Refusal(const std::optional<Delivery>& delivery,
                                   const std::string& address) {
  if (delivery && delivery->mailer != "*error*" && !faults_->fault && !reader_.reply()) return {};
  if (reader_.reply()) return *reader_.reply();
  if (faults_->fault) return *faults_->fault;
  // An address that rules have nothing to say about.
  const bool empty = address.empty() || address == "<>";
  return Reply{553, "5.0.0", empty ? "<>... User address required" : address + "... Bad address",
               false};
}

// The sender as $f has it: what rulesets 3, 1 and 4 make of it.
std::string Flow::Canonical(const std::string& sender) {
  if (sender.empty()) return "";
  std::vector<Token> tokens;
  if (!installation_.machine().Scan(sender, tokens)) return sender;
  for (const int number : {3, 1, 4}) installation_.machine().Run(number, tokens);
  std::string text;
  rewrite::Rulebook& rules = installation_.rules();
  rewrite::TokensToText(tokens.data(), tokens.data() + tokens.size(), rules.blank, rules.tokenizer,
                        text);
  return rewrite::StripQuotes(text);
}

// MAIL: false when the server refuses the sender.
bool Flow::AskSender(const Message& message, MessageWay& way) {
  rewrite::Rulebook& rules = installation_.rules();
  const std::string written = '<' + message.sender + '>';
  faults_->fault.reset();
  rules.SetMacro("addr_type", "e s");
  std::optional<Delivery> delivery;
  std::optional<Reply> refusal;
  if (!message.sender.empty()) {
    delivery = reader_.Parse(written, {.sender = true});
    refusal = Refusal(delivery, written);
  }
  const std::string canonical = Canonical(message.sender);
  way.sender_steps = collector_.Take();
  if (refusal) {
    way.sender_reply = *refusal;
    way.sender_verdict = VerdictOf(*refusal);
    return false;
  }
  rules.SetMacro("f", canonical);
  // The argument of MAIL as it was given, in builds with _FFR_MAIL_MACRO as Debian's; delay_checks without
  // an argument hands it to check_mail.
  rules.SetMacro("mail_from", written);
  rules.SetMacro("mail_mailer", delivery ? delivery->mailer : "local");
  rules.SetMacro("mail_host", delivery ? delivery->host : "");
  rules.SetMacro("mail_addr", delivery ? delivery->user : "");
  way.mail = Ask("check_mail", written, message.sender);
  way.sender_verdict = way.mail->verdict;
  if (way.mail->verdict == Verdict::kRefused || way.mail->verdict == Verdict::kDeferred) {
    way.sender_reply = way.mail->reply;
    return false;
  }
  discarding_ = discarding_ || way.mail->verdict == Verdict::kDiscarded;
  way.sender_reply = {250, "2.1.0", written + "... Sender ok", false};
  return true;
}

// A recipient that no message from outside may name, or that does not exist.
std::optional<Reply> Flow::LocalRefusal(const Delivery& delivery) {
  constexpr struct {
    std::string_view mailer, what;
  } kDirect[] = {{"prog", "programs"}, {"*file*", "files"}, {"*include*", ":include:s"}};
  for (const auto& row : kDirect) {
    const bool program =
        row.mailer != "prog" || delivery.user.starts_with('|') || delivery.user.starts_with("\"|");
    if (delivery.mailer == row.mailer && program) {
      return Reply{550, "5.7.1", fmt::format("Cannot mail directly to {}", row.what), true};
    }
  }
  return std::nullopt;
}

RecipientWay Flow::AskRecipient(const Message& message, const std::string& recipient, bool open) {
  RecipientWay way;
  way.recipient = recipient;
  rewrite::Rulebook& rules = installation_.rules();
  const std::string written = '<' + recipient + '>';
  faults_->fault.reset();
  rules.SetMacro("addr_type", "e r");
  const std::optional<Delivery> delivery = reader_.Parse(written, {});
  std::optional<Reply> refusal = Refusal(delivery, written);
  std::vector<rewrite::Step> steps = collector_.Take();
  if (open && !refusal) {
    rules.SetMacro("rcpt_mailer", delivery->mailer);
    rules.SetMacro("rcpt_host", delivery->host);
    rules.SetMacro("rcpt_addr", delivery->user);
    way.check = Ask("check_rcpt", written, recipient);
    way.verdict = way.check->verdict;
    if (way.verdict == Verdict::kRefused || way.verdict == Verdict::kDeferred) {
      way.reply = way.check->reply;
    }
    discarding_ = discarding_ || way.verdict == Verdict::kDiscarded;
  }
  if (!refusal && way.reply.code == 0 && !discarding_) refusal = LocalRefusal(*delivery);
  if (refusal) {
    way.reply = *refusal;
    way.verdict = VerdictOf(*refusal);
  }
  // A server that throws the message away does not say so.
  const std::optional<Reply> direct = refusal || !delivery ? refusal : LocalRefusal(*delivery);
  if (direct) {
    way.routes.push_back({.way = {recipient}, .verdict = VerdictOf(*direct), .reply = *direct});
  } else if (options_.routes) {
    rules.SetMacro("addr_type", "e r");
    way.routes = expansion_->Expand(message.sender, recipient, *delivery);
  }
  if (!way.routes.empty()) {
    std::vector<rewrite::Step>& first = way.routes.front().steps;
    first.insert(first.begin(), steps.begin(), steps.end());
  }
  if (way.reply.code == 0) Reply250(way, delivery);
  collector_.Take();
  return way;
}

namespace {

bool IsAlias(Expansion& expansion, const std::string& user) {
  std::string value;
  bool failed = false;
  return expansion.FindAlias(user, value, failed);
}

}  // namespace

// The reply when nothing was refused: a name of this host that nobody has is refused at once, faults behind
// an alias come later. A message that is thrown away needs no user.
void Flow::Reply250(RecipientWay& way, const std::optional<Delivery>& delivery) {
  const rewrite::Mailer* mailer = delivery ? reader_.FindMailer(delivery->mailer) : nullptr;
  if (!discarding_ && mailer != nullptr && way.routes.size() == 1 &&
      way.routes[0].reply.code != 0 && way.routes[0].reply.enhanced == "5.1.1") {
    way.reply = way.routes[0].reply;
    way.verdict = way.routes[0].verdict;
    return;
  }
  if (discarding_) way.verdict = Verdict::kDiscarded;
  const std::string name =
      mailer != nullptr ? NameTaken(*delivery, *mailer, way.recipient) : way.recipient;
  way.reply = {250, "2.1.5", '<' + name + ">... Recipient ok", false};
}

// A mailbox that was named before is answered with the earlier name; lists are not recognized again.
std::string Flow::NameTaken(const Delivery& delivery, const rewrite::Mailer& mailer,
                            const std::string& recipient) {
  for (const auto& [one, name] : taken_) {
    const bool same_user =
        mailer.HasFlag('u') ? one.user == delivery.user : EqualFolded(one.user, delivery.user);
    if (!same_user || one.mailer != delivery.mailer || !EqualFolded(one.host, delivery.host)) {
      continue;
    }
    const bool is_list = !discarding_ && mailer.HasFlag('A') && IsAlias(*expansion_, delivery.user);
    return is_list ? recipient : name;
  }
  taken_.emplace_back(delivery, recipient);
  return recipient;
}

}  // namespace mw::route
