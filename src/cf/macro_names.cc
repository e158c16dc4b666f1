// SPDX-License-Identifier: BSD-2-Clause
#include "cf/macro_names.h"

#include <fmt/format.h>

#include "base/text.h"

namespace mw::cf {
namespace {

constexpr std::string_view kUnassigned = "Unable to assign macro/class ID (mid = 0xffffffff)";

bool IsNameByte(char c) { return IsAlpha(c) || IsDigit(c) || c == '_'; }

}  // namespace

MacroNames::MacroNames() {
  // Measured: 94 names of the user's fit into the 96 ids of a minimal .cf.
  Complaints none;
  Enter("opMode", none);
  Enter("deliveryMode", none);
}

MacroNames::Parsed MacroNames::Parse(std::string_view text, Complaints& complaints) {
  if (text.empty() || text.starts_with("{}")) {
    complaints.push_back({"Name required for macro/class"});
    return {0, 0};
  }
  if (text[0] != '{') return {static_cast<uint8_t>(text[0]), 1};
  std::string name;
  size_t at = 1;
  for (; at < text.size() && text[at] != '}' && name.size() < kLongestName; at++) {
    if (IsNameByte(text[at])) {
      name += text[at];
    } else {
      complaints.push_back({fmt::format("Invalid macro/class character {}", text[at])});
    }
  }
  if (at == text.size()) {
    complaints.push_back({"Unbalanced { on " + name});
    complaints.push_back({std::string(kUnassigned)});
    return {0, at};
  }
  if (text[at] != '}') {
    complaints.push_back(
        {fmt::format("Macro/class name ({{{}}}) too long ({} chars max)", name, kLongestName)});
    complaints.push_back({std::string(kUnassigned)});
    return {0, at};
  }
  at++;
  if (name.size() == 1) return {static_cast<uint8_t>(name[0]), at};
  return {Enter(name, complaints), at};
}

uint8_t MacroNames::Enter(std::string_view name, Complaints& complaints) {
  if (name.size() == 1) return static_cast<uint8_t>(name[0]);
  auto [found, is_new] = ids_.try_emplace(std::string(name), -1);
  if (is_new) {
    if (long_names_.size() > kLastLongId - kFirstLongId) {
      complaints.push_back({fmt::format("Macro/class {{{}}}: too many long names", name)});
    } else {
      found->second = static_cast<int>(kFirstLongId + long_names_.size());
      long_names_.emplace_back(name);
    }
  }
  if (found->second < 0) {
    complaints.push_back({std::string(kUnassigned)});
    return 0;
  }
  return static_cast<uint8_t>(found->second);
}

std::optional<uint8_t> MacroNames::Find(std::string_view name) const {
  if (name.size() == 1) return static_cast<uint8_t>(name[0]);
  const auto found = ids_.find(std::string(name));
  if (found == ids_.end() || found->second < 0) return std::nullopt;
  return static_cast<uint8_t>(found->second);
}

std::string MacroNames::Bare(uint8_t id) const {
  if (id >= kFirstLongId && id - kFirstLongId < long_names_.size()) {
    return long_names_[id - kFirstLongId];
  }
  return std::string(1, static_cast<char>(id));
}

std::string MacroNames::Printed(uint8_t id) const {
  if (id >= kFirstLongId && id - kFirstLongId < long_names_.size()) return '{' + Bare(id) + '}';
  return Bare(id);
}

}  // namespace mw::cf
