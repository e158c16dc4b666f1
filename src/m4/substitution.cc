// SPDX-License-Identifier: BSD-2-Clause
#include "m4/substitution.h"

#include <fmt/format.h>

#include "base/text.h"

namespace mw::m4 {
namespace {

// A replacement split once, so that it can be applied to many matches.
class Replacement {
 public:
  // `group_count` is that of the pattern.
  Replacement(std::string_view text, size_t group_count);

  bool uses_groups() const { return uses_groups_; }
  // Appends the replacement for one match in `subject`; false when `out` would get too long.
  bool Append(std::string_view subject, const Groups& groups, bool& warned_of_zero,
              size_t max_bytes, Substitution& out) const;

 private:
  struct Piece {
    enum class Kind { kText, kMatch, kZero, kGroup, kAbsentGroup, kTrailingBackslash };
    Kind kind = Kind::kText;
    size_t group = 0;
    std::string text;
  };

  void AddText(char c) {
    if (pieces_.empty() || pieces_.back().kind != Piece::Kind::kText) pieces_.emplace_back();
    pieces_.back().text += c;
  }
  void AddEscape(char c, size_t group_count);

  std::vector<Piece> pieces_;
  bool uses_groups_ = false;
};

Replacement::Replacement(std::string_view text, size_t group_count) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      AddText(text[i]);
    } else if (++i < text.size()) {
      AddEscape(text[i], group_count);
    } else {
      pieces_.push_back({Piece::Kind::kTrailingBackslash, 0, {}});
    }
  }
}

void Replacement::AddEscape(char c, size_t group_count) {
  if (c == '&') {
    pieces_.push_back({Piece::Kind::kMatch, 0, {}});
  } else if (c == '0') {
    pieces_.push_back({Piece::Kind::kZero, 0, {}});
  } else if (IsDigit(c)) {
    const auto group = static_cast<size_t>(c - '0');
    const bool present = group <= group_count;
    pieces_.push_back({present ? Piece::Kind::kGroup : Piece::Kind::kAbsentGroup, group, {}});
    uses_groups_ = uses_groups_ || present;
  } else {
    AddText(c);
  }
}

bool Replacement::Append(std::string_view subject, const Groups& groups, bool& warned_of_zero,
                         size_t max_bytes, Substitution& out) const {
  for (const Piece& piece : pieces_) {
    std::string_view added = piece.text;
    switch (piece.kind) {
      case Piece::Kind::kText:
        break;
      case Piece::Kind::kZero:
        if (!warned_of_zero) {
          out.warnings.push_back("Warning: \\0 will disappear, use \\& instead in replacements");
        }
        warned_of_zero = true;
        [[fallthrough]];
      case Piece::Kind::kMatch:
      case Piece::Kind::kGroup: {
        const Group& group = groups[piece.group];
        if (group.begin < 0) break;
        added = subject.substr(static_cast<size_t>(group.begin),
                               static_cast<size_t>(group.end - group.begin));
        break;
      }
      case Piece::Kind::kAbsentGroup:
        out.warnings.push_back(fmt::format("Warning: sub-expression {} not present", piece.group));
        break;
      case Piece::Kind::kTrailingBackslash:
        out.warnings.push_back("Warning: trailing \\ ignored in replacement");
        break;
    }
    if (added.size() > max_bytes - out.text.size()) {
      out.too_long = true;
      return false;
    }
    out.text += added;
  }
  return true;
}

std::string MatchingFailed(std::string_view pattern) {
  return fmt::format("error matching regular expression `{}'", pattern);
}

}  // namespace

Substitution FindPattern(SubstitutionState& state, std::string_view text, std::string_view pattern,
                         std::optional<std::string_view> replacement, size_t max_bytes) {
  Substitution result;
  const Result<const Regex*> regex = state.cache.Get(pattern);
  if (!regex) {
    result.warnings.push_back(
        fmt::format("bad regular expression: `{}': {}", pattern, regex.failure().message));
    return result;
  }
  // An empty pattern finds nothing to refer to: \& is empty and there is no group.
  const Replacement parts(replacement.value_or(""), (*regex)->group_count());
  Groups groups;
  const Regex::Outcome outcome = (*regex)->Search(text, 0, parts.uses_groups(), groups);
  if (outcome == Regex::Outcome::kFailed) {
    result.warnings.push_back(MatchingFailed(pattern));
  } else if (!replacement) {
    result.text = std::to_string(groups[0].begin);
  } else if (outcome == Regex::Outcome::kFound) {
    parts.Append(text, groups, state.warned_of_zero, max_bytes, result);
  }
  return result;
}

Substitution ReplacePattern(SubstitutionState& state, std::string_view text,
                            std::string_view pattern, std::string_view replacement,
                            size_t max_bytes) {
  Substitution result;
  const auto copy = [&](std::string_view part) {
    result.too_long = part.size() > max_bytes - result.text.size();
    if (!result.too_long) result.text += part;
    return !result.too_long;
  };
  if (pattern.empty() && replacement.empty()) {
    copy(text);
    return result;
  }
  const Result<const Regex*> regex = state.cache.Get(pattern);
  if (!regex) {
    result.warnings.push_back(
        fmt::format("bad regular expression `{}': {}", pattern, regex.failure().message));
    return result;
  }
  const Replacement parts(replacement, (*regex)->group_count());
  Groups groups;
  for (size_t at = 0; at <= text.size();) {
    const Regex::Outcome outcome = (*regex)->Search(text, at, parts.uses_groups(), groups);
    if (outcome == Regex::Outcome::kFailed) {
      result.warnings.push_back(MatchingFailed(pattern));
      break;
    }
    if (outcome == Regex::Outcome::kAbsent) {
      copy(text.substr(at));
      break;
    }
    const auto [begin, end] = groups[0];
    if (!copy(text.substr(at, static_cast<size_t>(begin) - at))) break;
    if (!parts.Append(text, groups, state.warned_of_zero, max_bytes, result)) break;
    at = static_cast<size_t>(end);
    if (begin != end) continue;
    if (!copy(text.substr(at, 1))) break;
    ++at;
  }
  return result;
}

}  // namespace mw::m4
