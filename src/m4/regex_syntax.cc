// SPDX-License-Identifier: BSD-2-Clause
#include "m4/regex_syntax.h"

#include <fmt/format.h>

#include <algorithm>
#include <bitset>
#include <vector>

#include "base/text.h"

namespace mw::m4 {
namespace {

using ByteSet = std::bitset<256>;

// `set` as a class of RE2.
std::string SetToText(const ByteSet& set) {
  if (set.none()) return "[^\\x00-\\xff]";
  std::string text = "[";
  for (size_t first = 0; first < set.size(); ++first) {
    if (!set[first]) continue;
    size_t last = first;
    while (last + 1 < set.size() && set[last + 1]) ++last;
    text += fmt::format("\\x{:02x}-\\x{:02x}", first, last);
    first = last;
  }
  return text + "]";
}

bool IsRepetition(char c) { return c == '*' || c == '+' || c == '?'; }

class Translator {
 public:
  explicit Translator(std::string_view pattern) : pattern_(pattern) {}

  std::optional<TranslatedPattern> Run();

 private:
  // What the next bytes may be, by what stands in front of them.
  enum class Before {
    kStart,   // of the pattern, a group or an alternative: ^ is an anchor, * is not a repetition
    kAnchor,  // likewise
    kAtom,    // something that can be repeated
  };

  struct OpenGroup {
    bool has_anchor = false;
    bool behind_anchor_at_begin = false;
    bool behind_anchor_at_end = false;  // of an alternative so far
  };

  bool Step();
  bool Escape();
  void NextAlternative();
  bool Set();
  bool SetElement(ByteSet& set, bool first);
  bool Repeat(char c);
  bool CloseGroup();
  void BeginGroup();
  bool DollarIsAnchor() const;
  void Literal(char c);
  void Atom(std::string_view text);
  bool Anchor(std::string_view text);

  bool At(size_t offset, char c) const { return offset < pattern_.size() && pattern_[offset] == c; }

