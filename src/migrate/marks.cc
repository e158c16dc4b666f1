// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/marks.h"

#include <re2/re2.h>

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace mw::migrate {
namespace {

constexpr size_t kMaxMatches = 40;  // of one mark

struct Mark {
  std::string_view key;
  std::string_view pattern;
  std::string_view statement;
};
constexpr Mark kMarks[] = {
#define MARK(key, pattern, statement) {key, pattern, statement},
#include "migrate/marks.def"
#undef MARK
};

// "\\1" by what was captured; "" when that cannot be quoted.
std::string Fill(std::string_view statement, const std::vector<std::string>& captured) {
  std::string out;
  for (size_t i = 0; i < statement.size(); i++) {
    if (statement[i] != '\\' || i + 1 == statement.size() || !IsDigit(statement[i + 1])) {
      out += statement[i];
      continue;
    }
    const auto index = static_cast<size_t>(statement[++i] - '1');
    if (index >= captured.size() || !CanBeQuoted(captured[index])) return "";
    out += captured[index];
  }
  return out;
}

// All statements that a mark stands for in `text`.
void AddStatements(const Mark& mark, const std::string& text, std::vector<Statement>& out) {
  const bool many = mark.key.ends_with('*');
  const std::string name(many ? mark.key.substr(0, mark.key.size() - 1) : mark.key);
  if (mark.pattern.empty()) {
    out.push_back({name, std::string(mark.statement)});
    return;
  }
  const re2::RE2 pattern("(" + std::string(mark.pattern) + ")", re2::RE2::Quiet);
  if (!pattern.ok()) return;
  const auto groups = static_cast<size_t>(pattern.NumberOfCapturingGroups());
  std::vector<re2::StringPiece> pieces(groups + 1);
  size_t at = 0;
  for (size_t count = 0; count < kMaxMatches && at < text.size(); count++) {
    if (!pattern.Match(text, at, text.size(), re2::RE2::UNANCHORED, pieces.data(),
                       static_cast<int>(groups + 1))) {
      return;
    }
    std::vector<std::string> captured;
    for (size_t i = 2; i <= groups; i++) captured.emplace_back(Trim(pieces[i]));
    std::string statement = Fill(mark.statement, captured);
    std::string key = many && !captured.empty() ? name + ' ' + captured[0] : name;
    if (!statement.empty()) out.push_back({std::move(key), std::move(statement)});
    // Marks end with a line end that the next one may begin with.
    at = static_cast<size_t>(pieces[0].data() - text.data()) +
         std::max<size_t>(1, pieces[0].size() - 1);
  }
}

}  // namespace

std::vector<Statement> StatementsMarkedIn(const std::string& text) {
  std::vector<Statement> out;
  for (const Mark& mark : kMarks) AddStatements(mark, text, out);
  return out;
}

}  // namespace mw::migrate
