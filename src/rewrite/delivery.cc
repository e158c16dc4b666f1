// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/delivery.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "cf/expand.h"
#include "cf/symbols.h"
#include "rewrite/cracked_address.h"

namespace mw::rewrite {
namespace {

constexpr size_t kMaxAddress = 255;
// Rooms of sendmail for parts of an address; what is longer is cut off.
constexpr size_t kMaxHost = 254;
constexpr size_t kMaxUser = 255;
constexpr int kUnavailable = 69;
constexpr int kUsage = 64;

struct ErrorWord {
  std::string_view word;
  int status;
};
constexpr ErrorWord kErrorWords[] = {
    {"config", 78},   {"nohost", 68},      {"nouser", 67}, {"protocol", 76},
    {"tempfail", 75}, {"unavailable", 69}, {"usage", 64},
};

// The length of a D.S.N code at the beginning that is followed by `end`; 0 if there is none.
size_t EnhancedCodeLength(std::string_view text, char end) {
  if (text.size() < 5 || (text[0] != '2' && text[0] != '4' && text[0] != '5') || text[1] != '.')
    return 0;
  size_t at = 2;
  for (int part = 0; part < 2; part++) {
    const size_t begin = at;
    while (at < text.size() && IsDigit(text[at]) && at - begin < 3) at++;
    if (at == begin) return 0;
    if (part == 0 && (at >= text.size() || text[at++] != '.')) return 0;
  }
  const char next = at < text.size() ? text[at] : '\0';
  return next == end ? at : 0;
}

bool IsReplyCode(std::string_view text) {
  return text.size() >= 3 && IsDigit(text[0]) && IsDigit(text[1]) && IsDigit(text[2]);
}

}  // namespace

int ExitStatusOf(std::string_view code) {
  if (code.find('.') == std::string_view::npos) {
    for (const ErrorWord& row : kErrorWords) {
      if (EqualFolded(row.word, code)) return row.status;
    }
    return kUnavailable;
  }
  if (code.starts_with('4')) return kStatusTempFail;
  if (EnhancedCodeLength(code, '\0') == 0) return kStatusConfig;
  const char subject = code[2];
  const char detail = code[4];
  if (subject == '7') return kStatusData;
  if (subject == '5') return 76;
  if (subject != '1') return kUnavailable;
  switch (detail) {
    case '1':
      return 67;
    case '2':
      return 68;
    case '0':
    case '3':
    case '7':
      return kStatusData;
    default:
      return kUnavailable;
  }
}

std::string StripQuotes(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); i++) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      out += text[++i];
    } else if (text[i] != '"') {
      out += text[i];
    }
  }
  return out;
}

void AddressReader::NoteReply(int code, std::string_view enhanced, std::string_view text,
                              bool with_address) {
  if (reply_) return;
  reply_ = Reply{
      .code = code,
      .enhanced = enhanced.empty() ? fmt::format("{}.0.0", code / 100) : std::string(enhanced),
      .text = std::string(text),
      .with_address = with_address};
}

void AddressReader::UserError(int code, std::string_view enhanced, std::string_view text,
                              int status) {
  constexpr int kWithAddress[] = {50, 250, 252, 450, 550, 553};
  const bool with_address =
      std::find(std::begin(kWithAddress), std::end(kWithAddress), code) != std::end(kWithAddress);
  NoteReply(code, enhanced, text, with_address);
  std::string line;
  if (with_address && !subject_.empty()) line = Shortened(subject_) + "... ";
  listener_.OnMessage(line + std::string(text), status);
}

void AddressReader::Fault(std::string_view text) {
  NoteReply(554, "5.3.5", text, false);
  listener_.OnMessage(text, 70);
}

bool AddressReader::IsInvalid(std::string_view text, std::string_view subject) {
  subject_ = subject;
  std::string shown(text.substr(0, kMaxAddress));
  bool bad_byte = false;
  for (char& c : shown) {
    if (!cf::IsSymbolByte(static_cast<cf::Byte>(c))) continue;
    c = '?';
    bad_byte = true;
  }
  if (text.size() > kMaxAddress) {
    // The message is about what was read up to there.
    if (!subject.empty()) subject_ = subject.substr(0, kMaxAddress);
    UserError(553, "5.1.0",
              fmt::format("Address \"{}\" too long ({} bytes max)", shown, kMaxAddress),
              bad_byte ? kUsage : 0);
    return true;
  }
  if (!bad_byte) return false;
  UserError(501, "5.1.3", fmt::format("8-bit character in mailbox address \"{}\"", shown), kUsage);
  return true;
}

std::string AddressReader::Crack(std::string_view text) const {
  return CrackAddress(text, {.must_quote = options_.must_quote_characters,
                             .colon_ok_in_address = options_.colon_ok_in_address});
}

const Mailer* AddressReader::FindMailer(std::string_view name) const {
  for (const Mailer& mailer : rules_.mailers) {
    if (EqualFolded(mailer.name, name)) return &mailer;
  }
  return nullptr;
}

