// SPDX-License-Identifier: BSD-2-Clause
// C and F lines: words, files, programs and map values as class members.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "cf/symbols.h"
#include "rewrite/loading.h"

namespace mw::rewrite {

void AddClassWords(Loading& loading, ClassId id, std::string_view words) {
  for (const std::string_view word : SplitWords(words)) {
    // $={other}: the words that class has at this moment.
    if (static_cast<cf::Byte>(word[0]) == cf::kInClass) {
      cf::Complaints complaints;
      const cf::MacroNames::Parsed name = loading.rules().names.Parse(word.substr(1), complaints);
      loading.Say(complaints);
      if (name.id != 0) loading.rules().classes.AddAll(id, name.id);
    } else {
      loading.rules().classes.Add(id, word);
    }
  }
}

namespace {

constexpr uint64_t kMaxFile = uint64_t{1} << 30;

// One `%` conversion or literal of a scanf format, as far as class files use them.
class LinePattern {
 public:
  explicit LinePattern(std::string_view format) : format_(format) {}

  // The text that the first storing conversion takes from `line`; false when scanf would store nothing.
  bool Take(std::string_view line, std::string& value) const {
    size_t at = 0;
    for (size_t i = 0; i < format_.size();) {
      const char c = format_[i];
      if (IsSpace(c)) {
        while (at < line.size() && IsSpace(line[at])) at++;
        i++;
      } else if (c != '%') {
        if (at >= line.size() || line[at] != c) return false;
        at++;
        i++;
      } else {
        bool stored = false;
        if (!Convert(i, line, at, value, stored)) return false;
        if (stored) return true;
      }
    }
    return false;
  }

  // More than one storing conversion: the real program writes past its memory.
  bool StoresTwice() const {
    size_t count = 0;
    for (size_t i = 0; i + 1 < format_.size(); i++) {
      if (format_[i] == '%' && format_[i + 1] != '*' && format_[i + 1] != '%') count++;
      if (format_[i] == '%') i++;
    }
    return count > 1;
  }

 private:
  bool Convert(size_t& i, std::string_view line, size_t& at, std::string& value,
               bool& stored) const {
    i++;
    const bool discards = i < format_.size() && format_[i] == '*';
    if (discards) i++;
    size_t width = 0;
    while (i < format_.size() && IsDigit(format_[i])) {
      width = std::min<size_t>(width * 10 + static_cast<size_t>(format_[i++] - '0'), 1'000'000);
    }
    if (width == 0) width = line.size() + 1;
    if (i >= format_.size()) return false;
    const char kind = format_[i++];
    const size_t begin_set = i;
    if (kind == '[') i = SetEnd(i);
    if (kind == 's') {
      while (at < line.size() && IsSpace(line[at])) at++;
    }
    const size_t begin = at;
    while (at < line.size() && at - begin < width && Takes(kind, begin_set, i, line[at])) at++;
    if (at == begin) return false;
    if (!discards) {
      value = line.substr(begin, at - begin);
      stored = true;
    }
    return true;
  }

  size_t SetEnd(size_t i) const {
    if (i < format_.size() && format_[i] == '^') i++;
    if (i < format_.size() && format_[i] == ']') i++;
    while (i < format_.size() && format_[i] != ']') i++;
    return std::min(i + 1, format_.size());
  }

  bool Takes(char kind, size_t set_begin, size_t set_end, char c) const {
    if (kind == 's') return !IsSpace(c);
    if (kind == 'c') return true;
    if (kind == 'd') return IsDigit(c);
    if (kind != '[') return false;
    std::string_view set = format_.substr(set_begin, set_end - set_begin - 1);
    const bool inverted = set.starts_with('^');
    if (inverted) set.remove_prefix(1);
    bool found = false;
    for (size_t k = 0; k < set.size(); k++) {
      if (k + 2 < set.size() && set[k + 1] == '-') {
        found = found || (c >= set[k] && c <= set[k + 2]);
        k += 2;
      } else if (set[k] == '\\' && k + 1 < set.size() && set[k + 1] == 'n') {
        found = found || c == '\n';
        k++;
      } else {
        found = found || c == set[k];
      }
    }
    return found != inverted;
  }

