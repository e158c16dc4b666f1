// SPDX-License-Identifier: BSD-2-Clause
// Text files with columns, searched line by line in sendmail; here read once and indexed.
//
// Columns count from 0 and are separated by runs of blanks, or by single delimiters with -z. With
// blanks, white space before column 0 is skipped only when column 0 itself is asked for, so that in
// "  a b" column 0 and column 1 are both "a" (as in sendmail). A delimiter at the beginning hides
// column 0. Lines that begin with # are skipped. Case never matters.
#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "maps/environment.h"
#include "maps/keyed_reader.h"
#include "maps/value.h"

namespace mw::maps {
namespace {

constexpr size_t kPiece = 2047;  // sendmail reads longer lines in pieces, each a line of its own
constexpr size_t kLongestColumn = 256;  // and cuts columns there

// Column `column` of `line`; none when the line has fewer.
std::optional<std::string_view> Column(std::string_view line, int column, char delimiter) {
  if (line.empty() || (line[0] == delimiter && column == 0)) return std::nullopt;
  const std::string_view delimiters =
      delimiter == '\0' ? std::string_view("\n\t ") : std::string_view(&delimiter, 1);
  const auto skip_space = [&](size_t at) {
    while (delimiter == '\0' && at < line.size() && IsSpace(line[at])) ++at;
    return at;
  };
  size_t begin = column == 0 ? skip_space(0) : 0;
  for (int i = 0; i < column; ++i) {
    const size_t end = line.find_first_of(delimiters, begin);
    if (end == line.npos) return std::nullopt;
    begin = skip_space(end + 1);
  }
  const size_t end = std::min(line.find_first_of(delimiters, begin), line.size());
  return line.substr(begin, std::min(end - begin, kLongestColumn));
}

class TextReader : public MapReader {
 public:
  explicit TextReader(MapDefinition& definition) : definition_(definition) {}

  bool Open() override {
    const Settings& settings = definition_.settings;
    Environment& environment = *definition_.environment;
    const auto refuse = [&](std::string text) {
      environment.Say(fmt::format("text map \"{}\"{}", definition_.name, text), status::kSoftware);
      return false;
    };
    if (!settings.file.starts_with('/')) return refuse(": file name must be fully qualified");
    const std::string path = HostPath(environment, settings.file);
    const Result<FileStatus> status = environment.host.Status(path);
    Result<std::string> text = Failure{};
    if (status && status->type == FileStatus::Type::kRegular) {
      text = environment.host.ReadFile(path, environment.max_file_bytes);
    }
    if (!text) {
      return settings.flags.optional ? false : refuse(": unsafe map file " + settings.file);
    }
    for (const char letter : {'k', 'v'}) {
      const auto& column = letter == 'k' ? settings.flags.key_column : settings.flags.value_column;
      if (!column || (!column->empty() && IsDigit((*column)[0]))) continue;
      return refuse(fmt::format(", file {}: -{} should specify a number, not {}", settings.file,
                                letter, *column));
    }
    text_ = std::move(*text);
    stamp_ = FileStamp(path, *status);
    BuildIndex();
    return true;
  }

  void Find(const Query& query, Answer& answer) override {
    const auto found = index_.find(FoldCase(query.key));
    if (found == index_.end()) return answer.SetAbsent(status::kNotFound);
    const auto value = Column(found->second.text, NumberOf(definition_.settings.flags.value_column),
                              definition_.settings.flags.column_delimiter);
    if (!value) return answer.SetAbsent(status::kNotFound);
    SetFoundValue(query, *value, definition_.settings.flags, answer);
    answer.place = {definition_.settings.file, found->second.number};
  }

  bool IsStale() override { return stamp_.Changed(definition_.environment->host); }

  Place TraceKey(std::string_view key) override {
    const auto found = index_.find(FoldCase(key));
    if (found == index_.end()) return {};
    return {definition_.settings.file, found->second.number};
  }

  bool List(Visitor visit, void* context) override {
    std::vector<std::pair<std::string_view, Line>> lines;
    for (const auto& [key, line] : index_) lines.emplace_back(key, line);
    std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
      return a.second.text.data() < b.second.text.data();
    });
    for (const auto& [key, line] : lines) {
      const auto value = Column(line.text, NumberOf(definition_.settings.flags.value_column),
                                definition_.settings.flags.column_delimiter);
      if (!value) continue;
      if (!visit(context, key, *value, {definition_.settings.file, line.number})) break;
    }
    return true;
  }

 private:
  struct Line {
    std::string_view text;
    uint32_t number = 0;
  };

  static int NumberOf(const std::optional<std::string>& column) {
    return column ? std::min(LeadingNumber(*column), static_cast<int>(kPiece)) : 0;
  }

  void BuildIndex() {
    index_.clear();
    const MapFlags& flags = definition_.settings.flags;
    const int key_column = NumberOf(flags.key_column);
    const std::string_view all = text_;
    uint32_t number = 1;
    for (size_t at = 0; at < all.size();) {
      const std::string_view rest = all.substr(at, kPiece);
      const size_t newline = rest.find('\n');
      std::string_view line = rest.substr(0, newline);
      line = line.substr(0, line.find('\0'));
      at += newline == rest.npos ? rest.size() : newline + 1;
      const auto key =
          line.starts_with('#') ? std::nullopt : Column(line, key_column, flags.column_delimiter);
      if (key) index_.emplace(FoldCase(*key), Line{line, number});  // the first line wins
      if (newline != rest.npos) ++number;
    }
  }

  MapDefinition& definition_;
  std::string text_;
  std::unordered_map<std::string, Line> index_;  // by folded key
  FileStamp stamp_;
};

}  // namespace

extern const MapType k_text;
const MapType k_text = {
    .name = "text",
    .summary = "a text file of columns, -k and -v say which",
    .flags = "aDdfkmoqSTtvz",
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      const SettingsRules rules{.class_name = "text", .map_name = definition.name};
      if (!ParseSettings(arguments, rules, *definition.environment, definition.settings)) {
        return nullptr;
      }
      return std::make_unique<TextReader>(definition);
    },
};

}  // namespace mw::maps