// As sendmail fills a buffer: a blank takes the last byte that is free, a byte of a token leaves one free.
std::string AddressReader::Join(const std::vector<Token>& tokens, size_t begin, size_t end,
                                char blank, size_t limit) const {
  std::string out;
  size_t room = limit + 1;
  bool after_atom = false;
  for (size_t i = begin; i < end && room > 0; i++) {
    const bool atom = rules_.tokenizer.IsAtomByte(tokens[i].first());
    if (after_atom && atom) {
      out += blank;
      if (--room == 0) break;
    }
    after_atom = atom;
    const size_t taken = std::min<size_t>(tokens[i].length, room - 1);
    out += tokens[i].view().substr(0, taken);
    room -= taken;
    if (taken < tokens[i].length) break;
  }
  return out;
}

std::optional<Delivery> AddressReader::Parse(std::string_view text, AddressUse use,
                                             char delimiter) {
  std::vector<Token> tokens;
  reply_.reset();
  if (!machine_.Scan(text, delimiter, tokens)) return std::nullopt;
  if (IsInvalid(text, text)) return std::nullopt;
  const bool later = (static_cast<int>(runner_.Run(3, tokens) == kStatusTempFail) |
                      static_cast<int>(runner_.Run(0, tokens) == kStatusTempFail)) != 0;
  Delivery delivery = Build(tokens, use);
  CheckUser(delivery.user);
  if (later && delivery.mailer != "*error*") {
    delivery.deferred = true;
    listener_.OnMessage(
        Shortened(text) + "... Transient parse error -- message queued for future delivery", 0);
  }
  return delivery;
}

// Finds the parts of `$# mailer $@ host $: user`.
bool AddressReader::Split(const std::vector<Token>& tokens, Parts& parts) {
  if (tokens.empty() || !tokens[0].Is(cf::kResolve)) {
    Fault("buildaddr: no mailer in parsed address");
    return false;
  }
  if (tokens.size() == 1) {
    Fault("buildaddr: no mailer name");
    return false;
  }
  parts.mailer = tokens[1].view();
  size_t at = 2;
  size_t host = 0;
  if (at < tokens.size() && tokens[at].Is(cf::kHost)) host = ++at;
  while (at < tokens.size() && !tokens[at].Is(cf::kUser)) at++;
  if (at == tokens.size()) {
    Fault("buildaddr: no user");
    return false;
  }
  if (host != 0 && at != host) {
    parts.has_host = true;
    parts.host = Join(tokens, host, at, rules_.blank, kMaxHost);
  }
  parts.user_begin = at + 1;
  parts.user = Join(tokens, at + 1, tokens.size(), ' ', kMaxUser);
  return true;
}

Delivery AddressReader::Build(std::vector<Token>& tokens, AddressUse use) {
  Parts parts;
  if (!Split(tokens, parts)) return {.mailer = "*error*", .host = {}, .user = {}};
  if (EqualFolded(parts.mailer, "error")) return BuildError(parts);
  const Mailer* mailer = FindMailer(parts.mailer);
  if (mailer == nullptr) {
    Fault("buildaddr: unknown mailer " + parts.mailer);
    return {.mailer = "*error*", .host = {}, .user = {}};
  }
  if (!parts.has_host && !mailer->HasFlag('l')) {
    Fault("buildaddr: no host");
    return {.mailer = "*error*", .host = {}, .user = {}};
  }
  return BuildMail(tokens, parts, *mailer, use);
}

Delivery AddressReader::BuildError(const Parts& parts) {
  const int status = parts.has_host ? ExitStatusOf(parts.host) : kUnavailable;
  listener_.OnStatus(status);
  SayRejection(StripQuotes(parts.user), parts.host);
  return {.mailer = "*error*", .host = parts.host, .user = parts.user};
}

