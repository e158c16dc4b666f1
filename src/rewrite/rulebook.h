// SPDX-License-Identifier: BSD-2-Clause
// All that rules work with, as loaded from a .cf: rulesets, macros, classes, mailers, operator characters.
// Data with little behaviour: loader.h fills it, machine.h runs it, the test mode changes macros and classes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/source.h"
#include "cf/config.h"
#include "cf/expand.h"
#include "rewrite/classes.h"
#include "rewrite/headers.h"
#include "rewrite/pattern.h"
#include "rewrite/tokenizer.h"
#include "rewrite/tokens.h"

namespace mw::rewrite {

// A run of tokens of a right side to copy, or one `$n` or `$&x`.
struct ReplacementPart {
  enum class Kind : uint8_t { kTokens, kBinding, kMacro };
  Kind kind = Kind::kTokens;
  uint8_t id =
      0;  // kBinding: n, as written (0 and others are errors when the rule fires); kMacro: macro
  uint32_t first = 0;  // kTokens: [first, first + count) of Rule::rhs
  uint32_t count = 0;
};

struct Rule {
  enum class After : uint8_t { kRetry, kNextRule, kReturn };

  std::vector<Token> lhs;  // as written, for traces and listings
  std::vector<Token> rhs;
  Pattern pattern;
  std::vector<ReplacementPart> replacement;
  After after = After::kRetry;
  bool has_lookup = false;  // $( or $[ is written in it
  bool has_call = false;
  size_t written_wildcards = 0;  // also when there were too many and the left side was emptied
  Range range;
  uint32_t line = 0;
};

struct Ruleset {
  int number = 0;
  std::string name;  // as printed: its last given name, or the number
  std::vector<Rule> rules;
  std::vector<Pattern::Filter> filters;  // of the rules, side by side
  Range range;                           // of its first S line
  bool defined = false;

  // For the filters to agree with the rules.
  void AddRule(Rule rule);
};

struct Mailer {
  std::string name;
  std::string program;
  std::vector<std::string> arguments;
  std::string argument_text;
  std::string flags;  // sorted by character
  std::string end_of_line = "\\n";
  std::string types[3];  // T=, empty: undefined
  std::string charset;
  std::string directory;
  int sender_envelope = 0, sender_header = 0;        // S=
  int recipient_envelope = 0, recipient_header = 0;  // R=
  int64_t max_size = 0;
  int64_t line_limit = 0;
  int64_t user = -1, group = -1;
  int64_t max_recipients = 100;
  int64_t max_messages = 0;  // m=
  int64_t nice = 0;          // N=
  bool has_queue_group = false;
  std::string queue_group;
  Range range;

  bool HasFlag(char flag) const { return flags.find(flag) != std::string::npos; }
};

class Rulebook final : public cf::MacroValues {
 public:
  static constexpr int kRulesets = 200;  // 0..99 by number, 199 downwards by name
  static constexpr int kMaxNumber = 100;
  static constexpr size_t kMaxMailers = 256;

  Rulebook();

  // ---- macros ----
  const std::string* MacroValue(uint8_t id) const override {
    return macros_[id] ? &*macros_[id] : nullptr;
  }
  void SetMacro(uint8_t id, std::string value);
  void UnsetMacro(uint8_t id);
  void SetMacro(std::string_view name, std::string value);
  // Grows when a macro changes whose value rules see at run time ($&x), or a class.
  uint64_t generation() const { return generation_; }
  // For macros that change with every address ($h): runs that read them are never taken from a cache, so
  // the generation stays. A value of nullptr undefines it.
  void SetVolatileMacro(uint8_t id, const std::string* value);
  bool IsVolatile(uint8_t id) const { return volatile_[id]; }
  void NoteDeferred(uint8_t id) { deferred_[id] = true; }
  void Touch() { generation_++; }

  // ---- rulesets ----
  // The number of the ruleset that `text` begins with, as sendmail reads it: a number, or a name, which is
  // entered when `enter` is true (S lines, S= and R=; there also `name=5`). `end`: where it stopped. -1 with
  // complaints; -1 without complaint for a name that is not known.
  int RulesetNumber(std::string_view text, bool enter, size_t& end, cf::Complaints& complaints);

  // Puts `token` in the place of the right side token whose text is at `text`.
  void ReplaceText(const char* text, const Token& token);

  cf::MacroNames names;
  TokenTable tokens;
  TextArena scan_room;  // for the texts of a rule while it is compiled
  Tokenizer tokenizer{tokens};
  Classes classes{tokens, tokenizer};
  std::array<Ruleset, kRulesets> rulesets;
  std::vector<Mailer> mailers;
  HeaderChecks headers;
  char blank = ' ';            // BlankSub
  int level = 0;               // of the V line
  bool has_operators = false;  // option OperatorChars was given
  bool operators_fixed = false;

 private:
  int EnterRuleset(std::string_view name, std::string_view rest, size_t& used,
                   cf::Complaints& complaints);

  std::array<std::optional<std::string>, 256> macros_;
  std::array<bool, 256> deferred_{};
  std::array<bool, 256> volatile_{};
  std::unordered_map<std::string, int> ruleset_numbers_;
  int next_ruleset_ = kRulesets;
  uint64_t generation_ = 0;
};

}  // namespace mw::rewrite
