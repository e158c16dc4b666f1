// SPDX-License-Identifier: BSD-2-Clause
// The state of one m4 run and the machine that scans and expands. Private to the module: users see
// Engine, builtins see this class through their Invocation.
//
// The machine is one loop without recursion. It scans the top of the Input; what it finds goes to
// the current diversion, or, while arguments are collected, to the argument under way in the
// innermost Frame. A macro's name opens a frame (or is called at once when no "(" follows); the
// closing parenthesis runs the call, whose expansion is pushed on the Input to be scanned again.
//   scan.cc   the loop, names, quotes, comments          call.cc   frames, arguments, expansion
//   trace.cc  debugging output                           interpreter.cc   files, messages, the rest
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/host.h"
#include "base/source.h"
#include "m4/arena.h"
#include "m4/argument.h"
#include "m4/buffer.h"
#include "m4/builtin.h"
#include "m4/diversions.h"
#include "m4/frames.h"
#include "m4/frozen.h"
#include "m4/input.h"
#include "m4/listener.h"
#include "m4/options.h"
#include "m4/origin.h"
#include "m4/substitution.h"
#include "m4/symbols.h"
#include "m4/sync_lines.h"
#include "m4/syntax.h"

namespace mw::m4 {

class Interpreter {
 public:
  Interpreter(Host& host, SourceTable& sources, Listener& listener, Options options);
  ~Interpreter();

  // --- what Engine offers
  void SetObserver(Observer* observer) { observer_ = observer; }
  bool RunFile(const std::string& path);
  void RunSource(SourceId source);
  void RunWrapped();
  void Finish();
  bool ended() const { return ended_; }
  int exit_status() const { return exit_status_; }
  FrozenState Freeze() const;
  void Thaw(const FrozenState& state);

  // --- what builtins use
  Symbols& symbols() { return symbols_; }
  Syntax& syntax() { return syntax_; }
  Diversions& diversions() { return diversions_; }
  Options& options() { return options_; }
  const Options& options() const { return options_; }
  Host& host() { return host_; }
  Listener& listener() { return listener_; }
  const SourceTable& sources() const { return sources_; }
  const CallTable& calls() const { return calls_; }
  BufferPool& pool() { return pool_; }
  Input& input() { return input_; }
  SubstitutionState& substitutions() { return substitutions_; }
  SyncLines& sync_lines() { return sync_lines_; }
  int system_status = 0;  // sysval

  // Gives `name` a definition; `push` keeps the old one below.
  void Define(std::string_view name, const Argument& value, Pos place, bool push);
  // Runs `invocation` with the current definition of `symbol` (indir).
  void CallSymbol(Invocation& invocation, const Symbol& symbol);
  void CallBuiltin(Invocation& invocation, const Builtin& builtin);
  // The symbol that ifdef, defn or indir asks for, which counts as read. Null when nobody ever
  // named it; while observed, names that are only asked for are remembered too.
  Symbol* NameAsked(std::string_view name);
  // Pushes the builtin for rescanning, as defn does.
  void PushBuiltinValue(const Builtin& builtin, const Origin& origin);
  // Pushes `text`, the expansion of the running call but for its quotes, without copying it. False, and
  // nothing has happened, where the quotes matter: in a trace, and if the text would not be read as one.
  bool PushQuotedText(const Text& text, const Origin& origin);
  // m4wrap: `text` is scanned after all input.
  void Wrap(Text text, const Origin& origin);
  // Pushes a file for reading, found along the include path. False and errno if it cannot be read.
  bool PushFile(const std::string& name, CallId call);
  // Finds and reads a file without pushing it (undivert). Its source, or the errno in the failure.
  Result<SourceId> LoadFile(const std::string& name);
  // dnl: leaves out all up to and with the next newline.
  void SkipLine();
  // Text from outside comes in: notes what is special about its bytes.
  void NoteBytes(std::string_view bytes);
  // m4exit.
  void End(int status);
  // Brings diversions back into the current one.
  void Undivert(int number);
  void UndivertAll();
  void SelectDiversion(int number);
  // Text straight into the current diversion (undivert of a file).
  void Output(const Text& text);

  // Messages; the place is where the running call stands.
  void Report(MessageKind kind, std::string text);
  void ReportAt(MessageKind kind, std::string text, Pos location, const Origin& origin);
  // --warn-macro-sequence: a warning for each match in the body of a new macro.
  void CheckSequence(std::string_view name, std::string_view body, Pos location,
                     const Origin& origin);
  // Name and line of a location as messages show it.
  std::string LocationFile(Pos location) const;
  uint32_t LocationLine(Pos location) const;
  // Where the running call stands.
  Pos location() const { return location_; }

  // Debugging output (trace.cc).
  void DropTraceLine();
  void ShowDebug(const std::string& text);
  std::string Quoted(std::string_view text) const;  // in the current quotes
  // A text or <builtin>; `cut` to the length that -l allows.
  std::string ValueForDebug(const Argument& argument, bool quote, bool cut) const;

  // Output that waits goes out now.
  void Flush();

