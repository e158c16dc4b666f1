// SPDX-License-Identifier: BSD-2-Clause
#include "base/regex_size.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace mw {
namespace {

constexpr uint64_t kMaxDepth = 500;
constexpr uint64_t kMaxBranches = 1000;
constexpr uint64_t kMaxNodes = 200'000;
// Counts are good up to here and stay here.
constexpr uint64_t kManyNodes = 1'000'000'000;

uint64_t Plus(uint64_t a, uint64_t b) { return std::min(a + b, kManyNodes); }
uint64_t Times(uint64_t a, uint64_t count) {
  return count == 0 || a <= kManyNodes / count ? a * count : kManyNodes;
}

// The size of what stands in one group so far, and of its last part.
struct Sequence {
  struct Part {
    uint64_t nodes = 0;
    uint64_t branches = 0;
  };

  void Add(Part part) {
    nodes = Plus(nodes, part.nodes);
    branches = Plus(branches, part.branches);
    last = part;
  }
  // `copies` of the last part are made beside it.
  void Repeat(uint64_t copies) {
    const Part more = {Plus(Times(last.nodes, copies), 1), Plus(Times(last.branches, copies), 1)};
    nodes = Plus(nodes, more.nodes);
    branches = Plus(branches, more.branches);
    last = {Plus(last.nodes, more.nodes), Plus(last.branches, more.branches)};
  }

  uint64_t nodes = 0;
  uint64_t branches = 0;
  Part last;
};

class Measurement {
 public:
  Measurement(std::string_view pattern, RegexSyntax syntax) : pattern_(pattern), syntax_(syntax) {}

  RegexSize Run() {
    while (at_ < pattern_.size()) Step();
    for (const Sequence& group : groups_) {
      size_.nodes = Plus(size_.nodes, group.nodes);
      size_.branches = Plus(size_.branches, group.branches);
    }
    return size_;
  }

 private:
  void Step() {
    const char c = pattern_[at_++];
    if (c == '[') {
      at_ = SetEnd();
      groups_.back().Add({1, 0});
      return;
    }
    const bool escaped = c == '\\' && at_ < pattern_.size();
    const char sign = escaped ? pattern_[at_++] : c;
    if (!IsOperator(sign, escaped)) {
      groups_.back().Add({1, escaped && IsDigit(sign) ? 1u : 0u});
    } else if (sign == '(') {
      groups_.emplace_back();
      size_.depth = std::max(size_.depth, static_cast<uint64_t>(groups_.size() - 1));
    } else if (sign == ')') {
      CloseGroup();
    } else if (sign == '|') {
      groups_.back().Add({1, 1});
    } else {
      groups_.back().Repeat(sign == '{' ? Copies() : sign == '+' ? 1 : 0);
    }
  }

  bool IsOperator(char sign, bool escaped) const {
    switch (sign) {
      case '*':
        return !escaped;
      case '+':
      case '?':
        return escaped == (syntax_ == RegexSyntax::kBasic);
      case '{':
        return syntax_ != RegexSyntax::kEmacs && escaped == (syntax_ == RegexSyntax::kBasic);
      case '(':
      case ')':
      case '|':
        return escaped == (syntax_ != RegexSyntax::kExtended);
      default:
        return false;
    }
  }

  void CloseGroup() {
    if (groups_.size() == 1) return;
    const Sequence group = groups_.back();
    groups_.pop_back();
    groups_.back().Add({Plus(group.nodes, 1), Plus(group.branches, 1)});
  }

  // Behind the "{" of {n}, {n,} or {n,m}, which is read: the copies that it asks for.
  uint64_t Copies() {
    const uint64_t least = Number();
    uint64_t most = least;
    if (Next(',')) most = std::max(Number(), least + 1);
    if (syntax_ == RegexSyntax::kBasic) Next('\\');
    Next('}');
    return most == 0 ? 0 : most - 1;
  }

  bool Next(char c) {
    const bool is_next = at_ < pattern_.size() && pattern_[at_] == c;
    if (is_next) ++at_;
    return is_next;
  }

  uint64_t Number() {
    uint64_t number = 0;
    for (; at_ < pattern_.size() && IsDigit(pattern_[at_]); ++at_) {
      number = std::min(number * 10 + static_cast<uint64_t>(pattern_[at_] - '0'), kManyNodes);
    }
    return number;
  }

  // Behind the bracket that closes the set whose "[" was read, or the end of the pattern.
  size_t SetEnd() const {
    size_t first = at_;
    if (first < pattern_.size() && pattern_[first] == '^') ++first;
    const size_t end = pattern_.find(']', first + 1);
    return end == std::string_view::npos ? pattern_.size() : end + 1;
  }

  std::string_view pattern_;
  RegexSyntax syntax_;
  size_t at_ = 0;
  RegexSize size_;
  std::vector<Sequence> groups_{1};  // the open ones, outermost first
};

}  // namespace

bool RegexSize::IsBearable() const {
  return depth <= kMaxDepth && branches <= kMaxBranches && nodes <= kMaxNodes;
}

RegexSize MeasureRegex(std::string_view pattern, RegexSyntax syntax) {
  return Measurement(pattern, syntax).Run();
}

}  // namespace mw
