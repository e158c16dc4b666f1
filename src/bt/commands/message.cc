// SPDX-License-Identifier: BSD-2-Clause
// `/header` and `/sender`: what sendmail does with a header line and with the sender of a message.
#include <fmt/format.h>

#include "base/text.h"
#include "bt/command.h"

namespace mw::bt {
namespace {

// What sendmail knows of a header, as the bits that /header shows (found by asking it for each name).
enum HeaderBit : uint32_t {
  kEndsHeader = 0x1,
  kRecipient = 0x2,
  kResent = 0x8,
  kAlwaysOurs = 0x20,
  kForced = 0x40,
  kTrace = 0x80,
  kSender = 0x100,
  kReceipt = 0x400,
  kErrorsTo = 0x800,
  kEncoding = 0x1000,
  kContentType = 0x2000,
  kBlindCopy = 0x4000,
  kEncodable = 0x8000,
  kCommentsStripped = 0x10000,
  kReturnPath = 0x20000,
  kFromUser = 0x40000,
};

struct KnownHeader {
  std::string_view name;
  uint32_t bits;
};
constexpr KnownHeader kKnownHeaders[] = {
    {"apparently-to", kRecipient},
    {"bcc", kRecipient | kBlindCopy},
    {"cc", kRecipient},
    {"comments", kForced | kEncodable},
    {"content-length", kAlwaysOurs},
    {"content-transfer-encoding", kEncoding},
    {"content-type", kContentType},
    {"delivery-receipt-to", kReceipt},
    {"disposition-notification-to", kSender},
    {"errors-to", kSender | kErrorsTo},
    {"from", kSender},
    {"full-name", kAlwaysOurs},
    {"mail-from", kForced | kTrace},
    {"message", kEndsHeader},
    {"received", kForced | kTrace},
    {"reply-to", kSender},
    {"resent-bcc", kRecipient | kBlindCopy | kResent},
    {"resent-cc", kRecipient | kResent},
    {"resent-date", kResent},
    {"resent-from", kSender | kResent},
    {"resent-message-id", kResent},
    {"resent-reply-to", kSender | kResent},
    {"resent-sender", kSender | kResent},
    {"resent-to", kRecipient | kResent},
    {"return-path", kAlwaysOurs | kForced | kReturnPath},
    {"return-receipt-to", kReceipt},
    {"sender", kSender},
    {"subject", kEncodable},
    {"text", kEndsHeader},
    {"to", kRecipient},
    {"via", kForced | kTrace},
    {"x-authentication-warning", kForced},
};

uint32_t BitsOf(std::string_view name) {
  for (const KnownHeader& row : kKnownHeaders) {
    if (EqualFolded(row.name, name)) return row.bits;
  }
  return 0;
}

// The value in quotes, for ${currHeader}.
std::string QuotedValue(std::string_view value) {
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"') out += '\\';
    out += c == '\t' ? ' ' : c;
  }
  return out + '"';
}

// Runs the ruleset that an H line names for the header.
void CheckHeader(Session& session, std::string_view name, std::string_view value,
                 const rewrite::HeaderCheck& check) {
  rewrite::Rulebook& rules = session.rules();
  rules.SetMacro("currHeader", QuotedValue(value));
  rules.SetMacro("hdr_name", std::string(name));
  rules.SetMacro("hdrlen", fmt::format("{}", value.size()));
  std::vector<rewrite::Token>& tokens = session.scratch();
  tokens.clear();
  rewrite::ScanRequest request{.text = value};
  if (check.keeps_comments) {
    request.reading = rewrite::Reading::kRuleInput;
    request.quiet = true;
  }
  const rewrite::ScanResult scan =
      rules.tokenizer.Scan(request, session.machine().arena(), tokens, nullptr);
  if (!scan.ok || tokens.empty()) return;
  // Faults of the value are repaired in silence.
  session.trace().TellFaults(false);
  session.runner().Run(check.ruleset, tokens);
  session.trace().TellFaults(true);
}

// Reads `text` as sendmail would read the address of a sender; tells nothing for addresses that it refuses.
std::optional<rewrite::Delivery> ParseSender(Session& session, std::string_view text) {
  std::optional<rewrite::Delivery> delivery =
      session.reader().Parse(text, {.sender = true, .header = false});
  if (delivery && delivery->mailer == "*error*") return std::nullopt;
  return delivery;
}

}  // namespace

void RunHeader(Session& session, std::string_view line) {
  const rewrite::HeaderLine header = rewrite::SplitHeader(line);
  if (header.name.empty()) {
    session.output() += fmt::format("header syntax error, line \"{}\"\nul = 00000000\n", line);
    return;
  }
  uint32_t bits = BitsOf(header.name);
  if ((bits & kEndsHeader) == 0) {
    bits |= kFromUser;
    const rewrite::HeaderCheck* check = session.rules().headers.Find(header.name);
    if (check != nullptr) {
      if (check->named && !check->keeps_comments) bits |= kCommentsStripped;
      CheckHeader(session, header.name, header.value, *check);
    }
  }
  session.output() += fmt::format("ul = {:#010x}\n", bits);
}

void RunSender(Session& session, std::string_view text) {
  const std::string user = session.user();
  if (text.empty()) text = user;
  std::optional<rewrite::Delivery> delivery = ParseSender(session, text);
  if (!delivery) {
    text = user;
    delivery = ParseSender(session, text);
  }
  if (!delivery) return;
  int status = 0;
  session.rules().SetMacro("f", session.reader().RewriteSender(text, status));
  session.output() += fmt::format("addr={}\n", delivery->user);
}

}  // namespace mw::bt
