// SPDX-License-Identifier: BSD-2-Clause
// A general m4, behaving as GNU m4 1.4.19 (without changeword). This is the face of the module.
//
//   SourceTable sources;
//   Engine engine(host, sources, listener, options);
//   engine.Define("NAME", "value");
//   engine.RunFile("site.mc");       // or RunSource
//   engine.Finish();                 // m4wrap text, then the remaining diversions
//   engine.output();                 // and engine.origins() when they are tracked
//
// The engine prints nothing and starts nothing by itself: messages go to the Listener; files and
// commands are reached through the Host. It knows nothing of sendmail.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/host.h"
#include "base/source.h"
#include "m4/frozen.h"
#include "m4/listener.h"
#include "m4/options.h"
#include "m4/origin.h"

namespace mw::m4 {

class Interpreter;

// A name as the table of symbols has it.
struct SymbolView {
  std::string_view name;
  bool defined = false;  // false: only asked for (remembered while there is an Observer)
  bool builtin = false;
  std::string_view body;  // of a user-defined macro
  Pos place;              // where its name stood in define or pushdef; unknown for -D and builtins
  uint64_t reads = 0;     // times it was called, asked for by ifdef or indir, or copied by defn
};

class Engine {
 public:
  // `host`, `sources` and `listener` must live as long as the engine.
  Engine(Host& host, SourceTable& sources, Listener& listener, Options options);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // nullptr turns observation off. Set before the first Run.
  void SetObserver(Observer* observer);

  // May be changed between runs: debug, debug_length, sync_lines.
  Options& options();

  // As -D, -U and -t on the command line.
  void Define(std::string_view name, std::string_view body);
  void Undefine(std::string_view name);
  void Trace(std::string_view name);

  // Expands a file found as include would find it, "-" being standard input. False when it cannot
  // be opened; that was reported as GNU m4 does.
  bool RunFile(const std::string& path);
  // Expands one source of the table.
  void RunSource(SourceId source);
  // Expands the m4wrap texts. Before Freeze; Finish does it by itself.
  void RunWrapped();
  // Expands the m4wrap texts, then writes out the remaining diversions. Nothing to do after m4exit.
  void Finish();

  // m4exit was called or a fatal message was given: further Run calls do nothing.
  bool ended() const;
  // 0, 1 after errors, or what m4exit asked for.
  int exit_status() const;

  // Standard output so far, unless Options::stream_output.
  const std::string& output() const;
  // Empty unless Options::track_origins.
  const OriginMap& origins() const;
  const CallTable& calls() const;
  // Names that are defined (with the current definition) or were asked for, in the order in which they
  // were first seen.
  std::vector<SymbolView> Symbols() const;
  int current_diversion() const;

  // For -F and -R. Thaw replaces the whole state; a builtin that we do not have is reported when it
  // is called.
  FrozenState Freeze() const;
  void Thaw(const FrozenState& state);

 private:
  std::unique_ptr<Interpreter> interpreter_;
};

}  // namespace mw::m4
