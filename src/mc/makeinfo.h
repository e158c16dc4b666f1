// SPDX-License-Identifier: BSD-2-Clause
// A Host in which a compile starts no process and leaves no file behind.
//
// The library asks for the first lines of a .cf by a detour: it takes a temporary file, runs its shell
// script sh/makeinfo.sh with the output going there, includes the file and removes it:
//
//   define(`TEMPFILE', maketemp(/tmp/cfXXXXXX))
//   syscmd(sh DIR/sh/makeinfo.sh DIR/ > TEMPFILE)
//   include(TEMPFILE)
//   syscmd(rm -f TEMPFILE)
//
// This Host answers it by itself: temporary files exist in memory only, the script's command writes the
// text that the script would have written, and the removal drops it. Every other command is refused,
// or run when that is allowed.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/host.h"

namespace mw::mc {

// What the header comment of a .cf says about its making.
struct HeaderChoice {
  // Nothing about host, user, folder or the present time.
  bool reproducible = false;
  // Seconds since 1970 that stand for the present, shown in UTC (SOURCE_DATE_EPOCH); negative: the
  // clock, in local time.
  int64_t fixed_time = -1;
};

// The text that makeinfo.sh prints when it is given `folder`: who, where and when, in the words of
// whoami, hostname, pwd and date in the C locale. Runs of blanks become one, as the shell does it.
std::string MakeInfo(Host& host, const std::string& folder, const HeaderChoice& choice);

class CompileHost : public ForwardingHost {
 public:
  struct Choices {
    HeaderChoice header;
    bool allow_exec = false;
    uint64_t max_file_bytes = UINT64_MAX;  // longer files cannot be read: EFBIG
  };

  CompileHost(Host& inner, Choices choices) : ForwardingHost(inner), choices_(choices) {}

  // Called with each command that is refused.
  void SetRefusalListener(std::function<void(const std::string& command)> listener) {
    refused_ = std::move(listener);
  }

  // The files that were read, each once, in the order of first reading.
  const std::vector<std::string>& files_read() const { return files_read_; }
  void AddFileRead(const std::string& path);

  Result<std::string> ReadFile(const std::string& path, uint64_t max_bytes) override;
  Result<std::string> MakeTemporary(const std::string& path_template) override;
  Result<CommandResult> Run(const std::string& command, bool capture) override;

 private:
  bool AnswerMakeInfo(const std::string& command);
  bool AnswerRemoval(const std::string& command);

  Choices choices_;
  std::function<void(const std::string&)> refused_;
  std::map<std::string, std::string> temporaries_;  // by path
  std::vector<std::string> files_read_;
};

}  // namespace mw::mc
