// SPDX-License-Identifier: BSD-2-Clause
#include "site/aliases.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "site/findings.h"

namespace mw::site {
namespace {

class AliasReader {
 public:
  AliasReader(std::string_view text, SourceId id, const RowRequest& request, RowTarget target)
      : text_(text), id_(id), request_(request), target_(target) {}

  void Read() {
    bool skipping = false;
    while (at_ < text_.size()) {
      const size_t begin = at_;
      std::string line = NextLine();
      const bool stray = !line.empty() && IsBlank(line[0]);
      // Behind a comment or empty line such lines are one stray entry.
      if (stray && !skipping && !after_comment_) {
        Report(kStrayLine, begin, line.size(),
               "the line continues no entry: it begins with white space");
      }
      skipping = stray;
      if (stray) continue;
      after_comment_ = line.starts_with('#');
      if (!line.empty() && !after_comment_) ReadEntry(begin, std::move(line));
    }
  }

 private:
  std::string NextLine() {
    std::string line;
    do {
      if (line.ends_with('\\')) line.pop_back();
      const size_t end = std::min(text_.find('\n', at_), text_.size());
      std::string_view piece = text_.substr(at_, end - at_);
      if (piece.ends_with('\r')) piece.remove_suffix(1);
      line += piece;
      at_ = end + 1;
    } while (line.ends_with('\\') && at_ < text_.size());
    return line;
  }

  void Report(const DiagnosticKind& kind, size_t offset, size_t length, std::string message) {
    target_.sink.Add({kind,
                      {{id_, static_cast<uint32_t>(offset)}, static_cast<uint32_t>(length)},
                      std::move(message)});
  }

  void ReadEntry(size_t begin, std::string line) {
    const size_t length = std::min(text_.find('\n', begin), text_.size()) - begin;
    while (at_ < text_.size() && IsBlank(text_[at_])) line += NextLine();
    const size_t colon = line.find(':');
    if (colon == std::string::npos) {
      return Report(kMissingColon, begin, length, "expected ':' after the name of the alias");
    }
    const std::string_view left = std::string_view(line).substr(0, colon);
    if (!IsBalanced(left)) {
      return Report(kIllegalName, begin, length,
                    "the ':' stands within quotes or a comment; newaliases cuts the line there");
    }
    std::string name = NameOf(left);
    if (name.empty()) return Report(kIllegalName, begin, length, "the alias has no name");
    if (!MakeLocal(name)) {
      return Report(kNonLocal, begin, length,
                    fmt::format("{} is not an address of the local mailer", Quote(name)));
    }
    size_t value = colon + 1;
    while (value < line.size() && IsSpace(line[value])) ++value;
    if (value == line.size()) {
      return Report(kMissingValue, begin, length,
                    fmt::format("alias {} has no value", Quote(name)));
    }
    const StoredRow row = {
        .key = target_.rows.Keep(std::move(name)),
        .value = target_.rows.Keep(line.substr(value)),
        .place = {{id_, static_cast<uint32_t>(begin)}, static_cast<uint32_t>(length)}};
    const uint32_t index = target_.rows.Add(row);
    if (index == HashIndex::kNone) return;
    ReportDuplicate(row, target_.rows.rows()[index], Severity::kWarning, target_.sink);
    target_.rows.Replace(index, row);
  }

  static bool IsBalanced(std::string_view left) {
    const auto count = [&](char c) { return std::count(left.begin(), left.end(), c); };
    return count('"') % 2 == 0 && count('(') == count(')');
  }

  // The address that `left` means, folded: without comments, of `x <y>` the y, blanks between words
  // as dots (what BlankSub is nearly everywhere), and without a backslash at its end.
  static std::string NameOf(std::string_view left) {
    const size_t open = left.find('<');
    const size_t close = left.rfind('>');
    if (open != std::string_view::npos && close != std::string_view::npos && open < close) {
      left = left.substr(open + 1, close - open - 1);
    }
    std::string name;
    int depth = 0;
    bool quoted = false;
    for (const char c : left) {
      if (c == '"') quoted = !quoted;
      if (!quoted && c == ')' && depth > 0) {
        --depth;
      } else if (!quoted && c == '(') {
        if (depth++ == 0) name += ' ';
      } else if (depth == 0) {
        name += ToLower(c);
      }
    }
    if (name.ends_with('\\')) name.pop_back();
    return WithDots(Trim(name));
  }

  static std::string WithDots(std::string_view name) {
    std::string dotted;
    bool quoted = false;
    for (const char c : name) {
      if (c == '"') quoted = !quoted;
      if (quoted || !IsSpace(c)) {
        dotted += c;
      } else if (!dotted.ends_with('.')) {
        dotted += '.';
      }
    }
    return dotted;
  }

  // Removes an own domain. False for what is not local: other domains, programs, files.
  bool MakeLocal(std::string& name) const {
    if (name.starts_with('|') || name.starts_with('/') || name.starts_with(":include:"))
      return false;
    if (name.find_first_of("!%") != std::string::npos) return false;
    const size_t at = name.rfind('@');
    if (at == std::string::npos) return true;
    const std::string_view domain = std::string_view(name).substr(at + 1);
    const bool ours = domain == "localhost" ||
                      std::find(request_.local_names.begin(), request_.local_names.end(), domain) !=
                          request_.local_names.end();
    if (!ours || at == 0) return false;
    name.resize(at);
    return true;
  }

  std::string_view text_;
  SourceId id_;
  const RowRequest& request_;
  RowTarget target_;
  size_t at_ = 0;
  bool after_comment_ = false;
};

}  // namespace

Result<void> ReadAliasFile(Host& host, const std::string& path, const RowRequest& request,
                           RowTarget target) {
  Result<std::string> text = ReadUnchanging(host, path);
  if (!text) return text.failure();
  const SourceId id = target.sources.Add(path, std::move(*text));
  AliasReader(target.sources.Get(id).bytes(), id, request, target).Read();
  return {};
}

}  // namespace mw::site
