// SPDX-License-Identifier: BSD-2-Clause
#include "lint/cf_lines.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "cf/symbols.h"

namespace mw::lint {
namespace {

constexpr std::string_view kClasses[] = {"VirtHost",       "LDAPRoute", "LDAPRouteEquiv",
                                         "TrustAuthMech",  "tls",       "persistentMacros",
                                         "checkMIMEField", "ResOk",     "Accept",
                                         "SrcOk",          "dkim",      "Tls",
                                         "FetchMailHosts", "SpamTag",   "E"};

// op.me, 5.2 "D - Define Macro", and names that the library sets with maps of class macro.
constexpr std::string_view kMacros[] = {"addr_type",
                                        "alg_bits",
                                        "auth_authen",
                                        "auth_author",
                                        "auth_ssf",
                                        "auth_type",
                                        "bodytype",
                                        "cert_fp",
                                        "cert_issuer",
                                        "cert_md5",
                                        "cert_subject",
                                        "cipher",
                                        "cipher_bits",
                                        "client_addr",
                                        "client_connections",
                                        "client_flags",
                                        "client_name",
                                        "client_port",
                                        "client_ptr",
                                        "client_rate",
                                        "client_resolve",
                                        "cn_issuer",
                                        "cn_subject",
                                        "currHeader",
                                        "currHdrName",
                                        "daemon_addr",
                                        "daemon_family",
                                        "daemon_flags",
                                        "daemon_info",
                                        "daemon_name",
                                        "daemon_port",
                                        "deliveryMode",
                                        "dsn_envid",
                                        "dsn_notify",
                                        "dsn_ret",
                                        "envid",
                                        "hdr_name",
                                        "hdrlen",
                                        "if_addr",
                                        "if_addr_out",
                                        "if_family",
                                        "if_family_out",
                                        "if_name",
                                        "if_name_out",
                                        "load_avg",
                                        "mail_addr",
                                        "mail_host",
                                        "mail_mailer",
                                        "mail_from",
                                        "msg_id",
                                        "msg_size",
                                        "nbadrcpts",
                                        "nrcpts",
                                        "ntries",
                                        "opMode",
                                        "quarantine",
                                        "queue_interval",
                                        "rcpt_addr",
                                        "rcpt_host",
                                        "rcpt_mailer",
                                        "rhs",
                                        "server_addr",
                                        "server_name",
                                        "time",
                                        "tls_version",
                                        "total_rate",
                                        "verify",
                                        "alt_verify",
                                        "client_cert",
                                        "MessageIdCheck",
                                        "ruleset",
                                        "timestamp",
                                        "s",
                                        "sslerr",
                                        "version",
                                        "auth_info",
                                        "bitdomain",
                                        "cf_version",
                                        "client_features",
                                        "opmode",
                                        "dane_status",
                                        "ehlo_name",
                                        "greeting",
                                        "usersmtp",
                                        "server_port",
                                        "CurHdr",
                                        "tls_resume",
                                        "protocol",
                                        "current_recipient"};

bool IsIn(std::span<const std::string_view> list, std::string_view name) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view known) { return EqualFolded(known, name); });
}

cf::Byte At(std::string_view text, size_t at) {
  return at < text.size() ? static_cast<cf::Byte>(text[at]) : cf::Byte{0};
}

// The word at `at`, behind blanks; "" when a symbol stands there.
std::string WordAt(std::string_view text, size_t at) {
  while (at < text.size() && IsBlank(text[at])) at++;
  size_t end = at;
  while (end < text.size() && !IsBlank(text[end]) && !cf::IsSymbolByte(At(text, end))) end++;
  // Something computed is glued to it.
  const bool computed = cf::IsSymbolByte(At(text, end)) &&
                        (At(text, end) == cf::kMacro || At(text, end) == cf::kDeferredMacro ||
                         At(text, end) == cf::kReplacement);
  std::string word(text.substr(at, end - at));
  std::erase(word, '"');
  return computed ? "" : word;
}

bool HasOperand(cf::Byte c) {
  return c == cf::kMacro || c == cf::kDeferredMacro || c == cf::kInClass || c == cf::kNotInClass ||
         c == cf::kReplacement || c == cf::kIf || c == cf::kQuoteByte;
}

// The .cf's lines keep `$*` as a macro of that name; here it becomes its symbol.
std::string WithSymbols(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); i++) {
    if (At(text, i) != cf::kMacro || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char name = text[++i];
    const cf::Byte symbol = cf::SymbolOf(name);
    out += static_cast<char>(symbol == 0 ? cf::kMacro : symbol);
    if (symbol == 0 || symbol == cf::kReplacement) out += name;
  }
  return out;
}

}  // namespace

