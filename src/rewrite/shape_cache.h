// SPDX-License-Identifier: BSD-2-Clause
// Remembers what rulesets did, for addresses of the same shape.
//
// What a ruleset does is a function of the ids of its tokens (tokens.h) and of the answers of maps: all
// addresses `x@y.example.com` with unknown x and y take the same way, only other text is carried along. So
// the first run of a shape is recorded as a list of text pieces and of references to input tokens, and later
// ones are played back. Every lookup that was made is made again with its own key; its answer chooses how
// the record goes on, by the ids of the value's tokens (a tree). The text that comes out is the same byte
// for byte.
//
// Not recorded: runs that depended on text in another way (Machine::tainted), or brought up a message.
// Changes of macros, classes and maps empty the cache; its size is bounded.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "rewrite/machine.h"
#include "rewrite/trace_text.h"

namespace mw::rewrite {

class ShapeCache final : public Runner {
 public:
  static constexpr size_t kMaxTokens = 64;  // longer inputs are not recorded
  static constexpr size_t kMaxBytes = size_t{48} << 20;
  static constexpr size_t kMaxBranches = 1024;  // answers remembered for one lookup

  // Text goes to `out`, as from `trace`. All must outlive this.
  ShapeCache(const Rulebook& rules, maps::MapTable& maps, Machine& machine, TraceText& trace,
             std::string& out);
  ~ShapeCache() override;

  int Run(int number, std::vector<Token>& tokens) override;

  struct Counts {
    uint64_t played = 0;
    uint64_t recorded = 0;
    uint64_t passed = 0;  // neither
  };
  const Counts& counts() const { return counts_; }

 private:
  struct Node;
  class Recorder;
  class Player;

  struct KeyHash {
    size_t operator()(const std::vector<TokenId>& key) const;
  };

  Node* Entry(int number, const std::vector<Token>& tokens);
  void Forget();

  const Rulebook& rules_;
  maps::MapTable& maps_;
  Machine& machine_;
  TraceText& trace_;
  std::string& out_;
  std::unordered_map<std::vector<TokenId>, std::unique_ptr<Node>, KeyHash> entries_;
  std::vector<TokenId> key_;
  std::unique_ptr<Player> player_;
  uint64_t rules_generation_ = 0;
  uint64_t maps_generation_ = 0;
  size_t bytes_ = 0;
  Counts counts_;
};

}  // namespace mw::rewrite
