// SPDX-License-Identifier: BSD-2-Clause
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "route/report.h"

namespace mw::route {
namespace {

using nlohmann::ordered_json;
using rewrite::Step;

ordered_json ReplyJson(const rewrite::Reply& reply, const std::string& address) {
  if (reply.code == 0) return nullptr;
  return {{"code", reply.code},
          {"enhanced", reply.enhanced},
          {"text", reply.text},
          {"line", ReplyText(reply, address)}};
}

ordered_json StepsJson(const std::vector<Step>& steps, const RulePlaces& places) {
  ordered_json out = ordered_json::array();
  for (const Step& step : steps) {
    if (step.kind == Step::Kind::kLookup) {
      ordered_json row = {{"kind", "lookup"},
                          {"map", step.map},
                          {"key", step.key},
                          {"outcome", rewrite::OutcomeName(step.outcome)}};
      if (step.outcome == Step::Outcome::kFound) row["value"] = step.value;
      if (step.line != 0) row["place"] = {{"file", step.file}, {"line", step.line}};
      out.push_back(std::move(row));
    } else if (step.kind == Step::Kind::kRule) {
      out.push_back({{"kind", "rule"},
                     {"ruleset", step.ruleset},
                     {"place", places.Describe(step.range)},
                     {"rule", step.rule},
                     {"made", step.tokens}});
    } else if (step.kind == Step::Kind::kMessage) {
      out.push_back({{"kind", "message"}, {"text", step.text}});
    }
  }
  return out;
}

ordered_json CheckJson(const Check& check, const std::string& address, const RulePlaces& places) {
  return {{"ruleset", check.ruleset},
          {"input", check.input},
          {"defined", check.defined},
          {"verdict", VerdictName(check.verdict)},
          {"reply", ReplyJson(check.reply, address)},
          {"result", check.result},
          {"steps", StepsJson(check.steps, places)}};
}

ordered_json RouteJson(const Route& route, const RulePlaces& places) {
  ordered_json out = {{"way", route.way}, {"verdict", VerdictName(route.verdict)}};
  if (route.mailer.empty()) {
    out["reply"] = ReplyJson(route.reply, route.way.empty() ? "" : route.way.back());
  } else {
    out["mailer"] = route.mailer;
    out["host"] = route.host;
    out["user"] = route.user;
    ordered_json hosts = ordered_json::array();
    for (const HostTry& host : route.hosts) {
      ordered_json row = {{"name", host.name}};
      if (host.preference >= 0) row["preference"] = host.preference;
      hosts.push_back(std::move(row));
    }
    out["hosts"] = std::move(hosts);
    out["envelope"] = {{"sender", route.envelope_sender}, {"recipient", route.envelope_recipient}};
    out["header"] = {{"sender", route.header_sender}, {"recipient", route.header_recipient}};
  }
  out["steps"] = StepsJson(route.steps, places);
  return out;
}

}  // namespace

std::string ToJson(const MessageWay& way, const RulePlaces& places) {
  const Client& client = way.message.client;
  ordered_json out = {
      {"client", {{"name", client.name}, {"address", client.address}, {"resolve", client.resolve}}},
      {"check_relay", CheckJson(way.relay, "", places)},
      {"sender",
       {{"address", way.message.sender},
        {"verdict", VerdictName(way.sender_verdict)},
        {"reply", ReplyJson(way.sender_reply, way.message.sender)},
        {"check_mail",
         way.mail ? CheckJson(*way.mail, way.message.sender, places) : ordered_json(nullptr)},
        {"steps", StepsJson(way.sender_steps, places)}}}};
  ordered_json recipients = ordered_json::array();
  for (const RecipientWay& recipient : way.recipients) {
    ordered_json routes = ordered_json::array();
    for (const Route& route : recipient.routes) routes.push_back(RouteJson(route, places));
    recipients.push_back(
        {{"address", recipient.recipient},
         {"verdict", VerdictName(recipient.verdict)},
         {"reply", ReplyJson(recipient.reply, recipient.recipient)},
         {"check_rcpt", recipient.check ? CheckJson(*recipient.check, recipient.recipient, places)
                                        : ordered_json(nullptr)},
         {"routes", std::move(routes)}});
  }
  out["recipients"] = std::move(recipients);
  return out.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace mw::route
