// SPDX-License-Identifier: BSD-2-Clause
#include "maps/alias_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "maps/environment.h"
#include "maps/keyed_reader.h"
#include "maps/value.h"

namespace mw::maps {
namespace {

// Hands out the lines of a text, and knows the number of the last one.
class LineReader {
 public:
  explicit LineReader(std::string_view text) : text_(text) {}

  bool AtEnd() const { return at_ >= text_.size(); }
  char Peek() const { return AtEnd() ? '\0' : text_[at_]; }
  uint32_t number() const { return number_; }

  // Appends the next line, joined with those that follow a backslash at its end.
  void AppendLine(std::string& line) {
    do {
      if (line.ends_with('\\')) line.pop_back();
      const size_t end = std::min(text_.find('\n', at_), text_.size());
      line.append(text_, at_, end - at_);
      at_ = end + 1;
      ++number_;
    } while (line.ends_with('\\') && !AtEnd());
  }

 private:
  std::string_view text_;
  size_t at_ = 0;
  uint32_t number_ = 0;
};

bool IsContinuation(char c) { return c == ' ' || c == '\t'; }

}  // namespace

AliasText::AliasText(std::string_view text, std::string_view file, Environment& environment) {
  LineReader lines(text);
  size_t count = 0, longest = 0, bytes = 0;
  bool skipping = false;
  const auto complain = [&](std::string_view what) {
    environment.Say(fmt::format("{}: line {}: {}", file, lines.number(), what), status::kSoftware);
  };
  std::string line;
  while (!lines.AtEnd()) {
    line.clear();
    lines.AppendLine(line);
    const uint32_t first_line = lines.number();
    if (line.empty() || line[0] == '#') {
      skipping = false;
      continue;
    }
    if (IsContinuation(line[0])) {
      if (!skipping) complain("Non-continuation line starts with space");
      skipping = true;
      continue;
    }
    skipping = false;
    const size_t colon = line.find(':');
    if (colon == line.npos) {
      complain("missing colon");
      continue;
    }
    const std::string_view left = std::string_view(line).substr(0, colon);
    std::string name;
    auto verdict = AliasJudge::Verdict::kLocal;
    if (Trim(left).empty()) {
      verdict = AliasJudge::Verdict::kError;
    } else if (environment.alias_judge != nullptr) {
      verdict = environment.alias_judge->JudgeAlias(left, file, first_line, name);
    } else {
      name = Trim(left);
    }
    if (verdict == AliasJudge::Verdict::kError) {
      complain(fmt::format("{:.40}... illegal alias name", line));
      continue;
    }
    while (IsContinuation(lines.Peek())) lines.AppendLine(line);
    if (verdict == AliasJudge::Verdict::kNotLocal) {
      complain(fmt::format("{}... cannot alias non-local names", Trim(left)));
      continue;
    }
    size_t begin = colon + 1;
    while (begin < line.size() && IsSpace(line[begin])) ++begin;
    if (begin == line.size()) {
      complain(fmt::format("{:.40}... missing value for alias", line));
      continue;
    }
    std::string value = line.substr(begin);
    ++count;
    longest = std::max(longest, value.size());
    bytes += name.size() + value.size();
    entries_[FoldCase(name)] = {name, std::move(value), first_line};
  }
  environment.Say(
      fmt::format("{}: {} aliases, longest {} bytes, {} bytes total", file, count, longest, bytes),
      0);
}

const AliasText::Entry* AliasText::Find(std::string_view name) const {
  const auto found = entries_.find(FoldCase(name));
  return found == entries_.end() ? nullptr : &found->second;
}

std::unique_ptr<AliasText> ReadAliasText(const std::string& file, Environment& environment,
                                         FileStamp& stamp) {
  const std::string path = HostPath(environment, file);
  const Result<FileStatus> status = environment.host.Status(path);
  if (!status || status->type != FileStatus::Type::kRegular) return nullptr;
  const Result<std::string> text = environment.host.ReadFile(path, environment.max_file_bytes);
  if (!text) return nullptr;
  stamp = FileStamp(path, *status);
  return std::make_unique<AliasText>(*text, file, environment);
}

void FindAlias(const AliasText& aliases, const Query& query, const MapFlags& flags,
               std::string_view file, Answer& answer) {
  const AliasText::Entry* entry = aliases.Find(query.key);
  if (entry == nullptr) return answer.SetAbsent(status::kOk);
  SetFoundValue(query, entry->value, flags, answer);
  answer.place = {file, entry->line};
}

bool ListAliases(const AliasText& aliases, std::string_view file, MapReader::Visitor visit,
                 void* context) {
  std::vector<const AliasText::Entry*> entries;
  for (const auto& [name, entry] : aliases.entries()) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(),
            [](const auto* a, const auto* b) { return a->line < b->line; });
  for (const AliasText::Entry* entry : entries) {
    if (!visit(context, entry->name, entry->value, {file, entry->line})) break;
  }
  return true;
}

}  // namespace mw::maps
