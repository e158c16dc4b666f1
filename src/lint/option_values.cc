// SPDX-License-Identifier: BSD-2-Clause
#include "lint/option_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

// Flags that OpenSSL 1.1 to 3 and sendmail know.
constexpr std::string_view kSslOptions[] = {"SSL_OP_ALL",
                                            "SSL_OP_ALLOW_CLIENT_RENEGOTIATION",
                                            "SSL_OP_ALLOW_NO_DHE_KEX",
                                            "SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION",
                                            "SSL_OP_CIPHER_SERVER_PREFERENCE",
                                            "SSL_OP_CISCO_ANYCONNECT",
                                            "SSL_OP_COOKIE_EXCHANGE",
                                            "SSL_OP_CRYPTOPRO_TLSEXT_BUG",
                                            "SSL_OP_DONT_INSERT_EMPTY_FRAGMENTS",
                                            "SSL_OP_ENABLE_MIDDLEBOX_COMPAT",
                                            "SSL_OP_EPHEMERAL_RSA",
                                            "SSL_OP_LEGACY_SERVER_CONNECT",
                                            "SSL_OP_MICROSOFT_BIG_SSLV3_BUFFER",
                                            "SSL_OP_MICROSOFT_SESS_ID_BUG",
                                            "SSL_OP_MSIE_SSLV2_RSA_PADDING",
                                            "SSL_OP_NETSCAPE_CA_DN_BUG",
                                            "SSL_OP_NETSCAPE_CHALLENGE_BUG",
                                            "SSL_OP_NETSCAPE_DEMO_CIPHER_CHANGE_BUG",
                                            "SSL_OP_NETSCAPE_REUSE_CIPHER_CHANGE_BUG",
                                            "SSL_OP_NO_ANTI_REPLAY",
                                            "SSL_OP_NO_COMPRESSION",
                                            "SSL_OP_NO_ENCRYPT_THEN_MAC",
                                            "SSL_OP_NO_QUERY_MTU",
                                            "SSL_OP_NO_RENEGOTIATION",
                                            "SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION",
                                            "SSL_OP_NO_SSLv2",
                                            "SSL_OP_NO_SSLv3",
                                            "SSL_OP_NO_TICKET",
                                            "SSL_OP_NO_TLSv1",
                                            "SSL_OP_NO_TLSv1_1",
                                            "SSL_OP_NO_TLSv1_2",
                                            "SSL_OP_NO_TLSv1_3",
                                            "SSL_OP_PKCS1_CHECK_1",
                                            "SSL_OP_PKCS1_CHECK_2",
                                            "SSL_OP_PRIORITIZE_CHACHA",
                                            "SSL_OP_SAFARI_ECDHE_ECDSA_BUG",
                                            "SSL_OP_SINGLE_DH_USE",
                                            "SSL_OP_SINGLE_ECDH_USE",
                                            "SSL_OP_SSLEAY_080_CLIENT_DH_BUG",
                                            "SSL_OP_SSLREF2_REUSE_CERT_TYPE_BUG",
                                            "SSL_OP_TLSEXT_PADDING",
                                            "SSL_OP_TLSEXT_PADDING_SUPER",
                                            "SSL_OP_TLS_BLOCK_PADDING_BUG",
                                            "SSL_OP_TLS_D5_BUG",
                                            "SSL_OP_TLS_ROLLBACK_BUG"};

constexpr std::string_view kServices[] = {"smtp", "smtps", "submission", "submissions", "msa",
                                          "msp",  "urd",   "ssmtp",      "smtps-auth",  "mail"};
constexpr std::string_view kFamilies[] = {"inet", "inet6", "local", "unix", "iso", "ns", "x.25"};

std::string Number(const cf::Option& option, std::string_view value) {
  std::string_view digits = value;
  if (digits.starts_with('-') || digits.starts_with('+')) digits.remove_prefix(1);
  const size_t used = std::min(digits.find_first_not_of("0123456789"), digits.size());
  if (used == digits.size()) return "";
  const std::string_view rest = Trim(digits.substr(used));
  // "blocks/bytes" and "number;..." are older forms of some options.
  if (used > 0 && (rest.empty() || rest[0] == '/' || rest[0] == ';' || rest[0] == ',')) return "";
  const std::string_view taken = used == 0 ? "0" : digits.substr(0, used);
  std::string message =
      fmt::format("{} is not a number; {} takes it for {}", Quote(value), option.name, taken);
  constexpr std::string_view kUnits = "kmg";
  const size_t unit = rest.empty() ? std::string_view::npos : kUnits.find(ToLower(rest[0]));
  if (unit != std::string_view::npos && used > 0 && used < 7) {
    uint64_t bytes = 0;
    for (const char c : taken) bytes = bytes * 10 + static_cast<uint64_t>(c - '0');
    message += fmt::format("; write {}", bytes << (10 * (unit + 1)));
  }
  return message;
}

