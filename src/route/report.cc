// SPDX-License-Identifier: BSD-2-Clause
#include "route/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace mw::route {
namespace {

using rewrite::Step;

constexpr size_t kIndent = 4;

// True for maps that only change text: what they say is no decision of the postmaster.
bool IsMachinery(const Step& step) {
  constexpr std::string_view kTypes[] = {"macro", "dequote", "arith", "syslog", "null"};
  return std::find(std::begin(kTypes), std::end(kTypes), step.map_type) != std::end(kTypes);
}

class Writer {
 public:
  Writer(const RulePlaces& places, Detail detail) : places_(places), detail_(detail) {}

  std::string Write(const MessageWay& way) {
    const Client& client = way.message.client;
    const bool nameless = client.name.starts_with('[');
    Line(0, fmt::format("client {}[{}] ({})", nameless ? "" : Printable(client.name) + ' ',
                        client.address, Printable(client.resolve)));
    Checked(0, way.relay);
    Line(0, fmt::format("from <{}>: {}", Printable(way.message.sender),
                        Printable(ReplyText(way.sender_reply, way.message.sender))));
    Steps(kIndent, way.sender_steps);
    if (way.mail) Checked(kIndent, *way.mail);
    for (const RecipientWay& recipient : way.recipients) Recipient(recipient);
    return std::move(out_);
  }

 private:
  void Line(size_t indent, std::string_view text) {
    out_.append(indent, ' ');
    out_ += text;
    out_ += '\n';
  }

  void Checked(size_t indent, const Check& check) {
    if (!check.defined) {
      Line(indent, fmt::format("{}: not in the configuration", check.ruleset));
      return;
    }
    std::string text = fmt::format("{}: {}", check.ruleset, VerdictName(check.verdict));
    if (check.reply.code != 0) {
      text += ", " + Printable(ReplyText(check.reply, ""));
    } else if (!check.reply.text.empty()) {
      text += ", " + Printable(check.reply.text);
    }
    Line(indent, text);
    Steps(indent + kIndent, check.steps);
  }

  void Recipient(const RecipientWay& recipient) {
    Line(0, fmt::format("to <{}>: {}", Printable(recipient.recipient),
                        Printable(ReplyText(recipient.reply, recipient.recipient))));
    if (recipient.check) Checked(kIndent, *recipient.check);
    for (const Route& route : recipient.routes) {
      std::string text;
      for (const std::string& name : route.way) {
        if (name != route.way.front()) text += Printable(name) + " -> ";
      }
      Line(kIndent, fmt::format("route: {}{}", text, Printable(RouteText(route), 400)));
      Steps(2 * kIndent, route.steps);
      if (!route.mailer.empty()) Delivery(route);
    }
  }

  void Delivery(const Route& route) {
    if (detail_ == Detail::kShort) return;
    std::string hosts;
    for (const HostTry& host : route.hosts) {
      hosts += (hosts.empty() ? "" : ", ") + Printable(host.name);
      if (host.preference >= 0) hosts += fmt::format(" (MX {})", host.preference);
    }
    if (!hosts.empty()) Line(2 * kIndent, "hosts: " + hosts);
    if (route.envelope_recipient.empty()) return;
    Line(2 * kIndent, fmt::format("envelope: from {} to {}", Printable(route.envelope_sender),
                                  Printable(route.envelope_recipient)));
    Line(2 * kIndent, fmt::format("header: from {} to {}", Printable(route.header_sender),
                                  Printable(route.header_recipient)));
  }

  void Steps(size_t indent, const std::vector<Step>& steps) {
    for (const Step& step : steps) {
      if (step.kind == Step::Kind::kLookup) {
        Lookup(indent, step);
      } else if (step.kind == Step::Kind::kRule && detail_ >= Detail::kRules) {
        Line(indent, fmt::format("{}: {}", places_.Describe(step.range), step.rule));
        Line(indent + kIndent, "made: " + step.tokens);
      } else if (step.kind == Step::Kind::kMessage && detail_ >= Detail::kRules) {
        Line(indent, "message: " + step.text);
      }
    }
  }