void EachRule(Subject& subject, const std::function<void(const RuleText&)>& visit) {
  for (const cf::Item& item : subject.config().items) {
    const auto* line = std::get_if<cf::RuleLine>(&item.fields);
    if (line == nullptr || !line->has_tab) continue;
    visit({WithSymbols(line->lhs), WithSymbols(line->rhs), item.range});
  }
}

std::vector<NameUse> NamesIn(std::string_view rhs) {
  std::vector<NameUse> uses;
  for (size_t i = 0; i < rhs.size(); i++) {
    const cf::Byte c = At(rhs, i);
    if (HasOperand(c)) {
      i++;
      continue;
    }
    if (c != cf::kCall && c != cf::kLookupBegin && c != cf::kResolve) continue;
    const std::string name = WordAt(rhs, i + 1);
    if (name.empty()) continue;
    if (c == cf::kCall) uses.push_back({NameUse::Kind::kRuleset, name});
    if (c == cf::kLookupBegin) uses.push_back({NameUse::Kind::kMap, name});
    const bool delivers = rhs.find(static_cast<char>(cf::kUser), i) != std::string_view::npos;
    if (c == cf::kResolve && delivers) uses.push_back({NameUse::Kind::kMailer, name});
  }
  return uses;
}

std::vector<ValueUse> ValuesIn(const RuleText& text) {
  std::vector<ValueUse> uses;
  for (const std::string_view side : {std::string_view(text.lhs), std::string_view(text.rhs)}) {
    for (size_t i = 0; i + 1 < side.size(); i++) {
      const cf::Byte c = At(side, i);
      if (!HasOperand(c)) continue;
      const bool is_class = c == cf::kInClass || c == cf::kNotInClass;
      const bool is_macro = c == cf::kMacro || c == cf::kDeferredMacro;
      if (is_class || is_macro) uses.push_back({is_class, At(side, i + 1)});
      i++;
    }
  }
  return uses;
}

Definitions DefinitionsOf(const cf::Config& config) {
  Definitions out;
  for (const cf::Item& item : config.items) {
    if (const auto* macro = std::get_if<cf::MacroLine>(&item.fields)) out.macros.insert(macro->id);
    if (const auto* words = std::get_if<cf::ClassLine>(&item.fields)) out.classes.insert(words->id);
    if (const auto* file = std::get_if<cf::ClassFileLine>(&item.fields)) {
      out.classes.insert(file->id);
    }
    if (item.letter != 'R') continue;
    const std::string_view text = item.text;
    for (size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
      const size_t end = text.find('}', at);
      if (end != std::string_view::npos) out.texts.emplace(text.substr(at + 1, end - at - 1));
    }
  }
  return out;
}

bool IsKnownClass(std::string_view name) { return IsIn(kClasses, name); }
bool IsKnownMacro(std::string_view name) { return IsIn(kMacros, name); }

std::string WithoutBlanks(std::string_view side) {
  std::string out;
  for (const char c : side) {
    if (!IsBlank(c)) out += c;
  }
  return out;
}

std::string WithBindings(const RuleText& text) {
  std::vector<std::string_view> wildcards;
  for (size_t i = 0; i < text.lhs.size(); i++) {
    const cf::Byte c = At(text.lhs, i);
    const size_t length = HasOperand(c) ? 2 : 1;
    const bool wild = c == cf::kAnyOrNone || c == cf::kAny || c == cf::kOne || c == cf::kInClass ||
                      c == cf::kNotInClass;
    if (wild) wildcards.push_back(std::string_view(text.lhs).substr(i, length));
    i += length - 1;
  }
  std::string out;
  for (size_t i = 0; i < text.rhs.size(); i++) {
    const cf::Byte c = At(text.rhs, i);
    if (c == cf::kReplacement && i + 1 < text.rhs.size()) {
      const auto index = static_cast<size_t>(text.rhs[++i] - '1');
      if (index >= wildcards.size()) return "";
      out += wildcards[index];
    } else if (cf::IsSymbolByte(c)) {
      return "";
    } else if (!IsBlank(text.rhs[i])) {
      out += text.rhs[i];
    }
  }
  return out;
}

Range PlaceOfValue(Subject& subject, const cf::Item& item, std::string_view value) {
  Range range = item.range;
  const std::string_view text = subject.installation().sources().Get(range.begin.source).bytes();
  const size_t at = value.empty() ? std::string_view::npos
                                  : text.substr(range.begin.offset, range.length).find(value);
  if (at != std::string_view::npos) {
    range.begin.offset += static_cast<uint32_t>(at);
    range.length = static_cast<uint32_t>(value.size());
    const Range place = subject.PlaceOfCf(range);
    if (place.known()) return place;
  }
  return subject.PlaceOfCf(item.range);
}

}  // namespace mw::lint