 private:
  void Tell(MessageKind kind, std::string text, Pos location, const Origin& origin);
  // scan.cc
  // Where the scanner stands in the top block: [start, at) is read but not yet emitted.
  struct Cursor {
    Block* block;
    const char* start;
    const char* at;
  };
  void Run();
  bool ScanBlock();
  bool ScanBuiltin();
  bool ScanQuotedText();
  bool BeginArgument();
  bool TakeQuotedArguments();
  ByteClass Resolve(Cursor& cursor, ByteClass byte_class);
  bool ScanName(Cursor& cursor, const char* end);
  bool ScanLineEnd(Cursor& cursor, Symbol& symbol);
  void ObserveName(std::string_view name, const Block& block, bool defined, int next);
  void ScanSplitName(Cursor& cursor);
  bool ScanQuote(Cursor& cursor);
  bool ScanComment(Cursor& cursor);
  bool ScanDelimited(Cursor& cursor, bool quote);
  bool CollectDelimited(bool quote, Builder& text);
  void Take(size_t count, Builder& text);
  bool CanCall(const Symbol& symbol, int next);
  // True if `next`, the byte to come, opens a list of arguments.
  bool OpenFollows(int next) {
    return next == '(' && (syntax_.table(true)['('] == ByteClass::kOpen || OpenFollowsDelimiters());
  }
  bool OpenFollowsDelimiters();
  void AtEndOfInput();
  void Emit(Cursor& cursor) {
    if (cursor.start != cursor.at) EmitText(cursor);
  }
  void EmitText(Cursor& cursor);
  void EmitToken(const char* data, size_t size, Buffer* buffer, CallId call, Pos location);
  void EmitSynced(const Cursor& cursor);
  void WriteOutput(const char* data, size_t size, Buffer* buffer, CallId call);
  void WriteDirective(const std::string& directive);
  void CheckOutput(size_t size);

  // call.cc
  void BeginCall(Symbol* symbol, const Origin& origin, int next);
  void FinishArgument();
  void FinishCall();
  void RunCall(const Frame& frame);
  void Expand(Invocation& invocation, Definition& definition);
  bool RoomFor(size_t bytes);
  void ExpandBody(Invocation& invocation, Definition& definition);
  size_t ParameterBytes(const Invocation& invocation, const Definition& definition) const;
  void Observe(const Frame& frame, std::span<const Argument> arguments);
  // False, and the run ends, when a limit is exceeded. Asked at each call and within long texts.
  bool WithinLimits() {
    constexpr uint64_t kTablesAsked = 16;  // a call adds little to them
    if (ended_) return false;
    if (expansions_ <= limits_.expansions && frames_.depth() <= limits_.nesting &&
        (expansions_ % kTablesAsked != 0 ? pool_.bytes_in_use() + output_bytes_ : bytes_held()) <=
            limits_.memory_bytes) {
      return true;
    }
    EndAtLimit();
    return false;
  }
  // Memory that the run takes, as --max-memory counts it: buffers, output, and the tables that input
  // can make large.
  uint64_t bytes_held() const {
    return pool_.bytes_in_use() + output_bytes_ + arena_.bytes() + calls_.bytes() + input_.bytes() +
           arguments_.bytes() + table_bytes_;
  }
  void EndAtLimit();
  void Limit(std::string_view what, uint64_t limit);

  // trace.cc
  bool Traced(const Symbol& symbol) const { return symbol.traced || options_.debug.trace_all; }
  void TraceBefore(const Frame& frame);
  void TraceCall(const Frame& frame, std::span<const Argument> arguments);
  void TraceAfter(const Frame& frame, const Builder& result);
  std::string TraceHeader(const Frame& frame, Pos location) const;
  std::string TraceArguments(std::span<const Argument> arguments) const;
  void TraceInput(std::string_view what, Pos location);
  std::string DebugPrefix(Pos location) const;

  // interpreter.cc
  void DefinePredefined();
  Text KeptBody(const Text& text);
  Buffer* BufferOf(SourceId source);
  Buffer* ReadStream();
  Buffer* IdleStreamPart();
  bool IsPlaceUsed(SourceId source) const;
  bool DescriptorLeft();
  void OnFileEnd(SourceId source);
  Result<std::string> ReadSearched(const std::string& name, std::string& found);

  Host& host_;
  SourceTable& sources_;
  Listener& listener_;
  Options options_;
  Limits limits_;  // those of the options, the largest number standing for none
  Observer* observer_ = nullptr;

  Arena arena_;
  BufferPool pool_;
  CallTable calls_;
  Symbols symbols_;
  Syntax syntax_;
  Diversions diversions_;
  Input input_;
  SyncLines sync_lines_;
  SubstitutionState substitutions_;
  FrameStack frames_;
  ArgumentStack arguments_;  // of all frames, the innermost last
  struct Wrapped {
    Text text;
    Pos location;
    CallId call;
  };
  std::vector<Wrapped> wrapped_;
  std::unordered_map<std::string, SourceId> last_source_;  // by path

  Pos location_;  // of the running call
  CallId current_call_ = kNoCall;
  uint64_t expansions_ = 0;
  uint64_t files_read_ = 0;
  std::string trace_line_;     // of the call that is running
  uint64_t output_bytes_ = 0;  // all that went into diversions
  uint64_t table_bytes_ = 0;   // of diversions, their origins, and wrapped texts
  uint32_t stream_line_ = 1;
  std::deque<Buffer*> stream_parts_;     // of standard input, the next one to be asked for first
  bool reading_stdin_ = false;           // the file on the command line is "-"
  std::optional<uint64_t> descriptors_;  // for input files, once it was asked for
  bool stream_failed_ = false;           // standard input cannot be read
  bool nul_seen_ = false;                // some input holds a NUL byte: quoted text ends there
  bool skipping_line_ = false;           // dnl reads on
  bool ended_ = false;
  int exit_status_ = 0;
};

}  // namespace mw::m4
