// SPDX-License-Identifier: BSD-2-Clause
#include "route/expectations.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "route/expansion.h"
#include "route/report.h"

namespace mw::route {
namespace {

constexpr std::string_view kArrow = "->";

// The fields of `text` at commas outside quotes and brackets; empty ones are kept.
std::vector<std::string> Fields(std::string_view text) {
  std::vector<std::string> out(1);
  bool quoted = false;
  int depth = 0;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '<' || c == '[')) depth++;
    if (!quoted && (c == '>' || c == ']') && depth > 0) depth--;
    if (c == ',' && !quoted && depth == 0) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  for (std::string& field : out) field = std::string(Trim(field));
  return out;
}

bool IsReply(std::string_view text) {
  return text.size() >= 3 && (text[0] == '2' || text[0] == '4' || text[0] == '5') &&
         IsDigit(text[1]) && IsDigit(text[2]) && (text.size() == 3 || text[3] == ' ');
}

// What is wrong with the line; "" when `expectation` was filled.
std::string ReadLine(std::string_view text, Expectation& expectation) {
  const size_t arrow = text.find(kArrow);
  if (arrow == std::string_view::npos) {
    return "expected 'sender, recipient, client -> mailer, host, user' or '-> reply'";
  }
  const std::vector<std::string> left = Fields(text.substr(0, arrow));
  if (left.size() < 2 || left.size() > 3) {
    return fmt::format("expected 2 or 3 fields before '->', found {}", left.size());
  }
  expectation.message.sender = BareAddress(left[0]);
  expectation.message.recipients = {BareAddress(left[1])};
  if (left.size() == 3 && !left[2].empty()) {
    if (Result<void> read = ReadClient(left[2], expectation.message.client); !read) {
      return read.failure().message;
    }
  }
  const std::string_view right = Trim(text.substr(arrow + kArrow.size()));
  if (IsReply(right)) {
    expectation.reply = right;
    return "";
  }
  for (const std::string_view copy : Split(right, ';')) {
    const std::vector<std::string> fields = Fields(copy);
    if (fields.size() != 3) {
      return fmt::format("expected 'mailer, host, user' behind '->', found {} fields",
                         fields.size());
    }
    expectation.copies.push_back({fields[0], fields[1], fields[2]});
  }
  return "";
}

bool Fits(std::string_view expected, std::string_view found) {
  return expected == "*" || expected == found;
}

bool Fits(const Expectation::Copy& copy, const Route& route) {
  return Fits(copy.mailer, route.mailer) && Fits(copy.host, route.host) &&
         Fits(copy.user, route.user);
}

std::string RoutesText(const RecipientWay& way) {
  std::string out;
  for (const Route& route : way.routes) {
    if (!out.empty()) out += "; ";
    out += route.mailer.empty() ? RouteText(route)
                                : fmt::format("{}, {}, {}", route.mailer, route.host, route.user);
  }
  return out;
}

std::string XmlText(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace

std::vector<Expectation> ReadExpectations(const Source& source, SourceId id, Sink& sink) {
  std::vector<Expectation> out;
  const std::string_view text = source.bytes();
  uint32_t line = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view row = Trim(text.substr(at, end - at));
    const Range range{{id, static_cast<uint32_t>(at)}, static_cast<uint32_t>(end - at)};
    at = end + 1;
    line++;
    if (row.empty() || row.starts_with('#')) continue;
    Expectation expectation;
    expectation.range = range;
    expectation.line = line;
    expectation.text = row;
    if (const std::string fault = ReadLine(row, expectation); !fault.empty()) {
      sink.Add(Diagnostic(kBadExpectation, range, fault));
    } else {
      out.push_back(std::move(expectation));
    }
  }
  return out;
}

std::string Compare(const Expectation& expectation, const MessageWay& way) {
  const RecipientWay& recipient = way.recipients.front();
  const std::string reply = ReplyText(recipient.reply, recipient.recipient);
  if (!expectation.reply.empty()) {
    const bool whole = reply.size() == expectation.reply.size() ||
                       reply.substr(0, expectation.reply.size() + 1).ends_with(' ');
    if (reply.starts_with(expectation.reply) && whole) return "";
    return "the server replies " + reply;
  }
  if (recipient.reply.code / 100 != 2) return "the server replies " + reply;
  std::vector<const Route*> left;
  for (const Route& route : recipient.routes) left.push_back(&route);
  for (const Expectation::Copy& copy : expectation.copies) {
    const auto found = std::find_if(left.begin(), left.end(),
                                    [&](const Route* route) { return Fits(copy, *route); });
    if (found == left.end()) return "it goes to " + RoutesText(recipient);
    left.erase(found);
  }
  return left.empty() ? "" : "it goes to " + RoutesText(recipient);
}

std::string ToTap(const std::vector<Outcome>& outcomes) {
  std::string out = fmt::format("TAP version 13\n1..{}\n", outcomes.size());
  size_t number = 0;
  for (const Outcome& outcome : outcomes) {
    const bool good = outcome.difference.empty();
    std::string name;
    for (const char c : Printable(outcome.expectation.text, 400)) name += c == '#' ? '.' : c;
    out += fmt::format("{}ok {} - line {}: {}\n", good ? "" : "not ", ++number,
                       outcome.expectation.line, name);
    if (!good) out += fmt::format("# {}\n", Printable(outcome.difference, 1000));
  }
  return out;
}

std::string ToJunit(const std::vector<Outcome>& outcomes, std::string_view suite) {
  const auto failures = std::count_if(outcomes.begin(), outcomes.end(), [](const Outcome& outcome) {
    return !outcome.difference.empty();
  });
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n",
      XmlText(suite), outcomes.size(), failures);
  for (const Outcome& outcome : outcomes) {
    out += fmt::format("  <testcase classname=\"{}\" name=\"{}\" line=\"{}\"", XmlText(suite),
                       XmlText(Printable(outcome.expectation.text, 400)), outcome.expectation.line);
    out += outcome.difference.empty()
               ? "/>\n"
               : fmt::format(">\n    <failure message=\"{}\"/>\n  </testcase>\n",
                             XmlText(Printable(outcome.difference, 1000)));
  }
  return out + "</testsuite>\n";
}

}  // namespace mw::route
