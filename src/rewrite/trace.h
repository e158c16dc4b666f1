// SPDX-License-Identifier: BSD-2-Clause
// What happens while rulesets run, as events. The machine makes them; it never prints.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "maps/map.h"
#include "rewrite/rulebook.h"

namespace mw::rewrite {

// One step of trying a rule, or of what a rule that matched does. Pointers are valid during the call.
struct Event {
  enum class Kind : uint8_t {
    kTrying,      // rule
    kStep,        // rule, step, token: the search goes on at this step with this token
    kBackUp,      // rule, step, token
    kExtend,      // rule, step, token: a $=c takes one more token
    kClassMatch,  // the run of a $=c is a word
    kFails,       // rule
    kMatches,     // rule, bindings, tokens
    kMacroLeft,   // id: $&x on a left side
    kMacroRight,  // id: $&x on a right side
    kBinding,     // index, tokens: $n is being copied
    kLookup,      // map_name, key, arguments, answer
    kSkipCall,    // callee is an empty ruleset
    kRewritten,   // tokens
  };
  Kind kind = Kind::kTrying;
  const Ruleset* ruleset = nullptr;
  const Rule* rule = nullptr;
  const Ruleset* callee = nullptr;
  const Token* step = nullptr;   // nullptr: behind the last
  const Token* token = nullptr;  // nullptr: behind the last
  std::span<const Token> tokens = {};
  const Bindings* bindings = nullptr;
  size_t index = 0;
  uint8_t id = 0;
  std::string_view map_name = {};
  std::string_view key = {};
  std::span<const std::string_view> arguments = {};
  const maps::Answer* answer = nullptr;  // nullptr: there is no such map
};

class TraceListener {
 public:
  virtual ~TraceListener() = default;
  virtual void OnInput(const Ruleset& ruleset, std::span<const Token> tokens) = 0;
  virtual void OnReturns(const Ruleset& ruleset, std::span<const Token> tokens) = 0;
  // A line in sendmail's words; `status` as in cf::Complaint.
  virtual void OnMessage(std::string_view text, int status) = 0;
  // The exit status was set without a message.
  virtual void OnStatus(int status) = 0;
  // A fault of text that was made into tokens (tokenizer.h): "TEXT... Unbalanced '<'".
  virtual void OnFault(std::string_view scanned, std::string_view message) = 0;
  // Only called when Machine::Watch asked for the kind.
  virtual void OnEvent(const Event& event) = 0;
};

// Which events are wanted; the more, the slower.
enum class Watch : uint8_t {
  kNothing,
  kFired,  // kMatches, kLookup, kSkipCall, kRewritten, kMacroRight
  kTried,  // also kTrying, kFails, kMacroLeft, kBinding
  kSteps,  // also kStep, kBackUp, kExtend, kClassMatch
};

}  // namespace mw::rewrite
