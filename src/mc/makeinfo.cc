// SPDX-License-Identifier: BSD-2-Clause
#include "mc/makeinfo.h"

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <cerrno>

#include "base/text.h"

namespace mw::mc {
namespace {

// As date(1) writes it in the C locale, "Tue Nov 24 09:09:25 UTC 2026".
std::string Date(int64_t seconds, bool utc) {
  const time_t time = static_cast<time_t>(seconds);
  tm parts{};
  if (utc) {
    gmtime_r(&time, &parts);
  } else {
    localtime_r(&time, &parts);
  }
  char text[80];
  const size_t size = strftime(text, sizeof text, "%a %b %e %H:%M:%S %Z %Y", &parts);
  std::string date(text, size);
  // gmtime_r calls the zone GMT, date -u calls it UTC.
  const size_t gmt = utc ? date.find("GMT") : std::string::npos;
  if (gmt != std::string::npos) date.replace(gmt, 3, "UTC");
  return date;
}

// One line as the script's "echo WORDS | sed" gives it: single blanks, the first /tmp_mnt cut out (a
// mount point of automounters).
std::string EchoLine(std::string_view text) {
  std::string line;
  for (const std::string_view word : SplitWords(text)) {
    if (!line.empty()) line += ' ';
    line += word;
  }
  constexpr std::string_view kMount = "/tmp_mnt";
  const size_t mount = line.find(kMount);
  if (mount != std::string::npos) line.erase(mount, kMount.size());
  return line + "\n";
}

std::string ReproducibleInfo(const HeaderChoice& choice) {
  std::string text = "##### built by mc2cf";
  if (choice.fixed_time >= 0) text += " on " + Date(choice.fixed_time, true);
  return EchoLine(text) + "define(`__HOST__', localhost)dnl\n";
}

}  // namespace

std::string MakeInfo(Host& host, const std::string& folder, const HeaderChoice& choice) {
  if (choice.reproducible) return ReproducibleInfo(choice);
  const bool fixed = choice.fixed_time >= 0;
  const std::string name = host.HostName();
  const std::string date = Date(fixed ? choice.fixed_time : host.Now(), fixed);
  return EchoLine(fmt::format("##### built by {}@{} on {}", host.UserName(), name, date)) +
         EchoLine(fmt::format("##### in {}", host.CurrentDirectory())) +
         EchoLine(fmt::format("##### using {} as configuration include directory", folder)) +
         fmt::format("define(`__HOST__', {})dnl\n", name);
}

void CompileHost::AddFileRead(const std::string& path) {
  if (std::find(files_read_.begin(), files_read_.end(), path) == files_read_.end()) {
    files_read_.push_back(path);
  }
}

Result<std::string> CompileHost::ReadFile(const std::string& path, uint64_t max_bytes) {
  if (!temporaries_.empty()) {
    const auto temporary = temporaries_.find(path);
    if (temporary != temporaries_.end()) return temporary->second;
  }
  Result<std::string> bytes = inner().ReadFile(path, std::min(max_bytes, choices_.max_file_bytes));
  if (bytes.ok()) AddFileRead(path);
  return bytes;
}

Result<std::string> CompileHost::MakeTemporary(const std::string& path_template) {
  // With --allow-exec a command may want to write into the file: it must exist.
  if (choices_.allow_exec && path_template.find("/cfXXXXXX") == std::string::npos) {
    return inner().MakeTemporary(path_template);
  }
  const size_t last = path_template.find_last_not_of('X');
  const size_t keep = last == std::string::npos ? 0 : last + 1;
  std::string path = path_template.substr(0, keep);
  path += fmt::format("{:0{}}", temporaries_.size() + 1, path_template.size() - keep);
  temporaries_.emplace(path, "");
  return path;
}

// "sh DIR/sh/makeinfo.sh DIR/ > TEMPORARY": fills the temporary file.
bool CompileHost::AnswerMakeInfo(const std::string& command) {
  constexpr std::string_view kShell = "sh ";
  constexpr std::string_view kScript = "sh/makeinfo.sh ";
  constexpr std::string_view kRedirect = " > ";
  std::string_view rest = command;
  if (!rest.starts_with(kShell)) return false;
  rest.remove_prefix(kShell.size());
  const size_t script = rest.find(kScript);
  if (script == std::string_view::npos) return false;
  const std::string folder(rest.substr(0, script));
  rest.remove_prefix(script + kScript.size());
  if (!rest.starts_with(folder) || !rest.substr(folder.size()).starts_with(kRedirect)) return false;
  const auto file = temporaries_.find(std::string(rest.substr(folder.size() + kRedirect.size())));
  if (file == temporaries_.end()) return false;
  file->second = MakeInfo(inner(), folder, choices_.header);
  return true;
}

// "rm -f TEMPORARY".
bool CompileHost::AnswerRemoval(const std::string& command) {
  constexpr std::string_view kRemove = "rm -f ";
  return command.starts_with(kRemove) && temporaries_.erase(command.substr(kRemove.size())) > 0;
}

Result<CommandResult> CompileHost::Run(const std::string& command, bool capture) {
  if (!capture && (AnswerMakeInfo(command) || AnswerRemoval(command))) return CommandResult{};
  if (choices_.allow_exec) return inner().Run(command, capture);
  if (refused_) refused_(command);
  return Failure{"commands are not executed", EPERM};
}

}  // namespace mw::mc