  void Lookup(size_t indent, const Step& step) {
    const bool found = step.outcome == Step::Outcome::kFound;
    const bool failed = step.outcome == Step::Outcome::kFailed;
    const bool entry = failed || (found && step.map_type != "host");
    const Detail needed = IsMachinery(step) ? Detail::kRules
                          : entry           ? Detail::kEntries
                                            : Detail::kKeys;
    if (detail_ < needed) return;
    std::string text = fmt::format("{} {}", step.map, Quote(step.key));
    if (found) {
      text += ": " + Quote(step.value);
      if (step.line != 0) text += fmt::format(" ({}:{})", step.file, step.line);
    } else {
      constexpr std::string_view kOutcomes[] = {"", "not found", "lookup failed", "no such map"};
      text += ": ";
      text += kOutcomes[static_cast<size_t>(step.outcome)];
    }
    Line(indent, text);
  }

  const RulePlaces& places_;
  Detail detail_;
  std::string out_;
};

}  // namespace

std::string RouteText(const Route& route) {
  if (route.mailer.empty())
    return ReplyText(route.reply, route.way.empty() ? "" : route.way.back());
  std::string out = "mailer " + route.mailer;
  if (!route.host.empty()) out += ", host " + route.host;
  return out + ", user " + route.user;
}

std::string ToText(const MessageWay& way, const RulePlaces& places, Detail detail) {
  if (detail != Detail::kShort) return Writer(places, detail).Write(way);
  std::string out;
  for (const RecipientWay& recipient : way.recipients) {
    const std::string to = Printable(recipient.recipient, 400);
    if (recipient.reply.code / 100 != 2) {
      out += fmt::format("{}: {}\n", to, Printable(ReplyText(recipient.reply, to), 400));
      continue;
    }
    for (const Route& route : recipient.routes) {
      out += fmt::format("{}: {}\n", to, Printable(RouteText(route), 400));
    }
  }
  return out;
}

namespace {

std::string DotText(std::string_view text) {
  std::string out;
  for (const char c : Printable(text, 200)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

// The entries that decided, for the label of an edge.
std::string Entries(const std::vector<Step>& steps) {
  std::string out;
  for (const Step& step : steps) {
    if (step.kind != Step::Kind::kLookup || step.outcome != Step::Outcome::kFound) continue;
    if (IsMachinery(step) || step.map_type == "host") continue;
    if (!out.empty()) out += "\\n";
    out += DotText(fmt::format("{} {}", step.map, Quote(step.key)));
    if (step.line != 0) out += DotText(fmt::format(" ({}:{})", step.file, step.line));
  }
  return out;
}

}  // namespace

std::string ToDot(const MessageWay& way) {
  std::string out = "digraph route {\n  rankdir=LR;\n  node [shape=box];\n";
  out += fmt::format("  client [label=\"{} [{}]\"];\n", DotText(way.message.client.name),
                     DotText(way.message.client.address));
  out += fmt::format("  sender [label=\"from <{}>\\n{}\"];\n", DotText(way.message.sender),
                     DotText(ReplyText(way.sender_reply, way.message.sender)));
  out += fmt::format("  client -> sender [label=\"check_relay: {}\\n{}\"];\n",
                     VerdictName(way.relay.verdict), Entries(way.relay.steps));
  size_t number = 0;
  for (const RecipientWay& recipient : way.recipients) {
    const size_t from = number++;
    out += fmt::format("  n{} [label=\"to <{}>\\n{}\"];\n  sender -> n{} [label=\"{}\"];\n", from,
                       DotText(recipient.recipient),
                       DotText(ReplyText(recipient.reply, recipient.recipient)), from,
                       recipient.check ? Entries(recipient.check->steps) : "");
    for (const Route& route : recipient.routes) {
      size_t last = from;
      for (size_t i = 1; i < route.way.size(); i++) {
        out += fmt::format("  n{} [label=\"{}\"];\n  n{} -> n{};\n", number, DotText(route.way[i]),
                           last, number);
        last = number++;
      }
      out += fmt::format("  n{} [shape=ellipse, label=\"{}\"];\n  n{} -> n{} [label=\"{}\"];\n",
                         number, DotText(RouteText(route)), last, number, Entries(route.steps));
      number++;
    }
  }
  return out + "}\n";
}

}  // namespace mw::route
