// SPDX-License-Identifier: BSD-2-Clause
#include "maps/text_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "maps/cidr.h"

namespace mw::maps {
namespace {

constexpr size_t kPiece = 1023;  // makemap's buffer less the final NUL

}  // namespace

TextTable::TextTable(std::string text, const Options& options) : text_(std::move(text)) {
  index_.reserve(text_.size() / 32);
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
    const auto position = static_cast<uint32_t>(entries_.size());
    const std::string& kept = network_keys_.emplace_back(std::move(key));
    const auto [at, fresh] = index_.emplace(kept, position);
    if (fresh) {
      entries_.push_back({kept, entry.value, entry.line});
      network_bits_[position] = network->length;
      continue;
    }
    // The more specific one of two networks wins; a plain key fixes all bits of its parts.
    const auto other = network_bits_.find(at->second);
    if (other == network_bits_.end() || other->second >= network->length) continue;
    entries_[at->second] = {kept, entry.value, entry.line};
    other->second = network->length;
  }
  return true;
}

void TextTable::Store(Entry entry, bool replace) {
  const auto [at, fresh] = index_.emplace(entry.key, static_cast<uint32_t>(entries_.size()));
  if (fresh) {
    entries_.push_back(entry);
  } else if (replace || network_bits_.erase(at->second) != 0) {
    entries_[at->second] = entry;
  } else {
    problems_.push_back({Problem::What::kDuplicate, entry.line, entry.key});
  }
}

const TextTable::Entry* TextTable::Find(std::string_view key) const {
  const auto found = index_.find(key);
  return found == index_.end() ? nullptr : &entries_[found->second];
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