  std::string_view pattern_;
  size_t at_ = 0;
  Before before_ = Before::kStart;
  std::string out_;
  std::string literal_;
  size_t group_count_ = 0;
  bool only_literals_ = true;
  bool atom_has_anchor_ = false;  // the last atom is a group with an anchor in it
  char repetition_ = 0;           // the last atom's, standing at the end of out_
  // Open groups, the outermost first, and the one that was closed last if it is the last atom.
  std::vector<OpenGroup> groups_ = {OpenGroup{}};
  std::optional<OpenGroup> last_group_;
  // An anchor may stand here with nothing matched since.
  bool behind_anchor_ = false;
};

std::optional<TranslatedPattern> Translator::Run() {
  while (at_ < pattern_.size()) {
    if (!Step()) return std::nullopt;
  }
  if (groups_.size() != 1) return std::nullopt;
  if (only_literals_) return TranslatedPattern{std::move(literal_), true, 0};
  return TranslatedPattern{std::move(out_), false, group_count_};
}

bool Translator::Step() {
  const char c = pattern_[at_++];
  if (IsRepetition(c) && before_ == Before::kAtom) return Repeat(c);
  switch (c) {
    case '\\':
      return Escape();
    case '[':
      return Set();
    case '.':
      Atom("[^\\n]");
      return true;
    case '^':
      if (before_ != Before::kAtom) return Anchor("(?m:^)");
      break;
    case '$':
      if (DollarIsAnchor()) return Anchor("(?m:$)");
      break;
    default:
      break;
  }
  Literal(c);
  return true;
}

bool Translator::Escape() {
  if (at_ == pattern_.size()) return false;
  const char c = pattern_[at_++];
  switch (c) {
    case '(':
      BeginGroup();
      return true;
    case ')':
      return CloseGroup();
    case '|':
      NextAlternative();
      return true;
    case 'w':
      Atom("[0-9A-Za-z_]");
      return true;
    case 'W':
      Atom("[^0-9A-Za-z_]");
      return true;
    case 's':
      Atom("[\\t-\\r ]");
      return true;
    case 'S':
      Atom("[^\\t-\\r ]");
      return true;
    case '`':
      return Anchor("\\A");
    case '\'':
      return Anchor("\\z");
    case 'b':
      return Anchor("\\b");
    case 'B':
      return Anchor("\\B");
    case '<':
    case '>':
      return false;
    default:
      if (c >= '1' && c <= '9') return false;
      Literal(c);
      return true;
  }
}

bool Translator::DollarIsAnchor() const {
  if (at_ == pattern_.size()) return true;
  return At(at_, '\\') && (At(at_ + 1, '|') || At(at_ + 1, ')'));
}

void Translator::Literal(char c) {
  const bool still_literal = only_literals_;
  Atom(fmt::format("\\x{:02x}", static_cast<unsigned char>(c)));
  only_literals_ = still_literal;
  if (only_literals_) literal_ += c;
}

void Translator::Atom(std::string_view text) {
  only_literals_ = false;
  out_ += text;
  before_ = Before::kAtom;
  repetition_ = 0;
  last_group_.reset();
  behind_anchor_ = behind_anchor_ && at_ < pattern_.size() && IsRepetition(pattern_[at_]);
}

// Two anchors at one place are left to glibc, whose answer is not always the obvious one: it does
// not find "\\B^" between a newline and a blank.
bool Translator::Anchor(std::string_view text) {
  if (behind_anchor_) return false;
  only_literals_ = false;
  out_ += text;
  before_ = Before::kAnchor;
  groups_.back().has_anchor = true;
  behind_anchor_ = true;
  return true;
}

void Translator::BeginGroup() {
  only_literals_ = false;
  out_ += "(?:";
  before_ = Before::kStart;
  groups_.push_back({false, behind_anchor_, false});
  ++group_count_;
}

void Translator::NextAlternative() {
  only_literals_ = false;
  out_ += '|';
  before_ = Before::kStart;
  OpenGroup& group = groups_.back();
  group.behind_anchor_at_end = group.behind_anchor_at_end || behind_anchor_;
  behind_anchor_ = group.behind_anchor_at_begin;
}

bool Translator::CloseGroup() {
  if (groups_.size() == 1) return false;
  const OpenGroup group = groups_.back();
  groups_.pop_back();
  groups_.back().has_anchor = groups_.back().has_anchor || group.has_anchor;
  const bool behind = behind_anchor_ || group.behind_anchor_at_end;
  Atom(")");
  behind_anchor_ = behind;
  last_group_ = group;
  return true;
}

// Repetitions of a repetition are one: the same again changes nothing, all other pairs are "*".
bool Translator::Repeat(char c) {
  if (last_group_) {
    if (last_group_->has_anchor) return false;
    behind_anchor_ = behind_anchor_ || last_group_->behind_anchor_at_begin;
  }
  only_literals_ = false;
  if (repetition_ != 0) {
    out_.back() = repetition_ = c == repetition_ ? c : '*';
  } else {
    out_ += c;
    repetition_ = c;
  }
  return true;
}

bool Translator::Set() {
  const bool negated = At(at_, '^');
  if (negated) ++at_;
  ByteSet set;
  for (bool first = true; first || !At(at_, ']'); first = false) {
    if (!SetElement(set, first)) return false;
  }
  ++at_;
  Atom(SetToText(negated ? ~set : set));
  return true;
}

// Reads one byte or range of a set.
bool Translator::SetElement(ByteSet& set, bool first) {
  if (at_ >= pattern_.size()) return false;
  const auto low = static_cast<unsigned char>(pattern_[at_]);
  if (low == '[' && (At(at_ + 1, '.') || At(at_ + 1, '='))) return false;
  if (low == '-' && !At(at_ + 1, ']') && (!first || At(at_ + 1, '-'))) return false;
  ++at_;
  if (!At(at_, '-') || At(at_ + 1, ']')) {
    set.set(low);
    return true;
  }
  if (at_ + 1 >= pattern_.size()) return false;
  const auto high = static_cast<unsigned char>(pattern_[at_ + 1]);
  // Above ASCII the order of bytes is glibc's business.
  if (high == '-' || high == '[' || low > 0x7f || high > 0x7f) return false;
  for (unsigned c = low; c <= high; ++c) set.set(c);
  at_ += 2;
  return true;
}

}  // namespace

std::optional<TranslatedPattern> TranslatePattern(std::string_view pattern) {
  return Translator(pattern).Run();
}

}  // namespace mw::m4