std::string Boolean(std::string_view value) {
  constexpr std::string_view kFirst = "tTyYfFnN0";
  if (value.empty() || kFirst.find(value[0]) != std::string_view::npos) return "";
  if (EqualFolded(value, "off")) return "";
  return fmt::format("{} is taken for False; expected True or False", Quote(value));
}

std::string Time(std::string_view value) {
  constexpr std::string_view kUnits = "smhdwSMHDW";
  if (value.empty() || EqualFolded(value, "now")) return "";
  size_t at = 0;
  while (at < value.size()) {
    const size_t begin = at;
    while (at < value.size() && IsDigit(value[at])) at++;
    const bool number = at > begin;
    if (at == value.size()) break;
    if (!number || kUnits.find(value[at]) == std::string_view::npos) {
      return fmt::format("{} is no time; units are s, m, h, d, w, as in 5d", Quote(value));
    }
    at++;
  }
  return "";
}

std::string SslFlags(std::string_view value) {
  std::string spaced(value);
  std::replace(spaced.begin(), spaced.end(), ',', ' ');
  for (std::string_view word : SplitWords(spaced)) {
    if (word.starts_with('+') || word.starts_with('-')) word.remove_prefix(1);
    const bool number = word.starts_with("0x") || IsNumber(word);
    if (number || word.empty()) continue;
    if (std::any_of(std::begin(kSslOptions), std::end(kSslOptions),
                    [&](std::string_view known) { return EqualFolded(known, word); })) {
      continue;
    }
    if (word == "V") return "'V' belongs to TLSSrvOptions (confTLS_SRV_OPTIONS)";
    const auto near = NearestName(word, kSslOptions);
    return fmt::format("unknown flag {}{}", Quote(word),
                       near ? fmt::format("; did you mean {}?", Quote(*near)) : "");
  }
  return "";
}

std::string Port(std::string_view value) {
  for (const std::string_view part : Split(value, ',')) {
    const size_t equals = part.find('=');
    if (equals == std::string_view::npos) continue;
    const char key = ToLower(Trim(part).empty() ? ' ' : Trim(part)[0]);
    const std::string_view word = Trim(part.substr(equals + 1));
    const auto known = [&](std::span<const std::string_view> list) {
      return std::any_of(list.begin(), list.end(),
                         [&](std::string_view name) { return EqualFolded(name, word); });
    };
    if (key == 'p' && !IsNumber(word) && !word.empty() && !known(kServices)) {
      return fmt::format("{} is no port and no service of mail", Quote(word));
    }
    if (key == 'f' && !word.empty() && !known(kFamilies)) {
      return fmt::format("unknown address family {}; expected inet or inet6", Quote(word));
    }
  }
  return "";
}

// user or user:group, also with a dot.
std::string User(Subject& subject, std::string_view value) {
  maps::UserDirectory* users = subject.installation().environment().users;
  const std::string_view name = value.substr(0, value.find_first_of(":./ \t"));
  // Without an entry for root there is no list of users to judge by.
  if (users == nullptr || users->FindUser("root") == nullptr || name.empty()) return "";
  if (IsNumber(name) || users->FindUser(name) != nullptr) return "";
  return fmt::format("there is no user {}", Quote(name));
}

}  // namespace

std::string WhatIsWrong(Subject& subject, const cf::Option& option, std::string_view value) {
  const std::string_view name = option.name;
  if (value.find_first_of("$\x81\x82\x9a") != std::string_view::npos) return "";  // computed
  if (name == "ServerSSLOptions" || name == "ClientSSLOptions") return SslFlags(value);
  if (name == "DaemonPortOptions" || name == "ClientPortOptions") return Port(value);
  if (name == "RunAsUser" || name == "DefaultUser") return User(subject, value);
  if (name == "QueueTimeout" || name == "SuperSafe") return "";
  switch (option.type) {
    case cf::OptionType::kNumber:
      return Number(option, value);
    case cf::OptionType::kBoolean:
      return Boolean(value);
    case cf::OptionType::kTime:
      return Time(value);
    default:
      return "";
  }
}

}  // namespace mw::lint