  std::string_view format_;
};

void AddLines(Loading& loading, ClassId id, std::string_view text, std::string_view format) {
  const LinePattern pattern(format);
  if (pattern.StoresTwice()) {
    loading.Say(
        fmt::format("class format '{}' stores more than one word a line", Printable(format)));
    return;
  }
  for (std::string_view line : Split(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line[0] == '#') continue;
    std::string value;
    if (pattern.Take(line, value)) AddClassWords(loading, id, value);
  }
}

void FromProgram(Loading& loading, ClassId id, std::string_view command, std::string_view format) {
  const maps::Environment& environment = loading.target.maps.environment();
  if (!environment.live) return;
  const Result<CommandResult> result = environment.host.Run(std::string(command), true);
  if (result) AddLines(loading, id, result->output, format);
}

void FromFile(Loading& loading, ClassId id, std::string_view name, std::string_view format,
              bool optional) {
  const maps::Environment& environment = loading.target.maps.environment();
  std::string path(name);
  if (path.starts_with('/')) path = environment.root + path;
  const Result<std::string> text = environment.host.ReadFile(path, kMaxFile);
  if (!text) {
    const int error = text.failure().error_number;
    if (optional && (error == ENOENT || error == ENOTDIR)) return;
    const std::string reason = error == EISDIR ? "Not a regular file" : std::strerror(error);
    loading.Say(fmt::format("fileclass: cannot open '{}': {}", name, reason), 71);
    return;
  }
  AddLines(loading, id, *text, format);
}

// F{x}key@class:arguments
void FromMap(Loading& loading, ClassId id, std::string_view spec) {
  const std::string shown = loading.rules().names.Printed(id);
  const std::string name = loading.rules().names.Bare(id);
  const size_t at = spec.find('@');
  std::string key(spec.substr(0, at));
  std::string_view rest = spec.substr(at + 1);
  std::string class_name(rest.substr(0, rest.find(':')));
  std::string arguments(rest.find(':') == std::string_view::npos ? ""
                                                                 : rest.substr(rest.find(':') + 1));
  if (class_name == "LDAP" && arguments.empty()) {
    class_name = "ldap";
    arguments = fmt::format(
        "-k (&(objectClass=sendmailMTAClass)(sendmailMTAClassName={})) -v "
        "sendmailMTAClassValue",
        name);
  }
  // A table of its own: the map is used once and has no name that rules could use.
  maps::MapTable table(loading.target.maps.environment());
  if (maps::FindMapType(class_name) == nullptr || !maps::FindMapType(class_name)->available) {
    loading.Say(fmt::format("fileclass: F{{{}}}: class {} not available", name, class_name));
    return;
  }
  table.Define(name, class_name, arguments);
  maps::Map* map = table.Find(name);
  if (map == nullptr || !map->Open()) {
    loading.Say(fmt::format("fileclass: F{{{}}}: map open failed", name));
    return;
  }
  maps::Answer answer;
  map->Lookup({.key = key, .args = {}}, answer);
  if (answer.outcome == maps::Outcome::kFound) {
    // Values are taken as they are stored, without %-substitution.
    struct Wanted {
      std::string_view key;
      std::string value;
    } wanted{key, answer.value};
    map->List(
        [](void* context, std::string_view found, std::string_view value, maps::Place) {
          auto& target = *static_cast<Wanted*>(context);
          if (!EqualFolded(found, target.key)) return true;
          target.value = value;
          return false;
        },
        &wanted);
    AddClassWords(loading, id, wanted.value);
  }
  if (answer.outcome == maps::Outcome::kFailed) {
    loading.Say(fmt::format("fileclass: F{{{}}}: map open failed", name));
  }
}

}  // namespace

void LoadClassFile(Loading& loading, const cf::ClassFileLine& line) {
  const std::string text = loading.Expand(line.rest);
  std::string_view rest = text;
  while (!rest.empty() && IsSpace(rest[0])) rest.remove_prefix(1);
  bool optional = false;
  if (rest.starts_with("-o")) {
    optional = true;
    while (!rest.empty() && !IsSpace(rest[0])) rest.remove_prefix(1);
    while (!rest.empty() && IsSpace(rest[0])) rest.remove_prefix(1);
  }
  const size_t map_mark = rest.find('@');
  const bool is_map =
      !rest.empty() && rest[0] != '/' && rest[0] != '|' && rest[0] != '"' &&
      map_mark != std::string_view::npos &&
      (rest.find(':', map_mark) != std::string_view::npos || rest.substr(map_mark) == "@LDAP");
  if (is_map) {
    FromMap(loading, line.id, rest);
    return;
  }
  const bool is_program = rest.starts_with('|');
  if (is_program) rest.remove_prefix(1);
  std::string_view name;
  if (rest.starts_with('"')) {
    rest.remove_prefix(1);
    const size_t end = std::min(rest.find('"'), rest.size());
    name = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  } else {
    size_t end = 0;
    while (end < rest.size() && !IsSpace(rest[end])) end++;
    name = rest.substr(0, end);
    rest.remove_prefix(end);
  }
  while (!rest.empty() && IsSpace(rest[0])) rest.remove_prefix(1);
  const std::string_view format = rest.empty() ? std::string_view("%s") : rest;
  if (name.empty()) {
    loading.Say("fileclass: missing file name");
  } else if (is_program || name.starts_with('|')) {
    FromProgram(loading, line.id, name.starts_with('|') ? name.substr(1) : name, format);
  } else {
    FromFile(loading, line.id, name, format, optional);
  }
}

}  // namespace mw::rewrite
