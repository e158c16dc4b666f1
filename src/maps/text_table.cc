// SPDX-License-Identifier: BSD-2-Clause
#include "maps/text_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "maps/cidr.h"

// The functions come from the header, so nothing is linked.
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace mw::maps {
namespace {

constexpr size_t kPiece = 1023;  // makemap's buffer less the final NUL

uint64_t HashOf(std::string_view key) { return XXH3_64bits(key.data(), key.size()); }

}  // namespace

TextTable::TextTable(std::string text, const Options& options) : text_(std::move(text)) {
  const std::string_view all = text_;
  uint32_t line = 0;
  for (size_t at = 0; at < all.size();) {
    ++line;
    const std::string_view rest = all.substr(at, kPiece);
    const size_t newline = rest.find('\n');
    std::string_view piece = rest.substr(0, newline);
    at += newline == rest.npos ? rest.size() : newline + 1;
    const bool whole = newline != rest.npos || (at == all.size() && rest.size() < kPiece);
    // C strings hide the newline behind a NUL.
    const size_t nul = piece.find('\0');
    if (!whole || (nul != piece.npos && newline != rest.npos)) {
      problems_.push_back({Problem::What::kLineTooLong, line, {}});
      continue;
    }
    AddLine(piece.substr(0, nul), line, options);
  }
}

void TextTable::AddLine(std::string_view piece, uint32_t line, const Options& options) {
  const auto separates = [&](char c) {
    return options.separator == '\0' ? IsSpace(c) : c == options.separator;
  };
  if (piece.empty() || piece[0] == options.comment) return;
  if (options.separator == '\0' && IsSpace(piece[0])) {
    problems_.push_back({Problem::What::kLeadingSpace, line, {}});
    return;
  }
  size_t end = 0;
  while (end < piece.size() && !separates(piece[end])) ++end;
  size_t value = end;
  while (value < piece.size() && separates(piece[value])) ++value;
  const Entry entry{piece.substr(0, end), piece.substr(value), line};
  if (options.fold_keys) {
    char* const begin = text_.data() + (entry.key.data() - text_.data());
    std::transform(begin, begin + end, begin, ToLower);
  }
  if (entry.value.empty() && !options.allow_empty) {
    problems_.push_back({Problem::What::kNoValue, line, entry.key});
    return;
  }
  if (!options.networks || !StoreNetwork(entry)) Store(entry, options.replace);
}

bool TextTable::StoreNetwork(const Entry& entry) {
  std::string fault;
  const std::optional<Network> network = ParseNetwork(entry.key, fault);
  if (!network) return false;
  for (std::string& key : KeysOf(*network)) {
    const std::string& kept = network_keys_.emplace_back(std::move(key));
    const uint32_t at = Add({kept, entry.value, entry.line});
    if (at == HashIndex::kNone) {
      network_bits_[static_cast<uint32_t>(entries_.size() - 1)] = network->length;
      continue;
    }
    // The more specific one of two networks wins; a plain key fixes all bits of its parts.
    const auto other = network_bits_.find(at);
    if (other == network_bits_.end() || other->second >= network->length) continue;
    entries_[at] = {kept, entry.value, entry.line};
    other->second = network->length;
  }
  return true;
}

uint32_t TextTable::Add(const Entry& entry) {
  const uint32_t at =
      index_.FindOrAdd(HashOf(entry.key), static_cast<uint32_t>(entries_.size()),
                       [&](uint32_t index) { return entries_[index].key == entry.key; });
  if (at == HashIndex::kNone) entries_.push_back(entry);
  return at;
}

void TextTable::Store(Entry entry, bool replace) {
  const uint32_t at = Add(entry);
  if (at == HashIndex::kNone) return;
  if (replace || network_bits_.erase(at) != 0) {
    entries_[at] = entry;
  } else {
    problems_.push_back({Problem::What::kDuplicate, entry.line, entry.key});
  }
}

const TextTable::Entry* TextTable::Find(std::string_view key) const {
  const uint32_t at =
      index_.Find(HashOf(key), [&](uint32_t index) { return entries_[index].key == key; });
  return at == HashIndex::kNone ? nullptr : &entries_[at];
}

std::string ProblemText(const TextTable::Problem& problem) {
  using What = TextTable::Problem::What;
  switch (problem.what) {
    case What::kLeadingSpace:
      return fmt::format("line {}: syntax error (leading space)", problem.line);
    case What::kNoValue:
      return fmt::format("line {}: no RHS for LHS {}", problem.line, problem.key);
    case What::kLineTooLong:
      return fmt::format("line {}: line too long (1024 bytes max)", problem.line);
    case What::kDuplicate:
      return fmt::format("line {}: key {}: duplicate key", problem.line, problem.key);
  }
  return {};
}

}  // namespace mw::maps
