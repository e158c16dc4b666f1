// SPDX-License-Identifier: BSD-2-Clause
// A Host that lives in memory: files, environment, clock, names and commands are what a test says.
//
//   MemoryHost host;
//   host.AddFile("/etc/mail/site.mc", "divert(-1)\n");
//   host.AnswerCommand("hostname", {"mail.example.org\n", 0});
//   host.FailWrite(2, ENOSPC);            // the second write from now on finds no space
//   ...run the code...
//   EXPECT_EQ(host.FileBytes("/etc/mail/site.cf"), "...");
//
// Relative paths stand below the current directory, "." and ".." are resolved by text; there are no
// symbolic links. Folders exist as soon as something lies in them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/host.h"

namespace mw {

class MemoryHost : public Host {
 public:
  // Defaults: directory "/home/postmaster", host "mail.example.org", user "postmaster",
  // process 4711, clock 1700000000 (2023-11-14 22:13:20 UTC), no files, no environment, no standard input.
  MemoryHost() = default;

  void AddFile(const std::string& path, std::string bytes, uint32_t mode = 0644);
  // An empty folder.
  void AddFolder(const std::string& path);
  void SetEnvironment(const std::string& name, std::string value);
  void SetInput(std::string bytes) { input_ = std::move(bytes); }
  void SetCurrentDirectory(std::string path) { directory_ = std::move(path); }
  void SetNow(int64_t seconds) { now_ = seconds; }
  // What Run gives for exactly this command. Others fail with EPERM.
  void AnswerCommand(std::string command, CommandResult answer);

  // From now on each operation on `path` fails with this errno; 0 lifts that.
  void FailPath(const std::string& path, int error_number);
  // The n-th write from now on (1 is the next; temporary files and removals count too) fails with
  // this errno and leaves everything as it was. Later ones succeed.
  void FailWrite(size_t n, int error_number);

  // The content of a file; empty when there is none.
  std::optional<std::string> FileBytes(const std::string& path) const;
  // All files by full name, sorted.
  std::vector<std::string> FileNames() const;
  // The commands that were run or refused, in order.
  const std::vector<std::string>& commands() const { return commands_; }
  // The full names of the files that were read, in order.
  const std::vector<std::string>& reads() const { return reads_; }
  // How many writes, temporary files and removals were asked for, failed ones included.
  size_t writes() const { return writes_; }

  Result<std::string> ReadFile(const std::string& path, uint64_t max_bytes) override;
  Result<std::string> ReadInput(size_t max_bytes) override;
  Result<FileStatus> Status(const std::string& path) override;
  Result<std::vector<std::string>> List(const std::string& path) override;
  Result<std::string> MakeTemporary(const std::string& path_template) override;
  Result<void> Remove(const std::string& path) override;
  Result<void> WriteFileAtomically(const std::string& path, std::string_view bytes) override;
  std::optional<std::string> Environment(const std::string& name) override;
  std::string HostName() override { return "mail.example.org"; }
  std::string UserName() override { return "postmaster"; }
  std::string CurrentDirectory() override { return directory_; }
  int64_t Now() override { return now_; }
  int ProcessId() override { return 4711; }
  Result<CommandResult> Run(const std::string& command, bool capture) override;

 private:
  struct File {
    std::string bytes;
    uint32_t mode = 0644;
    bool folder = false;
  };

  std::string FullName(const std::string& path) const;
  bool IsFolder(const std::string& full_name) const;
  // The errno that an operation on this file or this write must fail with; 0 for none.
  int PathError(const std::string& full_name) const;
  int WriteError(const std::string& full_name);

  std::map<std::string, File> files_;
  std::map<std::string, std::string> environment_;
  std::map<std::string, CommandResult> answers_;
  std::map<std::string, int> path_errors_;
  std::vector<std::string> commands_;
  std::vector<std::string> reads_;
  std::string input_;
  std::string directory_ = "/home/postmaster";
  int64_t now_ = 1'700'000'000;
  size_t writes_ = 0;
  size_t failing_write_ = 0;
  int write_error_ = 0;
  size_t temporaries_ = 0;
};

}  // namespace mw
