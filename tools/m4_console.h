// SPDX-License-Identifier: BSD-2-Clause
// Standard output, standard error and the debug file of mcm4: where an engine's words go.
#pragma once

#include <string>
#include <string_view>

#include "base/host.h"
#include "m4/listener.h"

namespace mw::tools {

// Writes at once what it is given, so that output, messages and commands keep their order. SIGPIPE is
// left as it is: a reader that goes away ends the program, as it ends GNU m4.
class M4Console : public m4::Listener {
 public:
  // `program` is the first word of messages.
  explicit M4Console(std::string program) : program_(std::move(program)) {}
  ~M4Console() override;
  M4Console(const M4Console&) = delete;
  M4Console& operator=(const M4Console&) = delete;

  // "program: text" to standard error.
  void Say(std::string_view text);

  // Closes standard output. 0, or the errno of the first failure since the start; a standard output
  // that was never open is a failure only if something was to be written.
  int CloseOutput();

  void OnMessage(const m4::Message& message) override;
  bool OnOutput(std::string_view bytes) override;
  void OnErrorText(std::string_view text) override;
  void OnDebugText(std::string_view text) override;
  bool OnDebugFile(const std::string* file) override;

 private:
  enum class Debug { kStandardError, kNowhere, kFile };

  void CloseDebugFile();

  std::string program_;
  int output_error_ = 0;
  Debug debug_ = Debug::kStandardError;
  int debug_file_ = -1;
};

// Remembers that standard input could not be read: GNU m4 complains of it once more at the end.
class InputWatcher : public ForwardingHost {
 public:
  using ForwardingHost::ForwardingHost;
  Result<std::string> ReadInput(size_t max_bytes) override;
  // The errno of the failure, 0 if there was none.
  int error() const { return error_; }

 private:
  int error_ = 0;
};

}  // namespace mw::tools
