// SPDX-License-Identifier: BSD-2-Clause
#include "mc/depfile.h"

#include <string_view>

namespace mw::mc {
namespace {

std::string Escape(std::string_view name) {
  std::string escaped;
  for (size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (c == '$') escaped += '$';
    if (c == '#' || c == ':') escaped += '\\';
    if (c == ' ' || c == '\t') {
      // make halves the backslashes before a blank, and only there.
      for (size_t j = i; j > 0 && name[j - 1] == '\\'; --j) escaped += '\\';
      escaped += '\\';
    }
    escaped += c;
  }
  return escaped;
}

}  // namespace

std::string DepfileText(const std::string& target, std::span<const std::string> files) {
  std::string text = Escape(target) + ":";
  std::string rules;
  bool first = true;
  for (const std::string& file : files) {
    if (file.find('\n') != std::string::npos) continue;
    text += " \\\n  " + Escape(file);
    if (!first) rules += Escape(file) + ":\n";
    first = false;
  }
  return text + "\n" + rules;
}

}  // namespace mw::mc
