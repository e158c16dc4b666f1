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

// Reads one file into a list of entries.
class AliasReader {
 public:
  AliasReader(std::string_view text, std::string_view file, Environment& environment)
      : lines_(text), file_(file), environment_(environment) {}

  // The next entry that is right; false at the end. Wrong ones are complained about.
  bool Next(AliasText::Entry& entry) {
    while (!lines_.AtEnd()) {
      line_.clear();
      lines_.AppendLine(line_);
      entry.line = lines_.number();
      if (!line_.empty()) {
        while (IsContinuation(lines_.Peek())) lines_.AppendLine(line_);
      }
      if (IsEntry() && ReadEntry(entry)) return true;
    }
    return false;
  }

 private:
  void Complain(std::string_view what) {
    environment_.Say(fmt::format("{}: line {}: {}", file_, lines_.number(), what),
                     status::kSoftware);
  }

  // False for comments, empty lines, and lines that continue nothing.
  bool IsEntry() {
    if (line_.empty() || line_[0] == '#') return false;
    if (!IsContinuation(line_[0])) return true;
    Complain("Non-continuation line starts with space");
    return false;
  }

  AliasJudge::Verdict Judge(std::string_view left, std::string& name) {
    if (Trim(left).empty()) return AliasJudge::Verdict::kError;
    if (environment_.alias_judge != nullptr) {
      return environment_.alias_judge->JudgeAlias(line_, file_, lines_.number(), name);
    }
    name = Trim(left);
    return AliasJudge::Verdict::kLocal;
  }

  bool ReadEntry(AliasText::Entry& entry) {
    const size_t colon = line_.find(':');
    if (colon == line_.npos) {
      Complain("missing colon");
      return false;
    }
    const std::string left = line_.substr(0, colon);
    entry.name.clear();
    const AliasJudge::Verdict verdict = Judge(left, entry.name);
    if (verdict == AliasJudge::Verdict::kError) {
      Complain(fmt::format("{:.40}... illegal alias name", line_));
      return false;
    }
    if (verdict == AliasJudge::Verdict::kNotLocal) {
      Complain(fmt::format("{}... cannot alias non-local names", Trim(left)));
      return false;
    }
    size_t begin = colon + 1;
    while (begin < line_.size() && IsSpace(line_[begin])) ++begin;
    if (begin == line_.size()) {
      Complain(fmt::format("{:.40}... missing value for alias", line_));
      return false;
    }
    entry.value = line_.substr(begin);
    return true;
  }

  LineReader lines_;
  std::string_view file_;
  Environment& environment_;
  std::string line_;
};

}  // namespace

AliasText::AliasText(std::string_view text, std::string_view file, Environment& environment) {
  AliasReader reader(text, file, environment);
  size_t count = 0, longest = 0, bytes = 0;
  for (Entry entry; reader.Next(entry);) {
    ++count;
    longest = std::max(longest, entry.value.size());
    bytes += entry.name.size() + entry.value.size();
    entries_[FoldCase(entry.name)] = entry;
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
