// SPDX-License-Identifier: BSD-2-Clause
// What an engine tells its owner while it runs. The engine itself never prints.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/source.h"
#include "m4/origin.h"

namespace mw::m4 {

enum class MessageKind {
  kNotice,   // like a warning, but no option makes an error of it
  kWarning,  // the run goes on, exit status unchanged (unless Options::fatal_warnings)
  kError,    // the run goes on, exit status 1
  kFatal,    // the run ends, exit status 1
  kLimit,    // the run ends: a limit of Options::limits was reached
};

// What the engine has to say about the input; the text is GNU m4's.
struct Message {
  MessageKind kind = MessageKind::kWarning;
  std::string file;  // as in "m4:FILE:LINE:"; empty: no place is known
  uint32_t line = 0;
  std::string text;  // without program name and place
  // Exact place of the cause: the call's name, or where the quote, comment or list was opened.
  Pos place;
  CallId call = kNoCall;  // innermost call under way
};

struct Argument;
struct Buffer;

// An argument of a call; empty for a builtin given as value (defn).
struct ArgumentView {
  std::string_view text;
  const Buffer* buffer = nullptr;  // the engine's own

  // Of the first byte; unknown when the text is empty or was computed.
  Pos place() const;
};

// The arguments of a call, seen only when they are asked for: most calls interest nobody.
class ArgumentViews {
 public:
  ArgumentViews() = default;
  ArgumentViews(const Argument* first, const Argument* last) : first_(first), last_(last) {}
  size_t size() const;
  ArgumentView operator[](size_t i) const;

 private:
  const Argument* first_ = nullptr;  // the engine's own
  const Argument* last_ = nullptr;
};

// A macro call whose arguments have been collected. Views are valid during OnCall only.
struct CallEvent {
  CallId id = kNoCall;
  std::string_view name;
  bool parenthesized = false;  // f() rather than f
  ArgumentViews arguments;     // without the name
  Pos place;                   // first byte of the name
  // The byte behind the closing parenthesis or the name, unknown if elsewhere.
  Pos end() const;

  const Buffer* end_buffer = nullptr;  // the engine's own
  const char* end_at = nullptr;
};

// Told of every step while set in Engine; all calls are made in the order of events.
class Observer {
 public:
  virtual ~Observer() = default;
  // A macro is about to be expanded.
  virtual void OnCall(const CallEvent&) {}
  // The word `name`, no macro, is followed directly by "(" and stays as text.
  virtual void OnUnknownCall(std::string_view /*name*/, Origin /*where*/) {}
  // Blanks and then "(" stand behind a macro's name: it is called without arguments or, if it is a
  // builtin that needs some, not at all.
  virtual void OnBlankBeforeParenthesis(std::string_view /*name*/, Origin /*where*/) {}
  // Text thrown away because the current diversion is negative.
  virtual void OnDiscard(std::string_view /*text*/, Origin /*where*/) {}
  // An input file was opened (include, sinclude, command line); `call` is the include.
  virtual void OnFile(SourceId, CallId /*call*/) {}
  // The end of an input file was reached; `diversion` is the current one.
  virtual void OnFileEnd(SourceId, int /*diversion*/) {}
};

// Takes what the engine has to say. Only OnMessage must be provided.
class Listener {
 public:
  virtual ~Listener() = default;
  virtual void OnMessage(const Message&) = 0;
  // Options::stream_output: the next bytes of standard output. False: they cannot be written, and
  // the run ends.
  virtual bool OnOutput(std::string_view) { return true; }
  // Output so far must be visible now: a command is about to run, or something is printed
  // elsewhere.
  virtual void OnFlush() {}
  // errprint and dumpdef: text for standard error, as it is.
  virtual void OnErrorText(std::string_view) = 0;
  // A line of debugging output (trace, dumpdef with debugfile ...), newline included.
  virtual void OnDebugText(std::string_view) = 0;
  // debugfile(): further debugging output goes to `file`; "" turns it off, no value means stderr.
  // False: cannot be opened (errno is set).
  virtual bool OnDebugFile(const std::string* /*file*/) { return true; }
};

}  // namespace mw::m4
