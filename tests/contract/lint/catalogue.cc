// SPDX-License-Identifier: BSD-2-Clause
#include "catalogue.h"

#include <fmt/format.h>

#include "base/text.h"

namespace mw::lint {
namespace {

// Cuts the first word off.
std::string_view Next(std::string_view& text) {
  const size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

std::string WithTabs(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); i++) {
    const bool escape = text[i] == '\\' && i + 1 < text.size();
    if (escape && (text[i + 1] == 't' || text[i + 1] == 'r')) {
      out += text[++i] == 't' ? '\t' : '\r';
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

std::vector<Mistake> ReadCatalogue(std::string_view text, std::vector<std::string>& wrong) {
  std::vector<Mistake> rows;
  std::vector<std::string>* last = nullptr;
  size_t number = 0;
  for (std::string_view line : Split(text, '\n')) {
    number++;
    if (line.empty() || line.starts_with('#')) continue;
    const std::string_view word = Next(line);
    if (word == "find" || word == "none" || word == "fact" || word == "page") {
      Mistake& row = rows.emplace_back();
      row.name = Next(line);
      row.line = number;
      if (word == "find" || word == "page") row.code = Next(line);
      (word == "page" ? row.page : row.reason) = line;
      last = nullptr;
    } else if (!rows.empty() && (word == "bad" || word == "good")) {
      last = word == "bad" ? &rows.back().bad : &rows.back().good;
      last->push_back(WithTabs(line));
    } else if (last != nullptr && word == "and") {
      last->back() += '\n' + WithTabs(line);
    } else {
      wrong.push_back(fmt::format("line {}: {}", number, line));
    }
  }
  return rows;
}

}  // namespace mw::lint
