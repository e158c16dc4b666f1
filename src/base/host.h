// SPDX-License-Identifier: BSD-2-Clause
// The one door to the world: files, environment, names of host and user, clock, commands.
//
// Modules get a Host and never call the system by themselves, so that tests run against a
// MemoryHost (tests/support) and a compile of untrusted input can be shown to touch nothing.
// RealHost is the system. Paths are used as they are given: relative ones against the current
// directory.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_bytes.h"
#include "base/result.h"

namespace mw {

struct FileStatus {
  enum class Type { kRegular, kDirectory, kOther };
  Type type = Type::kOther;
  uint64_t size = 0;
  uint32_t mode = 0;  // permission bits, 07777
  uint32_t owner = 0;
  uint32_t group = 0;
  int64_t modified_ns = 0;  // since 1970
};

// The outcome of a command.
struct CommandResult {
  std::string output;  // its stdout when that was captured
  int status = 0;      // exit code, or 256 times the signal that ended it (as m4's sysval)
};

class Host {
 public:
  virtual ~Host() = default;

  // The whole content; Failure with errno when it cannot be read, EISDIR for a directory, EFBIG
  // when it is longer than `max_bytes`. "-" is not special.
  virtual Result<std::string> ReadFile(const std::string& path, uint64_t max_bytes) = 0;
  // The content of a file that is part of the program and never changes, for who need not copy it;
  // nothing for any other, which ReadFile reads.
  virtual std::optional<std::string_view> EmbeddedFile(const std::string& path);
  // Up to `max_bytes` bytes from standard input, waiting for at least one; empty at its end.
  virtual Result<std::string> ReadInput(size_t max_bytes) = 0;
  // The content for reading at any offset; Failure as ReadFile. A host that does not say otherwise reads
  // the whole file at once.
  virtual Result<std::unique_ptr<FileBytes>> OpenFile(const std::string& path);
  // Follows symbolic links; Failure (ENOENT ...) when there is nothing.
  virtual Result<FileStatus> Status(const std::string& path) = 0;
  // The names in a folder, sorted, without "." and "..".
  virtual Result<std::vector<std::string>> List(const std::string& path) = 0;

  // Creates an empty file from a mkstemp template ("...XXXXXX"), mode 0600; its name.
  virtual Result<std::string> MakeTemporary(const std::string& path_template) = 0;
  virtual Result<void> Remove(const std::string& path) = 0;
  // Replaces `path` so that a reader sees the old or the new content and nothing else, also after a
  // crash: written beside, mode and owner of the old file kept, fsync, renamed, folder fsync. On
  // failure the old file is untouched and nothing is left behind. Not a regular file (/dev/stdout,
  // a pipe): written in place. New files get mode 0666 less the umask.
  virtual Result<void> WriteFileAtomically(const std::string& path, std::string_view bytes) = 0;

  virtual std::optional<std::string> Environment(const std::string& name) = 0;
  virtual std::string HostName() = 0;          // as uname -n
  virtual std::string UserName() = 0;          // as whoami; "unknown" when there is no such user
  virtual std::string CurrentDirectory() = 0;  // as pwd; "." when it is gone
  virtual int64_t Now() = 0;                   // seconds since 1970
  virtual int ProcessId() = 0;
  // Descriptors that the process may still open; UINT64_MAX: any number.
  virtual uint64_t FreeDescriptors();

  // Runs `command` by /bin/sh -c; stdout is captured or inherited. Failure when commands are
  // refused or the shell cannot be started. The caller flushes its own output first.
  virtual Result<CommandResult> Run(const std::string& command, bool capture) = 0;
};

// The system. `Run` works: who must not execute wraps it in a CommandlessHost.
std::unique_ptr<Host> MakeRealHost();

// Passes everything on to another Host; a base for hosts that change one thing.
class ForwardingHost : public Host {
 public:
  // `inner` must live as long as this.
  explicit ForwardingHost(Host& inner) : inner_(inner) {}

  Result<std::string> ReadFile(const std::string& path, uint64_t max_bytes) override;
  std::optional<std::string_view> EmbeddedFile(const std::string& path) override;
  Result<std::string> ReadInput(size_t max_bytes) override;
  Result<std::unique_ptr<FileBytes>> OpenFile(const std::string& path) override;
  Result<FileStatus> Status(const std::string& path) override;
  Result<std::vector<std::string>> List(const std::string& path) override;
  Result<std::string> MakeTemporary(const std::string& path_template) override;
  Result<void> Remove(const std::string& path) override;
  Result<void> WriteFileAtomically(const std::string& path, std::string_view bytes) override;
  std::optional<std::string> Environment(const std::string& name) override;
  std::string HostName() override;
  std::string UserName() override;
  std::string CurrentDirectory() override;
  int64_t Now() override;
  int ProcessId() override;
  uint64_t FreeDescriptors() override;
  Result<CommandResult> Run(const std::string& command, bool capture) override;

 protected:
  Host& inner() { return inner_; }

 private:
  Host& inner_;
};

// A host that runs no commands: Failure with errno EPERM.
class CommandlessHost : public ForwardingHost {
 public:
  using ForwardingHost::ForwardingHost;
  Result<CommandResult> Run(const std::string& command, bool capture) override;
};

}  // namespace mw
