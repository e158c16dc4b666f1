// SPDX-License-Identifier: BSD-2-Clause
#include "lint/likeness.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

// The functions come from the header, so nothing is linked.
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace mw::lint {
namespace {

uint64_t Hash(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

// Puts numbers together to one, in their order.
class Mixer {
 public:
  void Add(uint64_t number) {
    state_ = (state_ ^ number) * 0x9e3779b97f4a7c15u;
    state_ ^= state_ >> 29;
  }
  uint64_t state() const { return state_; }

 private:
  uint64_t state_ = 0x2545f4914f6cdd1du;
};

// Without regard to case.
uint64_t FoldedWordHash(std::string_view word) {
  char room[256];
  if (word.size() > sizeof room) return Hash(FoldCase(word));
  for (size_t i = 0; i < word.size(); i++) room[i] = ToLower(word[i]);
  return Hash({room, word.size()});
}

// Where the tag of a key ends: "to:" of "to:example.org". 0 without one.
size_t TagLength(std::string_view key) {
  const size_t colon = key.find(':');
  if (colon == std::string_view::npos || key.substr(0, colon).find_first_of("@.[") < colon)
    return 0;
  return colon + 1;
}

// What kind of value it is: its words of letters where they may be said to be code ("esmtp:", "RELAY",
// "error:"), the operators otherwise.
std::string KindOf(std::string_view value) {
  const size_t colon = value.find(':');
  if (colon != std::string_view::npos && value.find_first_of("@.[") > colon) {
    return FoldCase(value.substr(0, colon + 1)) +
           (value.substr(colon + 1).starts_with('[') ? "[" : "");
  }
  if (value.find_first_of("@. ") == std::string_view::npos && value.size() < 12 &&
      std::all_of(value.begin(), value.end(), IsAlpha)) {
    return FoldCase(value);
  }
  return value.find('@') != std::string_view::npos   ? "@"
         : value.find('.') != std::string_view::npos ? "."
                                                     : "-";
}

// Letters and digits become one letter each run; what separates them stays.
uint64_t ShapeOf(std::string_view text) {
  Mixer shape;
  char last = 0;
  for (const char c : text) {
    char kind = IsDigit(c) ? '0' : IsAlpha(c) ? 'a' : c;
    if (kind == '0' && last == 'a') kind = 'a';  // digits within a name are letters of it
    if (kind == last && (kind == 'a' || kind == '0')) continue;
    shape.Add(static_cast<unsigned char>(kind));
    last = kind;
  }
  return shape.state();
}

}  // namespace

Likeness::Likeness(Subject& subject) : subject_(subject) {
  std::string word;
  for (const Table& table : subject.tables()) {
    const uint64_t name = Hash(table.file->name);
    subject.ForEach(table, [&](const Entry& entry) {
      const size_t tag = TagLength(entry.key);
      std::string_view rest = entry.key.substr(tag);
      while (!rest.empty() && (rest.front() == '.' || rest.front() == '@')) rest.remove_prefix(1);
      const std::string head(
          entry.key.substr(0, static_cast<size_t>(rest.data() - entry.key.data())));
      Know(rest, name ^ Hash(fmt::format("{} {}", head, KindOf(entry.value))));
    });
  }
  rewrite::Rulebook& rules = subject.installation().rules();
  for (int id = 1; id < 256; id++) {
    for (const std::string_view member : rules.classes.Words(static_cast<uint8_t>(id))) {
      Know(member, Hash(fmt::format("class {}", id)));
    }
  }
}

void Likeness::Know(std::string_view word, uint64_t feature) {
  // A set: features are few, so that their bits put together tell sets apart.
  known_[FoldedWordHash(word)] |= feature * 0x9e3779b97f4a7c15u;
}

uint64_t Likeness::Features(std::string_view word) const {
  const auto known = known_.find(FoldedWordHash(word));
  return known != known_.end() ? known->second : 0;
}

uint64_t Likeness::DomainForm(std::string_view domain) {
  Mixer form;
  while (domain.starts_with('.') || domain.starts_with('[')) domain.remove_prefix(1);
  maps::Resolver* dns = subject_.installation().environment().resolver;
  if (dns != nullptr && domain.find('.') != std::string_view::npos) {
    form.Add(static_cast<uint64_t>(dns->Query(domain, maps::RecordType::kMx).outcome));
    form.Add(static_cast<uint64_t>(dns->Query(domain, maps::RecordType::kA).outcome));
  }
  const rewrite::TokenTable& tokens = subject_.installation().rules().tokens;
  while (!domain.empty()) {
    const size_t dot = domain.find('.');
    const std::string_view label = domain.substr(0, dot);
    form.Add(Features(domain));
    form.Add(tokens.Find(label) == rewrite::kUnknownAtom ? 0 : FoldedWordHash(label));
    if (dot == std::string_view::npos) break;
    domain.remove_prefix(dot + 1);
  }
  return form.state();
}

uint64_t Likeness::AddressForm(std::string_view address) {
  Mixer form;
  form.Add(ShapeOf(address));
  form.Add(Features(address));
  const size_t at = address.rfind('@');
  const bool has_user = at != std::string_view::npos || address.find('.') == std::string_view::npos;
  if (has_user) {
    const std::string_view user = address.substr(0, at);
    maps::UserDirectory* users = subject_.installation().environment().users;
    form.Add(Features(user));
    form.Add(users != nullptr && users->FindUser(user) != nullptr ? 1 : 0);
  }
  form.Add(DomainForm(at == std::string_view::npos ? address : address.substr(at + 1)));
  return form.state();
}

uint64_t Likeness::Of(std::string_view map, const Entry& entry) {
  Mixer form;
  const size_t tag = TagLength(entry.key);
  form.Add(Hash(map));
  form.Add(FoldedWordHash(entry.key.substr(0, tag)));
  form.Add(AddressForm(entry.key.substr(tag)));
  form.Add(Hash(KindOf(entry.value)));
  std::string_view value = entry.value;
  if (const size_t colon = value.find(':'); colon != std::string_view::npos) {
    value.remove_prefix(colon + 1);
  }
  for (const std::string_view word : SplitWords(value.substr(0, 1000))) {
    form.Add(AddressForm(word));
  }
  return form.state();
}

}  // namespace mw::lint
