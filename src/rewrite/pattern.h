// SPDX-License-Identifier: BSD-2-Clause
// The left side of a rule, compiled.
//
//   $*  any number of tokens, none too     $+  one or more        $-  exactly one
//   $=c a run of tokens that is a word of class c                 $~c one token that is no word of c
//   $@  nothing (always matches)           $&m the value of macro m, not counted among $1..$9
//   x   the token x in any case
//
// A match is the first one that sendmail's search finds: left to right, every wildcard as short as
// possible, and on failure the last wildcard that can grow grows by one. So wildcards on the left are the
// shortest. Patterns of literals and $* $+ $- $~ are matched without backtracking; the rest search, with a
// memory of failures once a search gets long, so that no input takes more than about (steps x tokens) time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rewrite/classes.h"
#include "rewrite/tokens.h"

namespace mw::rewrite {

inline constexpr size_t kMaxWildcards = 9;

// What $1..$9 stand for: tokens [first, first + count) of the workspace.
struct Binding {
  uint32_t first = 0;
  uint32_t count = 0;
};
struct Bindings {
  Binding at[kMaxWildcards];
  size_t count = 0;
};

// What a pattern asks while it is matched.
struct MatchContext {
  const Classes* classes = nullptr;
  char blank = ' ';
  // Value of macro `id`, nullptr when undefined.
  const std::string* (*macro)(const void* owner, uint8_t id) = nullptr;
  const void* owner = nullptr;
};

struct PatternStep {
  enum class Kind : uint8_t {
    kLiteral,
    kOne,
    kNotInClass,
    kAny,
    kAnyOrNone,
    kInClass,
    kNothing,
    kMacro
  };
  Kind kind = Kind::kLiteral;
  uint8_t id = 0;  // class or macro
  TokenId literal = 0;
};

// Sums of a workspace that let most rules be refused without a look at its tokens.
struct Signature {
  uint64_t tokens = 0;  // bit id % 64 for each token
  uint64_t pairs = 0;   // bit (5 a + b) % 64 for each two neighbours

  static constexpr uint64_t TokenBit(TokenId id) { return uint64_t{1} << (id & 63); }
  static constexpr uint64_t PairBit(TokenId a, TokenId b) {
    return uint64_t{1} << ((5 * a + b) & 63);
  }
  static Signature Of(const Token* begin, size_t count);
};

class Pattern {
 public:
  Pattern() = default;
  explicit Pattern(const std::vector<Token>& lhs);

  // What the filter can refuse at once; false negatives do not occur.
  struct Filter {
    uint64_t tokens = 0;
    uint64_t pairs = 0;
    uint32_t min_length = 0;
    uint32_t max_length = 0xffffffff;
    TokenId first = 0;  // 0: any
    TokenId last = 0;
  };
  const Filter& filter() const { return filter_; }
  const std::vector<PatternStep>& steps() const { return steps_; }
  size_t wildcards() const { return wildcards_; }
  // The steps that compare text and not only ids: classes and macros.
  const std::vector<PatternStep>& text_steps() const { return text_steps_; }

  bool Match(const MatchContext& context, const Token* tokens, size_t count,
             Bindings& bindings) const;

 private:
  // A run of steps of one token each between two wildcards that grow.
  struct Segment {
    uint32_t first_step = 0;
    uint32_t length = 0;
    uint32_t min_gap = 0;  // of the wildcard before it: 0 for $*, 1 for $+
  };

  void MakeFilter();
  void MakeSegments();
  bool MatchSegments(const MatchContext& context, const Token* tokens, size_t count,
                     Bindings& bindings) const;
  bool SegmentAt(const MatchContext& context, const Segment& segment, const Token* at) const;
  bool Search(const MatchContext& context, const Token* tokens, size_t count,
              Bindings& bindings) const;

  std::vector<PatternStep> steps_;  // without kNothing when the pattern is simple
  std::vector<PatternStep> text_steps_;
  std::vector<Segment> segments_;
  Filter filter_;
  size_t wildcards_ = 0;
  bool simple_ = false;
};

inline Signature Signature::Of(const Token* begin, size_t count) {
  Signature signature;
  TokenId before = 0;
  for (size_t i = 0; i < count; i++) {
    const TokenId id = begin[i].id;
    signature.tokens |= TokenBit(id);
    signature.pairs |= PairBit(before, id);
    before = id;
  }
  return signature;
}

}  // namespace mw::rewrite
