// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/side.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "cf/symbols.h"
#include "rewrite/trace_text.h"
#include "route/report.h"

namespace mw::migrate {
namespace {

constexpr std::string_view kBetweenArguments = " $| ";

// Macros that rulesets look at, with the values that they have when a question says nothing of them.
constexpr struct {
  const char* name;
  const char* value;
} kMacros[] = {
    {"client_name", "stranger.example"},
    {"client_addr", "203.0.113.77"},
    {"client_resolve", "OK"},
    {"client_ptr", "stranger.example"},
    {"client_rate", "1"},
    {"client_connections", "1"},
    {"total_rate", "1"},
    {"server_name", ""},
    {"server_addr", ""},
    {"client_flags", ""},
    {"daemon_flags", ""},
    {"addr_type", "e r"},
    {"auth_type", ""},
    {"auth_authen", ""},
    {"auth_author", ""},
    {"auth_ssf", ""},
    {"cipher_bits", ""},
    {"verify", ""},
    {"cert_issuer", ""},
    {"cert_subject", ""},
    {"cn_subject", ""},
    {"rcpt_addr", ""},
    {"rcpt_host", ""},
    {"s", "stranger.example"},
    {"f", "unlisted-user@unlisted-domain.example"},
    {"h", ""},
};

// One text for all copies of a message, whatever their order.
template <typename Part>
std::string Joined(const std::vector<route::Route>& routes, Part part) {
  std::vector<std::string> texts;
  for (const route::Route& route : routes) texts.push_back(part(route));
  std::sort(texts.begin(), texts.end());
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : "; ") + text;
  return out;
}

bool IsTaken(route::Verdict verdict) {
  return verdict == route::Verdict::kAccepted || verdict == route::Verdict::kQuarantined;
}

std::string ReplyOf(const route::RecipientWay& way, const std::string& address) {
  const std::string verdict(route::VerdictName(way.verdict));
  if (way.verdict == route::Verdict::kAccepted || way.verdict == route::Verdict::kDiscarded) {
    return verdict;
  }
  return fmt::format("{} \"{}\"", verdict, route::ReplyText(way.reply, address));
}

}  // namespace

Side::Side(Host& host, maps::Environment& environment, lint::Subject::Request request,
           SourceTable& sources, Sink& sink) {
  const std::string path = request.mc_file.empty() ? request.cf_file : request.mc_file;
  const size_t before = sink.errors();
  subject_ = std::make_unique<lint::Subject>(host, environment, std::move(request), sources, sink);
  const mc::Compilation* compiled = subject_->compiled();
  unreadable_ = !subject_->loaded() && sink.errors() > before && !host.Status(path).ok();
  if (compiled != nullptr && compiled->outcome() != mc::Outcome::kGood) {
    complaints_.push_back(path + ": the .mc does not compile");
    return;
  }
  if (!subject_->loaded()) return;
  for (const auto& message : installation().messages()) {
    if (message.status == 0) continue;
    complaints_.push_back(message.line != 0
                              ? fmt::format("{}:{}: {}", path, message.line, message.text)
                              : message.text);
  }
  flow_ = std::make_unique<route::Flow>(installation(),
                                        route::FlowOptions{.steps = false, .places = false});
}

Side::~Side() = default;

const rewrite::Mailer* Side::FindMailer(std::string_view name) {
  for (const rewrite::Mailer& mailer : installation().rules().mailers) {
    if (EqualFolded(mailer.name, name)) return &mailer;
  }
  return nullptr;
}

std::vector<Answer> Side::Ask(const Question& question) {
  switch (question.form) {
    case Question::Form::kMessage:
      return SendMessage(question);
    case Question::Form::kRewrite: {
      const rewrite::Mailer* mailer = FindMailer(question.mailer);
      if (mailer == nullptr) return {{Kind::kRewriting, "address", ""}};
      installation().machine().arena().Reset();
      SetMacros(question);
      int status = 0;
      std::string text =
          installation().Reader(silent_).Rewrite(question.address, *mailer, question.use, status);
      if (status != 0) text += fmt::format(" (status {})", status);
      return {{Kind::kRewriting, "address", std::move(text)}};
    }
    case Question::Form::kRuleset:
      break;
  }
  return {{Kind::kPolicy, "decision", RunRuleset(question)}};
}

std::vector<Answer> Side::SendMessage(const Question& question) {
  route::Message message;
  message.sender = question.probe.sender;
  message.recipients = {question.probe.recipient};
  if (!question.probe.client.empty()) {
    (void)route::ReadClient(question.probe.client, message.client).ok();
  }
  const route::MessageWay way = flow_->Follow(message);
  const route::RecipientWay& recipient = way.recipients.front();
  std::vector<Answer> out = {
      {Kind::kAcceptance, "reply", ReplyOf(recipient, question.probe.recipient)},
      {Kind::kRouting, "route", ""},
      {Kind::kRewriting, "envelope sender", ""},
      {Kind::kRewriting, "envelope recipient", ""},
      {Kind::kRewriting, "header sender", ""},
      {Kind::kRewriting, "header recipient", ""},
  };
  const bool on_host = question.probe.client.empty();
  if (!on_host && !IsTaken(recipient.verdict)) return out;
  const std::vector<route::Route>& routes = recipient.routes;
  out[1].text = Joined(routes, route::RouteText);
  out[2].text = Joined(routes, [](const route::Route& r) { return r.envelope_sender; });
  out[3].text = Joined(routes, [](const route::Route& r) { return r.envelope_recipient; });
  out[4].text = Joined(routes, [](const route::Route& r) { return r.header_sender; });
  out[5].text = Joined(routes, [](const route::Route& r) { return r.header_recipient; });
  return out;
}

void Side::SetMacros(const Question& question) {
  rewrite::Rulebook& rules = installation().rules();
  for (const auto& macro : kMacros) rules.SetMacro(macro.name, macro.value);
  for (const auto& [name, value] : question.macros) rules.SetMacro(name, value);
}

// What the ruleset decides: its result when that is a triple ($#error, $# 5000 ...) or any counts; "" stands for
// no decision, and for a ruleset that is not there.
std::string Side::RunRuleset(const Question& question) {
  rewrite::Rulebook& rules = installation().rules();
  rewrite::Machine& machine = installation().machine();
  cf::Complaints complaints;
  size_t end = 0;
  const int number = rules.RulesetNumber(question.ruleset, false, end, complaints);
  if (number < 0) return "";
  SetMacros(question);
  machine.arena().Reset();
  std::string input = question.input;
  for (size_t at; (at = input.find(kBetweenArguments)) != std::string::npos;) {
    input.replace(at, kBetweenArguments.size(), 1, static_cast<char>(cf::kElse));
  }
  std::vector<rewrite::Token> tokens;
  const rewrite::ScanResult scan = rules.tokenizer.Scan(
      {.text = input, .reading = rewrite::Reading::kOldRule}, machine.arena(), tokens, nullptr);
  if (!scan.ok) return "";
  const int status = machine.Run(number, tokens);
  std::string text;
  rewrite::AppendTokens(tokens, rules.names, false, text);
  text = std::string(Trim(text));
  if (!text.starts_with("$#") && !question.plain) text.clear();
  // The server defers then, whatever the rules have made of the address so far.
  if (status == rewrite::kStatusTempFail) return "(a lookup failed)";
  return text;
}

}  // namespace mw::migrate
