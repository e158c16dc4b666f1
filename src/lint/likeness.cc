// SPDX-License-Identifier: BSD-2-Clause
#include "lint/likeness.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "base/text.h"

// The functions come from the header, so nothing is linked.
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace mw::lint {
namespace {

uint64_t Hash(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

// Longer words of classes are not looked for within a domain.
constexpr size_t kLongestRun = 128;

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

// What kind of value it is, as a number: its words of letters where they may be said to be code ("esmtp:",
// "RELAY", "error:"), the operators otherwise.
uint64_t KindOf(std::string_view value) {
  const size_t colon = value.find(':');
  if (colon != std::string_view::npos && value.find_first_of("@.[") > colon) {
    return FoldedWordHash(value.substr(0, colon + 1)) + value.substr(colon + 1).starts_with('[');
  }
  if (value.size() < 12 && std::all_of(value.begin(), value.end(), IsAlpha)) {
    return FoldedWordHash(value);
  }
  return value.find('@') != std::string_view::npos ? '@'
                                                   : value.find('.') != std::string_view::npos;
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

size_t Likeness::Words::SlotOf(uint64_t word) const {
  const size_t mask = slots_.size() - 1;
  size_t slot = word & mask;
  while (slots_[slot].word != 0 && slots_[slot].word != word) slot = (slot + 1) & mask;
  return slot;
}

void Likeness::Words::Reserve(size_t words) {
  const size_t size = std::bit_ceil(std::max<size_t>(64, words + words / 3 + 1));
  if (size <= slots_.size()) return;
  std::vector<Slot> old(size);
  old.swap(slots_);
  seen_.assign(size / 2, 0);
  for (const Slot& one : old) {
    if (one.word == 0) continue;
    slots_[SlotOf(one.word)] = one;
    Mark(one.word);
  }
}

uint64_t& Likeness::Words::At(uint64_t word) {
  if (4 * (used_ + 1) > 3 * slots_.size()) Reserve(2 * (used_ + 1));
  Slot& slot = slots_[SlotOf(word)];
  if (slot.word == 0) {
    slot.word = word;
    used_++;
    Mark(word);
  }
  return slot.features;
}

uint64_t Likeness::Words::Find(uint64_t word) const {
  return slots_.empty() || !IsMarked(word) ? 0 : slots_[SlotOf(word)].features;
}

Likeness::Likeness(Subject& subject) : subject_(subject) {
  size_t words = 0;
  for (const Table& table : subject.tables()) words += table.rows.rows().size();
  known_.Reserve(words);
  for (const Table& table : subject.tables()) {
    const uint64_t name = Hash(table.file->name);
    for (const site::StoredRow& row : table.rows.rows()) {
      std::string_view rest = row.key.substr(TagLength(row.key));
      while (!rest.empty() && (rest.front() == '.' || rest.front() == '@')) rest.remove_prefix(1);
      Mixer feature;
      feature.Add(name);
      feature.Add(Hash(row.key.substr(0, row.key.size() - rest.size())));
      feature.Add(KindOf(row.value));
      Know(rest, feature.state());
    }
  }
  rewrite::Rulebook& rules = subject.installation().rules();
  for (int id = 1; id < 256; id++) {
    for (const std::string_view member : rules.classes.Words(static_cast<uint8_t>(id))) {
      Know(member, Hash(fmt::format("class {}", id)));
    }
  }
  NoteLiterals();
}

// Words that stand in rules themselves, also through macros.
void Likeness::NoteLiterals() {
  const rewrite::Rulebook& rules = subject_.installation().rules();
  literals_.resize(rules.tokens.size());
  for (const rewrite::Ruleset& set : rules.rulesets) {
    for (const rewrite::Rule& rule : set.rules) {
      for (const rewrite::Token& token : rule.lhs) literals_[token.id] = true;
      for (const rewrite::Token& token : rule.rhs) literals_[token.id] = true;
    }
  }
  for (int id = 1; id < 256; id++) {
    const std::string* value = rules.MacroValue(static_cast<uint8_t>(id));
    if (value == nullptr) continue;
    for (const std::string_view part : Split(*value, '.'))
      literals_[rules.tokens.Find(part)] = true;
  }
  literals_[rewrite::kUnknownAtom] = literals_[rewrite::kUnknownQuoted] = false;
}

void Likeness::Know(std::string_view word, uint64_t feature) {
  // A set: features are few, so that their bits put together tell sets apart.
  known_.At(FoldedWordHash(word)) |= feature * 0x9e3779b97f4a7c15u;
}

uint64_t Likeness::Features(std::string_view word) const { return known_.Find(Hash(word)); }

uint64_t Likeness::DomainForm(std::string_view domain) {
  Mixer form;
  while (domain.starts_with('.') || domain.starts_with('[')) domain.remove_prefix(1);
  maps::Resolver* dns = subject_.installation().environment().resolver;
  if (dns != nullptr && domain.find('.') != std::string_view::npos) {
    form.Add(static_cast<uint64_t>(dns->Query(domain, maps::RecordType::kMx).outcome));
    form.Add(static_cast<uint64_t>(dns->Query(domain, maps::RecordType::kA).outcome));
  }
  const rewrite::TokenTable& tokens = subject_.installation().rules().tokens;
  size_t run = std::string_view::npos;  // where the present run of labels began that are tokens
  for (size_t at = 0; at < domain.size();) {
    const size_t end = std::min(domain.find('.', at), domain.size());
    const std::string_view label = domain.substr(at, end - at);
    const rewrite::TokenId token = tokens.Find(label);
    form.Add(Features(domain.substr(at)));
    form.Add(token < literals_.size() && literals_[token] ? Hash(label) : 0);
    if (token == rewrite::kUnknownAtom) {
      run = std::string_view::npos;
    } else {
      if (run == std::string_view::npos || end - run > kLongestRun) run = at;
      // Classes may hold what stands within the domain.
      for (size_t begin = run; begin <= at && end < domain.size();
           begin = domain.find('.', begin) + 1) {
        form.Add(Features(domain.substr(begin, end - begin)));
      }
    }
    at = end + 1;
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
  for (Judged& judged : judged_) {
    if (judged.map != map) continue;
    uint64_t& form = judged.forms[entry.row];
    if (form == 0) form = Compute(map, entry);
    return form;
  }
  const Table* table = subject_.Find(map);
  if (table == nullptr) return Compute(map, entry);
  judged_.push_back({table->file->name, std::vector<uint64_t>(table->rows.rows().size())});
  return Of(map, entry);
}

// Folds both texts once, so that their many parts need not be.
uint64_t Likeness::Compute(std::string_view map, const Entry& entry) {
  folded_.resize(entry.key.size() + entry.value.size());
  std::transform(entry.key.begin(), entry.key.end(), folded_.begin(), ToLower);
  std::transform(entry.value.begin(), entry.value.end(), folded_.data() + entry.key.size(),
                 ToLower);
  const std::string_view key = std::string_view(folded_).substr(0, entry.key.size());
  std::string_view value = std::string_view(folded_).substr(entry.key.size());
  Mixer form;
  // Names of users have a case.
  form.Add(key == entry.key && value == entry.value ? 1 : 0);
  const size_t tag = TagLength(key);
  form.Add(Hash(map));
  form.Add(Hash(key.substr(0, tag)));
  form.Add(AddressForm(key.substr(tag)));
  form.Add(KindOf(value));
  if (const size_t colon = value.find(':'); colon != std::string_view::npos) {
    value.remove_prefix(colon + 1);
  }
  value = value.substr(0, 1000);
  for (size_t at = 0; at < value.size();) {
    size_t end = at;
    while (end < value.size() && !IsSpace(value[end])) end++;
    if (end > at) form.Add(AddressForm(value.substr(at, end - at)));
    at = end + 1;
  }
  return form.state();
}

}  // namespace mw::lint
