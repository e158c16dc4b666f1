// SPDX-License-Identifier: BSD-2-Clause
// Trace events as text, byte for byte as sendmail -bt prints them.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "rewrite/trace.h"

namespace mw::rewrite {

// Text as sendmail shows it: `$*` for symbols, `M-x` for 8-bit bytes, \n \r \t; other control bytes vanish.
// `raw_symbols` (debug category on): symbols as ` 0x90 `. Appended to `out`.
void AppendShown(std::string_view text, const cf::MacroNames& names, bool raw_symbols,
                 std::string& out);

// Text of a message: bytes lose their high bit. Appended to `out`.
void AppendMessage(std::string_view text, std::string& out);

// Tokens with a blank before each.
void AppendTokens(std::span<const Token> tokens, const cf::MacroNames& names, bool raw_symbols,
                  std::string& out);

// Debug levels as set by -d: category and level.
class DebugLevels {
 public:
  // Reads the text behind `-d`: "21.12", "0-99.1", "21.4,22.36"; nothing: 0-99.1.
  void Set(std::string_view text);
  bool Is(int category, int level) const { return levels_[static_cast<size_t>(category)] >= level; }

 private:
  std::array<int, 100> levels_{};
};

// Writes to a string. The string may be looked at and cleared between calls.
class TraceText : public TraceListener, public ScanWatcher {
 public:
  TraceText(const Rulebook& rules, std::string& out) : rules_(rules), out_(out) {}

  DebugLevels& debug() { return debug_; }
  // What the machine must watch for the levels set.
  Watch NeededWatch() const;
  // True if it must be told what is scanned (Tokenizer::SetWatcher).
  bool NeedsScans() const { return debug_.Is(22, 11); }
  bool raw_symbols() const { return debug_.Is(84, 1); }

  // Put before each message from now on: the alias file that is being read; empty for none.
  void SetPlace(std::string place) { place_ = std::move(place); }

  // True if a message told of something wrong in the configuration or in an address.
  bool faulted() const { return faulted_; }

  // False: faults of texts that are read are not printed from now on.
  void TellFaults(bool tell) { tells_faults_ = tell; }

  // The first status that was not 0; 75 gives way to errors of addresses.
  int exit_status() const { return exit_status_; }

  void OnInput(const Ruleset& ruleset, std::span<const Token> tokens) override;
  void OnReturns(const Ruleset& ruleset, std::span<const Token> tokens) override;
  void OnMessage(std::string_view text, int status) override;
  void OnStatus(int status) override;
  void OnFault(std::string_view scanned, std::string_view message) override;
  void OnEvent(const Event& event) override;
  void OnScan(std::string_view text) override;
  void OnToken(const Token& token) override;
  void OnScanned(std::span<const Token> tokens) override;

 private:
  void Header(const Ruleset& ruleset, std::string_view what);
  void Step(std::string_view what, const Event& event);
  void Binding(size_t index, std::span<const Token> tokens);
  void Matches(const Event& event);
  void Lookup(const Event& event);
  void MacroRight(const Event& event);
  void Tokens(std::span<const Token> tokens) {
    AppendTokens(tokens, rules_.names, raw_symbols(), out_);
  }

  const Rulebook& rules_;
  std::string& out_;
  DebugLevels debug_;
  std::string place_;
  int exit_status_ = 0;
  bool tells_faults_ = true;
  bool faulted_ = false;
};

}  // namespace mw::rewrite
