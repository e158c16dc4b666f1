// SPDX-License-Identifier: BSD-2-Clause
#include "lint/values.h"

#include <algorithm>

#include "base/text.h"

namespace mw::lint {

void EachEntry(Subject& subject, std::string_view map,
               const std::function<void(const Entry&)>& visit) {
  if (const Table* table = subject.Find(map)) subject.ForEach(*table, visit);
}

std::optional<MailerValue> CutMailer(std::string_view value) {
  const size_t colon = value.find(':');
  if (colon == std::string_view::npos || value.starts_with('[')) return std::nullopt;
  return MailerValue{Trim(value.substr(0, colon)), Trim(value.substr(colon + 1))};
}

std::vector<std::string_view> CutHosts(std::string_view hosts) {
  std::vector<std::string_view> out;
  int depth = 0;
  size_t begin = 0;
  for (size_t i = 0; i <= hosts.size(); i++) {
    const char c = i < hosts.size() ? hosts[i] : ':';
    if (c == '[') depth++;
    if (c == ']') depth--;
    if (c != ':' || (depth > 0 && i < hosts.size())) continue;
    out.push_back(hosts.substr(begin, i - begin));
    begin = i + 1;
  }
  return out;
}

bool IsNumber(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsDigit);
}

namespace {

// The length of a D.S.N code at the beginning of `text`; 0 when there is none.
size_t EnhancedLength(std::string_view text) {
  size_t at = 0;
  for (int part = 0; part < 3; part++) {
    const size_t begin = at;
    while (at < text.size() && IsDigit(text[at])) at++;
    if (at == begin) return 0;
    if (part == 2) return at;
    if (at >= text.size() || text[at] != '.') return 0;
    at++;
  }
  return 0;
}

}  // namespace

ErrorValue CutError(std::string_view value) {
  ErrorValue out;
  if (const size_t colon = value.find(':');
      colon != std::string_view::npos && EqualFolded(value.substr(0, colon), "error")) {
    value.remove_prefix(colon + 1);
  }
  const size_t length = EnhancedLength(value);
  if (length != 0 && length < value.size() && value[length] == ':') {
    out.enhanced = value.substr(0, length);
    value.remove_prefix(length + 1);
  }
  if (value.starts_with('"')) value.remove_prefix(1);
  size_t digits = 0;
  while (digits < value.size() && IsDigit(value[digits])) digits++;
  if (digits == 3 && (value.size() == 3 || value[3] == ' ')) {
    out.code = (value[0] - '0') * 100 + (value[1] - '0') * 10 + (value[2] - '0');
    value.remove_prefix(3);
    value = Trim(value);
    const size_t inner = EnhancedLength(value);
    if (inner != 0 && inner < value.size() && value[inner] == ' ') {
      out.enhanced = value.substr(0, inner);
    }
  }
  out.text = value;
  return out;
}

SaidLines::SaidLines(const Sink& sink, const SourceTable& sources) : sources_(sources) {
  for (const Diagnostic& finding : sink.Sorted()) {
    if (!finding.range.known()) continue;
    lines_.emplace(finding.range.begin.source, sources.Place(finding.range.begin).line);
  }
}

bool SaidLines::Contains(Range line) const {
  return line.known() && !lines_.empty() &&
         lines_.contains({line.begin.source, sources_.Place(line.begin).line});
}

Fix Replacement(std::string title, Range range, std::string text, bool safe) {
  return Fix{.title = std::move(title), .safe = safe, .edits = {{range, std::move(text)}}};
}

}  // namespace mw::lint