// The text of `$#error` without the codes before it. A text without a code counts as 553 5.3.0; the code of
// `$@` counts when the text has no enhanced one.
void AddressReader::SayRejection(std::string_view text, std::string_view host) {
  if (!IsReplyCode(text) || text.size() < 4 || text[3] != ' ') {
    UserError(553, "5.3.0", text, 0);
    return;
  }
  const int code = (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
  text.remove_prefix(4);
  std::string_view enhanced = EnhancedCodeLength(host, '\0') != 0 ? host : "";
  if (const size_t length = EnhancedCodeLength(text, ' '); length != 0) {
    enhanced = text.substr(0, length);
    text.remove_prefix(length + 1);
  }
  UserError(code, enhanced, text, 0);
}

Delivery AddressReader::Resolve(std::vector<Token>& tokens, AddressUse use,
                                std::string_view subject) {
  reply_.reset();
  subject_ = subject;
  return Build(tokens, use);
}

// Mailers that take users which begin with | / or :include:.
const Mailer* AddressReader::SpecialMailer(const Parts& parts, const Mailer& mailer) {
  std::string_view user = parts.user;
  if (user.starts_with('"')) user.remove_prefix(1);
  if (user.starts_with('|') && mailer.HasFlag('|')) return FindMailer("prog");
  if (user.starts_with('/') && mailer.HasFlag('/')) return FindMailer("*file*");
  return &mailer;
}

Delivery AddressReader::BuildMail(std::vector<Token>& tokens, Parts& parts, const Mailer& mailer,
                                  AddressUse use) {
  const bool final = mailer.HasFlag('5') && parts.user.starts_with('@');
  if (final) {
    parts.user.erase(0, 1);
    parts.user_begin++;
  }
  const Mailer* chosen = SpecialMailer(parts, mailer);
  if (mailer.HasFlag(':')) {
    const std::string bare = StripQuotes(parts.user);
    constexpr std::string_view kInclude = ":include:";
    std::string_view start = parts.user;
    if (start.starts_with('"')) start.remove_prefix(1);
    if (start.starts_with(':') &&
        EqualFolded(std::string_view(bare).substr(0, kInclude.size()), kInclude)) {
      return {.mailer = "*include*", .host = parts.host, .user = bare.substr(kInclude.size())};
    }
  }
  rules_.SetVolatileMacro('h', parts.has_host ? &parts.host : nullptr);
  tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(parts.user_begin));
  if (rules_.level >= 10 || (!use.sender && !use.header)) {
    runner_.Run(2, tokens);
    if (chosen->recipient_envelope > 0) runner_.Run(chosen->recipient_envelope, tokens);
  }
  runner_.Run(4, tokens);
  Delivery delivery{.mailer = chosen->name,
                    .host = parts.host,
                    .user = Join(tokens, 0, tokens.size(), rules_.blank, kMaxUser),
                    .final = final};
  if (!chosen->HasFlag('h')) {
    delivery.host = FoldCase(delivery.host);
    if (parts.has_host) rules_.SetVolatileMacro('h', &delivery.host);
  }
  if (!chosen->HasFlag('u')) delivery.user = FoldCase(delivery.user);
  return delivery;
}

// Bytes that no mailbox may have become '?', and a message says so. Control bytes may stand in quotes.
void AddressReader::CheckUser(std::string& user) {
  std::string_view result;
  bool quoted = false;
  bool escaped = false;
  for (char& byte : user) {
    const auto c = static_cast<cf::Byte>(byte);
    const bool control = c < ' ' || c == 0x7f;
    if (control && !quoted && !escaped) {
      result = "(non-printable character)";
      byte = '?';
    } else if (cf::IsSymbolByte(c)) {
      result = "(8-bit character)";
      byte = '?';
    }
    if (c == '"' && !escaped) quoted = !quoted;
    escaped = c == '\\' && !escaped;
  }
  if (escaped) {
    result = "(trailing \\ character)";
    user.back() = '?';
  }
  if (quoted) result = "(unbalanced quote)";
  if (!result.empty()) {
    UserError(501, "5.1.3", fmt::format("Syntax error in mailbox address \"{}\" {}", user, result),
              kUsage);
  }
}

std::string AddressReader::RewriteSender(std::string_view text, int& status) {
  std::vector<Token> tokens;
  if (!machine_.Scan(text, tokens)) return std::string(text);
  for (const int ruleset : {3, 1, 4}) {
    if (runner_.Run(ruleset, tokens) == kStatusTempFail) status = kStatusTempFail;
  }
  return Join(tokens, 0, tokens.size(), rules_.blank, kMaxUser);
}

std::string AddressReader::Rewrite(std::string_view text, const Mailer& mailer, AddressUse use,
                                   int& status) {
  const std::string frame =
      mailer.HasFlag('c') ? std::string(1, static_cast<char>(cf::kMacro)) + "g" : Crack(text);
  std::vector<Token> tokens;
  if (!machine_.Scan(text, tokens)) return std::string(text);
  const int own = use.sender ? (use.header ? mailer.sender_header : mailer.sender_envelope)
                             : (use.header ? mailer.recipient_header : mailer.recipient_envelope);
  const int steps[] = {3, use.sender ? 1 : 2, own, 4};
  for (size_t i = 0; i < 4; i++) {
    if (i == 2 && steps[i] <= 0) continue;
    if (runner_.Run(steps[i], tokens) == kStatusTempFail) status = kStatusTempFail;
  }
  const std::string* old = rules_.MacroValue('g');
  const std::optional<std::string> saved = old != nullptr ? std::optional(*old) : std::nullopt;
  const std::string mailbox = Join(tokens, 0, tokens.size(), rules_.blank, kMaxHost);
  rules_.SetVolatileMacro('g', &mailbox);
  cf::Complaints complaints;
  std::string result = cf::Expand(frame, rules_, complaints, kMaxUser + 1);
  rules_.SetVolatileMacro('g', saved ? &*saved : nullptr);
  for (const cf::Complaint& complaint : complaints)
    listener_.OnMessage(complaint.text, complaint.status);
  return result;
}

}  // namespace mw::rewrite
