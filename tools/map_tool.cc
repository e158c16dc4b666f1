// SPDX-License-Identifier: BSD-2-Clause
#include "map_tool.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <strings.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "base/text.h"
#include "maps/accounts.h"

namespace mw::tools {
namespace {

constexpr size_t kCfLine = 2047;

constexpr MapTypeName kTypeNames[] = {
    {"hash", maps::DbKind::kHash, nullptr},
    {"btree", maps::DbKind::kBtree, nullptr},
    {"dbm", maps::DbKind::kHash, "NDBM"},
    {"cdb", maps::DbKind::kHash, "CDB"},
};

bool IsAlnum(char c) { return IsAlpha(c) || IsDigit(c); }

// The value of the option `name` in the line " name = value", which begins behind the O.
bool OptionValue(std::string_view line, std::string_view name, std::string& value) {
  const size_t size = name.size() + 1;
  if (line.size() < size || line[0] != ' ' || !EqualFolded(line.substr(1, name.size()), name) ||
      (line.size() > size && IsAlnum(line[size]))) {
    return false;
  }
  const size_t equals = line.find('=');
  if (equals == std::string_view::npos) return false;
  size_t begin = equals + 1;
  while (begin < line.size() && IsSpace(line[begin])) ++begin;
  value = line.substr(begin);
  return true;
}

std::string_view SkipSpace(std::string_view text) {
  while (!text.empty() && IsSpace(text[0])) text.remove_prefix(1);
  return text;
}

// The class of a K line: its second word. Empty when the line is not well formed.
std::string_view ClassOfLine(std::string_view line) {
  std::string_view rest = SkipSpace(line.substr(1));
  if (rest.empty() || !IsAlnum(rest[0])) return {};
  while (!rest.empty() && (IsAlnum(rest[0]) || rest[0] == '_' || rest[0] == '.')) {
    rest.remove_prefix(1);
  }
  // Whatever ends the name is skipped, a blank or not.
  if (!rest.empty()) rest.remove_prefix(1);
  rest = SkipSpace(rest);
  size_t end = 0;
  while (end < rest.size() && IsAlnum(rest[end])) ++end;
  return rest.substr(0, end);
}

// True if the last word of the K line `line` is the file.
bool NamesFile(std::string_view line, std::string_view file, bool whole_path) {
  while (line.size() > 1 && IsSpace(line.back())) line.remove_suffix(1);
  const size_t blank = line.rfind(' ');
  if (blank == std::string_view::npos) return false;
  const size_t at = line.find(file, blank);
  if (at == std::string_view::npos || at == 0) return false;
  std::string_view found = line.substr(at);
  if (!whole_path) found = found.substr(0, found.rfind('.'));
  if (found != file) return false;
  const char before = line[at - 1];
  return IsSpace(before) || (!whole_path && before == '/');
}

// True for lines that one of the questions to CfLines may be about.
bool Counts(std::string_view line) {
  if (line.starts_with('K')) return true;
  if (line.starts_with("OA")) return true;
  if (!line.starts_with("O ") || line.size() == 2) return false;
  const char first = ToLower(line[2]);
  return first == 't' || first == 'a';
}

}  // namespace

void PrintError(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }
void PrintOutput(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void Leave(int status) {
  std::fflush(stdout);
  _exit(status);
}

void PrintWarnings(const std::vector<std::string>& warnings) {
  for (const std::string& warning : warnings) PrintError(warning + "\n");
}

std::string_view Shown(std::string_view text) { return text.substr(0, text.find('\0')); }

std::string ProgramName(const char* argv0) {
  const std::string_view name = argv0;
  return std::string(name.substr(name.rfind('/') + 1));
}

// Only the lines that count are kept: the file is large, and fresh memory is what small maps wait
// for.
bool CfLines::Read(const char* path) {
  const int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  char buffer[8192];
  size_t used = 0;
  for (bool ended = false; !ended;) {
    const ssize_t count = read(fd, buffer + used, sizeof buffer - used);
    ended = count <= 0;
    if (!ended) used += static_cast<size_t>(count);
    std::string_view rest(buffer, used);
    for (;;) {
      const std::string_view piece = rest.substr(0, kCfLine);
      const size_t newline = piece.find('\n');
      const bool whole = newline != std::string_view::npos || piece.size() == kCfLine;
      if (!whole && (!ended || rest.empty())) break;
      const std::string_view line = piece.substr(0, newline);
      if (Counts(line)) lines_.emplace_back(Shown(line));
      rest.remove_prefix(newline == std::string_view::npos ? piece.size() : newline + 1);
    }
    std::memmove(buffer, rest.data(), rest.size());
    used = rest.size();
  }
  close(fd);
  return true;
}

uint32_t CfLines::TrustedUser() const {
  uint32_t uid = 0;
  std::string value;
  for (const std::string_view line : lines_) {
    if (line[0] != 'O' || !OptionValue(line.substr(1), "TrustedUser", value)) continue;
    if (!value.empty() && IsDigit(value[0])) {
      uid = static_cast<uint32_t>(std::atoi(value.c_str()));
      continue;
    }
    const std::optional<uint32_t> found = maps::UserIdOf(value);
    uid = found.value_or(0);
    if (!found) PrintError("TrustedUser: unknown user " + value + "\n");
  }
  return uid;
}

std::string CfLines::ClassOfMap(std::string_view map_file, bool whole_path) const {
  if (map_file.empty()) return {};
  for (const std::string_view line : lines_) {
    if (line[0] == 'K' && NamesFile(line, map_file, whole_path)) {
      return std::string(ClassOfLine(line));
    }
  }
  return {};
}

std::vector<std::string> CfLines::AliasFiles() const {
  std::vector<std::string> files;
  std::string value;
  for (const std::string_view line : lines_) {
    if (line[0] != 'O') continue;
    if (OptionValue(line.substr(1), "AliasFile", value)) {
      files.push_back(value);
    } else if (line.size() > 1 && line[1] == 'A') {
      files.emplace_back(line.substr(2));
    }
  }
  return files;
}

const MapTypeName* FindTypeName(std::string_view name) {
  for (const MapTypeName& row : kTypeNames) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

std::vector<maps::DbKind> KindsToTry(std::string_view type) {
  if (type == "implicit") return {maps::DbKind::kHash, maps::DbKind::kBtree};
  const MapTypeName* row = FindTypeName(type);
  if (row && !row->missing_option) return {row->kind};
  return {};
}

void PrintOpenFailure(const std::string& program, std::string_view type, std::string_view map,
                      std::string_view text) {
  const MapTypeName* row = FindTypeName(type);
  if (row && row->missing_option) {
    PrintError(fmt::format("{}: Need to recompile with -D{} for {} support\n", program,
                           row->missing_option, type));
  } else {
    PrintError(fmt::format("{}: error opening type {} map {}: {}\n", program, type, map,
                           row || type == "implicit" ? text : "Unknown database type"));
  }
}

}  // namespace mw::tools
