// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/subjects.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "cf/symbols.h"

namespace mw::migrate {
namespace {

// Addresses of every form that the library's rules know; ~ is a name of the host.
constexpr std::string_view kRecipients[] = {
    "unlisted-user@unlisted-domain.example",
    "unlisted-user",
    "root",
    "root+detail@~",
    "postmaster@~",
    "unlisted-user@~",
    "unlisted-user+detail@~",
    "unlisted-user+detail",
    "unlisted-user@localhost",
    "unlisted-user@[192.0.2.77]",
    "unlisted-user@[127.0.0.1]",
    "unlisted-user@[IPv6:2001:db8::1]",
    "unlisted-user@unlisted",
    "unlisted-user@sub.~",
    "unlisted-user@unlisted-domain.example.",
    "unlisted-user%unlisted-domain.example@~",
    "unlisted-user%unlisted%unlisted-domain.example",
    "@unlisted-domain.example:unlisted-user@other-domain.example",
    "@~:unlisted-user@unlisted-domain.example",
    "unlisted!unlisted-user",
    "unlisted-domain.example!unlisted-user",
    "unlisted-domain.example!unlisted-user@~",
    "a!b!unlisted-user@unlisted-domain.example",
    "decvax!unlisted-user",
    "unlisted-user@unlisted.UUCP",
    "unlisted-user@unlisted.BITNET",
    "unlisted::unlisted-user",
    "unlisted-user@unlisted.DECNET",
    "unlisted-user@unlisted.FAX",
    "unlisted-user@unlisted.USENET",
    "unlisted-user@POP",
    "unlisted-user@unlisted-domain.example.REDIRECT",
    "unlisted-user@a@unlisted-domain.example",
    "\"unlisted user\"@~",
    "unlisted-user@",
    "@",
    "user.@unlisted-domain.example",
    "a,b@unlisted-domain.example",
    "unlisted-user@xn--mnchen-3ya.example",
};
constexpr std::string_view kSenders[] = {
    "unlisted-user@unlisted-domain.example",
    "",
    "unlisted-user@~",
    "unlisted-user",
    "root@~",
    "unlisted-user@unlisted",
    "unlisted-user@localhost",
    "unlisted-user@[192.0.2.77]",
    "unlisted-user@sub.~",
    "unlisted-user+detail@~",
    "unlisted!unlisted-user",
    "unlisted-user@unlisted.UUCP",
    "unlisted-user@unlisted.BITNET",
    "unlisted-user%unlisted-domain.example@~",
    "@unlisted-domain.example:unlisted-user@other-domain.example",
};
constexpr std::string_view kClients[] = {
    "stranger.example[203.0.113.77]",
    "",  // the host itself
    "[203.0.113.78]",
    "unlisted.~[192.0.2.77]",
    "stranger.example[2001:db8::77]",
    "unlisted[10.1.2.3]",
};

std::string WithOwn(std::string_view text, const std::string& own) {
  std::string out(text);
  const size_t at = out.find('~');
  if (at != std::string::npos) out.replace(at, 1, own);
  return out;
}

constexpr std::string_view kUser = lint::kUnlistedUser;
constexpr size_t kMaxCertificates = 100;  // they are asked with each other
constexpr std::string_view kTestAddress = "203.0.113.77";

std::string At(std::string_view user, std::string_view host) {
  return fmt::format("{}@{}", user, host);
}

bool IsAddressLike(std::string_view text) {
  return text.find_first_not_of("0123456789.") == std::string_view::npos &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

// "192.0" becomes "192.0.77.77".
std::string WholeAddress(std::string_view text) {
  std::string out(text);
  while (!out.empty() && out.back() == '.') out.pop_back();
  for (auto dots = std::count(out.begin(), out.end(), '.'); dots < 3; dots++) out += ".77";
  return out;
}

std::string WithoutDot(std::string_view host) {
  return std::string(host.starts_with('.') ? host.substr(1) : host);
}

void AddClientsOf(std::string_view key, Names& names) {
  if (key.empty()) return;
  if (IsAddressLike(key)) {
    names.Add('[' + WholeAddress(key) + ']');
    names.Add("stranger.example[" + WholeAddress(key) + ']');
  } else if (key.starts_with("ipv6:")) {
    std::string address(key.substr(5));
    if (address.find("::") == std::string::npos) {
      const auto parts = std::count(address.begin(), address.end(), ':');
      if (parts < 7) address += "::77";
    }
    names.Add('[' + address + ']');
  } else if (key.find_first_of("@[]<> ") == std::string_view::npos) {
    names.Add(WithoutDot(key) + '[' + std::string(kTestAddress) + ']');
    names.Add(lint::UnlistedHost(WithoutDot(key)) + '[' + std::string(kTestAddress) + ']');
  }
}

// Addresses that a key of the forms "user@", "user@host", "@host", "host", ".host" may stand for.
std::vector<std::string> AddressesOf(std::string_view key, const std::string& own) {
  if (key.empty() || key == "." || key == "@") return {};
  if (IsAddressLike(key)) return {At(kUser, '[' + WholeAddress(key) + ']')};
  const size_t at = key.rfind('@');
  if (at == std::string_view::npos) {
    if (key.find('.') == std::string_view::npos) {
      return {std::string(key), At(key, own), At(kUser, key)};
    }
    return {At(kUser, WithoutDot(key)), At(kUser, lint::UnlistedHost(WithoutDot(key)))};
  }
  std::string user(key.substr(0, at));
  const std::string_view host = key.substr(at + 1);
  if (user.empty()) user = kUser;
  if (user.starts_with('+')) user = std::string(kUser) + user;
  if (user.ends_with("+*") || user.ends_with("++")) user.replace(user.size() - 1, 1, "detail");
  std::vector<std::string> out = {At(user, host.empty() ? own : std::string(host))};
  if (host.empty()) out.push_back(At(user, lint::kUnlistedDomain));
  if (user.find('+') == std::string::npos)
    out.push_back(At(user + "+detail", host.empty() ? own : host));
  return out;
}

void AddAll(const std::vector<std::string>& texts, Names& names) {
  for (const std::string& text : texts) names.Add(text);
}

// "host.example", "user", "192.0.2", ".sub.example"; not the operators and marks that rules are full of.
bool IsName(std::string_view word) {
  if (word.starts_with('.')) word.remove_prefix(1);
  if (word.size() < 2 || word.find("..") != std::string_view::npos) return false;
  if (word.ends_with('.') || word.ends_with('-') || word.starts_with('-')) return false;
  return std::all_of(word.begin(), word.end(), [](char c) {
    return IsAlpha(c) || IsDigit(c) || c == '.' || c == '-' || c == '_';
  });
}

void AddPair(std::string_view key, Subjects& subjects) {
  const size_t middle = key.find("<@>");
  if (middle == std::string_view::npos) return;
  subjects.pairs.Add(fmt::format("{} {}", key.substr(0, middle), key.substr(middle + 3)));
}

enum Use : unsigned { kRecipient = 1, kSender = 2, kClient = 4, kServer = 8 };

// What the tags of access maps speak of; others: everybody.
constexpr struct {
  std::string_view tag;
  unsigned uses;
} kTags[] = {
    {"to", kRecipient},        {"from", kSender},
    {"connect", kClient},      {"spam", kRecipient},
    {"clientrate", kClient},   {"clientconn", kClient},
    {"greetpause", kClient},   {"tls_clt", kClient},
    {"srv_features", kClient}, {"tls_srv_features", kClient},
    {"tls_srv", kServer},      {"try_tls", kServer},
    {"clt_features", kServer}, {"tls_clt_features", kServer},
    {"authinfo", kServer},     {"tls_rcpt", kRecipient},
    {"qgrp", kRecipient},      {"bcc", kRecipient},
};

unsigned UsesOf(std::string_view map, std::string_view tag) {
  for (const auto& row : kTags) {
    if (EqualFolded(row.tag, tag)) return row.uses;
  }
  if (map == "access" || !tag.empty()) return kRecipient | kSender | kClient | kServer;
  if (map == "authinfo") return kServer;
  return kRecipient | kSender;
}

}  // namespace

void Names::Add(std::string text) {
  if (text.size() > 250 || text.find_first_of("\r\n\t") != std::string::npos) return;
  if (!known_.insert(text).second) return;
  if (all_.size() >= limit_) {
    left_out_++;
    known_.erase(text);
    return;
  }
  all_.push_back(std::move(text));
}

Subjects::Subjects(const SubjectLimits& limits)
    : recipients(limits.addresses),
      senders(limits.addresses),
      clients(limits.addresses),
      servers(limits.addresses),
      pairs(limits.addresses),
      issuers(kMaxCertificates),
      holders(kMaxCertificates) {}

void AddKey(std::string_view map, std::string_view key, const std::string& own,
            Subjects& subjects) {
  const bool six = key.starts_with("ipv6:") || key.starts_with("IPv6:");
  const size_t colon = six ? std::string_view::npos : key.find(':');
  std::string_view tag, name = key;
  if (colon != std::string_view::npos) {
    tag = key.substr(0, colon);
    name = key.substr(colon + 1);
  }
  if (EqualFolded(tag, "certissuer")) return subjects.issuers.Add(std::string(name));
  if (EqualFolded(tag, "certsubject")) return subjects.holders.Add(std::string(name));
  AddPair(name, subjects);
  if (name.find("<@>") != std::string_view::npos) return;
  const unsigned uses = UsesOf(map, tag);
  const std::vector<std::string> addresses = AddressesOf(name, own);
  if (uses & kRecipient) AddAll(addresses, subjects.recipients);
  if (uses & kSender) AddAll(addresses, subjects.senders);
  if (uses & kClient) AddClientsOf(name, subjects.clients);
  if (uses & kServer) AddClientsOf(name, subjects.servers);
}

void AddWord(std::string_view word, const std::string& own, Subjects& subjects) {
  std::string_view name = word;
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  if (!IsName(name)) return;
  const std::vector<std::string> addresses = AddressesOf(word, own);
  AddAll(addresses, subjects.recipients);
  AddAll(addresses, subjects.senders);
  AddClientsOf(name, subjects.clients);
  // A neighbour by UUCP, whom no address with @ may lead to.
  if (name.find('.') == std::string_view::npos) {
    subjects.recipients.Add(fmt::format("{}!{}", name, kUser));
  }
}

namespace {

// The rows of a map of one side by key.
using Rows = std::unordered_map<std::string_view, std::string_view>;

Rows RowsOf(const lint::Table* table) {
  Rows out;
  if (table == nullptr) return out;
  for (const site::StoredRow& row : table->rows.rows()) out.emplace(row.key, row.value);
  return out;
}

// Rows of one side: those that the other has, too, only when `same`.
void AddRows(const lint::Table& table, const Rows& other, bool same, size_t limit,
             const std::string& own, Subjects& subjects) {
  std::vector<std::string_view> keys;
  for (const site::StoredRow& row : table.rows.rows()) {
    const auto found = other.find(row.key);
    if ((found != other.end() && found->second == row.value) == same) keys.push_back(row.key);
  }
  // Spread evenly: neighbours in a table are often alike.
  const size_t step = std::max<size_t>(1, (keys.size() + limit - 1) / limit);
  for (size_t i = 0; i < keys.size(); i += step) {
    AddKey(table.file->name, keys[i], own, subjects);
  }
  subjects.rows_left_out += keys.size() - (keys.size() + step - 1) / step;
}

void AddTables(Side& side, Side& other, bool same, size_t limit, const std::string& own,
               Subjects& subjects) {
  for (const lint::Table& table : side.subject().tables()) {
    const Rows rows = RowsOf(other.subject().Find(table.file->name));
    AddRows(table, rows, same, limit, own, subjects);
  }
}

std::vector<std::string> ClassNames(Side& side) {
  std::vector<std::string> out;
  const cf::MacroNames& names = side.installation().rules().names;
  for (unsigned id = 1; id < 256; id++) out.push_back(names.Printed(static_cast<uint8_t>(id)));
  return out;
}

void AddClasses(Side& side, Side& other, bool same, size_t limit, const std::string& own,
                Subjects& subjects) {
  for (const std::string& name : ClassNames(side)) {
    size_t count = 0;
    for (const std::string& word : side.subject().Words(name)) {
      if (other.subject().IsInClass(name, word) != same) continue;
      if (++count > limit) {
        subjects.rows_left_out++;
        continue;
      }
      AddWord(word, own, subjects);
    }
  }
}

// Hosts in the values of macros: smart hosts, hubs, domains to masquerade as.
void AddMacros(Side& side, const std::string& own, Subjects& subjects) {
  for (const cf::Item& item : side.installation().config().items) {
    const auto* macro = std::get_if<cf::MacroLine>(&item.fields);
    if (macro == nullptr || macro->value.size() > 200) continue;
    std::string_view value = macro->value;
    if (const size_t colon = value.find(':'); colon != std::string_view::npos) {
      value = value.substr(colon + 1);
    }
    if (value.find('.') != std::string_view::npos) AddWord(value, own, subjects);
  }
}

// Without dots that a wildcard stood beside.
std::string_view Trimmed(std::string_view word) {
  while (word.ends_with('.')) word.remove_suffix(1);
  while (word.starts_with('.')) word.remove_prefix(1);
  return word;
}

// Names written in the left sides of rules. Those that both sides have are the library's, mostly.
void AddRules(Side& side, Side& other, const std::string& own, Subjects& subjects) {
  std::unordered_set<std::string_view> known;
  for (const cf::Item& item : other.installation().config().items) {
    if (const auto* rule = std::get_if<cf::RuleLine>(&item.fields)) known.insert(rule->lhs);
  }
  for (const cf::Item& item : side.installation().config().items) {
    const auto* rule = std::get_if<cf::RuleLine>(&item.fields);
    if (rule == nullptr || known.contains(rule->lhs)) continue;
    std::string text;
    for (size_t i = 0; i < rule->lhs.size(); i++) {
      const char c = rule->lhs[i];
      const bool symbol = cf::IsSymbolByte(static_cast<cf::Byte>(c));
      text += symbol || std::string_view("<>@$|*,:!%").find(c) != std::string_view::npos ? ' ' : c;
    }
    for (const std::string_view word : SplitWords(text)) {
      if (word.size() < 80) AddWord(Trimmed(word), own, subjects);
    }
  }
}

}  // namespace

Subjects CollectSubjects(Side& old_side, Side& new_side, const SubjectLimits& limits) {
  Subjects out(limits);
  const std::string own = old_side.subject().Macro("j");
  for (const std::string_view text : kRecipients) out.recipients.Add(WithOwn(text, own));
  for (const std::string_view text : kSenders) out.senders.Add(WithOwn(text, own));
  for (const std::string_view text : kClients) out.clients.Add(WithOwn(text, own));
  out.servers.Add(std::string(lint::kStranger));
  out.servers.Add("[203.0.113.78]");
  AddTables(old_side, new_side, false, limits.rows, own, out);
  AddTables(new_side, old_side, false, limits.rows, own, out);
  AddClasses(old_side, new_side, false, limits.words, own, out);
  AddClasses(new_side, old_side, false, limits.words, own, out);
  AddMacros(old_side, own, out);
  AddMacros(new_side, own, out);
  AddRules(old_side, new_side, own, out);
  AddRules(new_side, old_side, own, out);
  // What both have, one side names.
  AddTables(old_side, new_side, true, limits.same_rows, own, out);
  AddClasses(old_side, new_side, true, limits.words, own, out);
  return out;
}

}  // namespace mw::migrate
