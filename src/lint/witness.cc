// SPDX-License-Identifier: BSD-2-Clause
#include "lint/witness.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

#include "route/report.h"

namespace mw::lint {
namespace {

using route::MessageWay;
using route::Verdict;

bool ClientRefused(const MessageWay& way) { return way.relay.verdict != Verdict::kAccepted; }

std::string Commands(const std::vector<std::string>& lines) {
  return fmt::format("as sendmail -bt: {}", fmt::join(lines, " and then "));
}

std::string RouteCommands(const MessageWay& way, const Probe& probe) {
  return Commands({".Df" + way.message.sender, "3,0 " + probe.recipient});
}

// The first of them that gives an error decides. The operator between the words of check_relay cannot be
// typed in test mode; where a client is refused, people need a ruleset of their own that writes it.
std::string CheckCommands(const MessageWay& way, const Probe& probe, bool with_relay) {
  const route::Client& client = way.message.client;
  std::vector<std::string> lines = route::TestModeLines(client);
  lines.push_back(".Df" + way.message.sender);
  if (with_relay) {
    lines.push_back(fmt::format("check_relay {} $| {}", client.name, route::ClientAddress(client)));
  }
  lines.push_back(fmt::format("check_mail <{}>", probe.sender));
  lines.push_back(fmt::format("check_rcpt <{}>", probe.recipient));
  return Commands(lines);
}

// The first refusal of the server to client, sender or recipient, else its reply to the recipient.
std::string ReplySummary(const MessageWay& way) {
  if (ClientRefused(way)) return route::ReplyText(way.relay.reply, "");
  if (way.sender_verdict != Verdict::kAccepted) {
    return route::ReplyText(way.sender_reply, way.message.sender);
  }
  const route::RecipientWay& recipient = way.recipients.front();
  return route::ReplyText(recipient.reply, recipient.recipient);
}

}  // namespace

std::string RouteSummary(const MessageWay& way) {
  std::string out;
  for (const route::RecipientWay& recipient : way.recipients) {
    for (const route::Route& route : recipient.routes) {
      out += (out.empty() ? "" : "; ") + route::RouteText(route);
    }
  }
  return out;
}

std::vector<Note> Witness(const Probe& probe, const MessageWay& now, const MessageWay* without,
                          std::string_view entry) {
  std::vector<Note> notes;
  const auto say = [&notes](std::string text) { notes.push_back({{}, std::move(text)}); };
  const bool by_server = !probe.client.empty();
  say(fmt::format("witness: mcroute{} --from '{}' --to '{}'",
                  by_server ? fmt::format(" --client '{}'", probe.client) : "",
                  probe.sender.empty() ? "<>" : probe.sender, probe.recipient));
  say(RouteCommands(now, probe));
  say("now: " + RouteSummary(now));
  if (without != nullptr) {
    // Without the entry the sender may be another one, too.
    if (without->message.sender != now.message.sender) say(RouteCommands(*without, probe));
    say(fmt::format("without {}: {}", entry, RouteSummary(*without)));
  }
  if (!by_server) return notes;
  const bool with_relay = ClientRefused(now) || (without != nullptr && ClientRefused(*without));
  say(CheckCommands(now, probe, with_relay));
  say("reply now: " + ReplySummary(now));
  if (without != nullptr) say(fmt::format("reply without {}: {}", entry, ReplySummary(*without)));
  return notes;
}

}  // namespace mw::lint
