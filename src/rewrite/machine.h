// SPDX-License-Identifier: BSD-2-Clause
// Runs rulesets on a workspace of tokens, exactly as sendmail does.
//
// Rules of a ruleset are tried in order. A rule that matches replaces the whole workspace by its right
// side: first `$n` and `$&m` are put in, then lookups `$( $)` and `$[ $]` are made from left to right, then
// calls `$>` from right to left, each with all that follows as its argument. A prefix `$:` goes on with
// the next rule, `$@` leaves the ruleset, without one the same rule is tried again. A workspace that begins
// with `$#` leaves the ruleset.
//
// Limits, as in sendmail: 100 rounds of one rule, 50 nested calls, 15 calls in a right side, 1000 tokens.
// No input makes a run longer than about rules x 100^depth steps... which is why there is a budget, too:
// after kMaxFirings rules the run ends with a message of ours.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "maps/map_table.h"
#include "rewrite/lookup_recorder.h"
#include "rewrite/rulebook.h"
#include "rewrite/trace.h"

namespace mw::rewrite {

// Statuses of rulesets, from sysexits.h.
inline constexpr int kStatusOk = 0;
inline constexpr int kStatusData = 65;
inline constexpr int kStatusTempFail = 75;
inline constexpr int kStatusConfig = 78;

// Runs rulesets: the machine, or a cache in front of it (shape_cache.h).
class Runner {
 public:
  virtual ~Runner() = default;
  // Runs ruleset `number` on `tokens`, which is replaced by the result. Texts of new tokens are in the
  // machine's arena. Returns the status: the first that is not 0, but 75 replaces others.
  virtual int Run(int number, std::vector<Token>& tokens) = 0;
};

class Machine final : public Runner {
 public:
  static constexpr size_t kMaxWorkspace = 1000;
  static constexpr int kMaxDepth = 50;
  static constexpr int kMaxRounds = 100;
  static constexpr size_t kMaxCalls = 15;
  static constexpr uint64_t kMaxFirings = 20'000'000;
  static constexpr size_t kArgumentRoom =
      1256;  // bytes for the arguments of one lookup (experiment)

  // All must outlive the machine.
  Machine(Rulebook& rules, maps::MapTable& maps, TraceListener& listener);

  void SetWatch(Watch watch) { watch_ = watch; }
  Watch watch() const { return watch_; }

  int Run(int number, std::vector<Token>& tokens) override;

  // Room for the texts of tokens; the caller resets it before each address.
  TextArena& arena() { return arena_; }

  // Reads text as an address into `tokens` (appended). False: too long, or nothing in it. `delimiter`: a
  // byte that ends the address; `text` is then cut to what was read.
  bool Scan(std::string_view text, std::vector<Token>& tokens) { return Scan(text, '\0', tokens); }
  bool Scan(std::string_view& text, char delimiter, std::vector<Token>& tokens);

  // True if the last Run depended on more than the ids of its tokens, or changed macros: its course must
  // not be taken for that of another text (shape_cache.h).
  bool tainted() const { return tainted_; }

  // Events go to `listener` and lookups to `recorder` from now on; nullptr for both: as before.
  void Record(TraceListener* listener, LookupRecorder* recorder);
  // Who listens now, to give it back after a run within a run.
  TraceListener& listener() const { return *listener_; }
  LookupRecorder* recorder() const { return recorder_; }
  // True while the value of a map is made into tokens.
  bool reads_value() const { return reads_value_; }

 private:
  struct Lookup {
    std::string_view map_name;
    size_t key_begin = 0, key_end = 0;
    size_t default_begin = 0, default_end = 0;
    bool has_default = false;
    size_t end = 0;  // behind the closing token
  };

  void NoteSymbols(std::span<const Token> tokens);
  void NoteScan(bool ok, std::span<const Token> tokens);
  int Rewrite(int number, size_t base, int depth);
  // Index of the first rule from `rule` on that matches the workspace; rules.size() when none does.
  size_t FindRule(const Ruleset& set, size_t rule, size_t base);
  bool MatchesWatched(const Ruleset& set, const Rule& rule, size_t base);
  int Replace(const Ruleset& set, const Rule& rule, size_t base, int& status);
  int Substitute(const Ruleset& set, const Rule& rule, size_t base);
  int PutMacro(const Ruleset& set, uint8_t id);
  int LookUpAll(int& status);
  bool ReadLookup(size_t begin, Lookup& lookup);
  void AddArgument(size_t begin, size_t end);
  int LookUp(const Lookup& lookup, int& status);
  int PutDefault(std::span<const Token> tokens);
  bool IsStable(std::span<const Token> tokens) const;
  void Ask(maps::Map& map, const Lookup& lookup);
  void TellRecorder(const Lookup& lookup, maps::Map* map, bool scanned, bool failed);
  void NoteTextChecks(const Pattern& pattern);
  int FindCallee(Token& name);
  void Remove(size_t at, size_t count);
  int Call(size_t base, int depth);
  void Message(std::string_view text, int status = 70) { listener_->OnMessage(text, status); }
  std::span<const Token> From(size_t base) const { return {workspace_.get() + base, size_ - base}; }

  Rulebook& rules_;
  maps::MapTable& maps_;
  TraceListener& own_listener_;
  TraceListener* listener_;  // own_listener_ or that of a recorder
  LookupRecorder* recorder_ = nullptr;
  TextArena arena_;
  Watch watch_ = Watch::kNothing;
  struct FreeTokens {
    void operator()(Token* tokens) const { std::free(tokens); }
  };
  static constexpr size_t kRoom = (kMaxDepth + 2) * (kMaxWorkspace + 1);
  // [0, size_): outer workspaces, then that of the running ruleset. What lies behind is not initialized: of
  // the 800 kB only what runs reach is ever touched, which a start would feel.
  std::unique_ptr<Token[], FreeTokens> workspace_;
  size_t size_ = 0;
  std::vector<Token> scratch_;  // the right side while it is put together
  std::vector<Token> spare_;
  Bindings bindings_;
  Signature signature_;
  MatchContext context_;
  maps::Answer answer_;
  std::string key_;
  std::string argument_text_;
  std::vector<std::pair<size_t, size_t>> argument_places_;  // in argument_text_
  size_t argument_room_ = 0;                                // bytes left for arguments
  std::vector<std::span<const Token>> argument_tokens_;     // in scratch_
  std::vector<std::string_view> arguments_;
  uint64_t firings_ = 0;
  bool tainted_ = false;
  bool reads_value_ = false;
  bool has_odd_symbols_ = false;
  // What the last text that the present rule read became. sendmail reads it into the outermost workspace,
  // so that is what an abort leaves there.
  std::vector<Token> last_scan_;
  bool has_scan_ = false;
};

}  // namespace mw::rewrite
