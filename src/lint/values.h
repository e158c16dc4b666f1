// SPDX-License-Identifier: BSD-2-Clause
// What rules about values of tables share.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/rule.h"
#include "lint/subject.h"

namespace mw::lint {

// Calls `visit` for each row of a table; nothing happens when the site does not have it.
void EachEntry(Subject& subject, std::string_view map,
               const std::function<void(const Entry&)>& visit);

// "mailer:host" cut at its first colon; nothing without one.
struct MailerValue {
  std::string_view mailer;
  std::string_view host;
};
std::optional<MailerValue> CutMailer(std::string_view value);

// The hosts of "[a]:[b]:c", at colons outside brackets.
std::vector<std::string_view> CutHosts(std::string_view hosts);

bool IsNumber(std::string_view text);

// What a value of error:, ERROR: or of the old form "550 text" says: its enhanced code and its reply code,
// 0 and "" when it has none.
struct ErrorValue {
  std::string_view enhanced;
  int code = 0;
  std::string_view text;
};
ErrorValue CutError(std::string_view value);

// Rows of maps about which something has been said already, by their first byte.
class SaidLines {
 public:
  explicit SaidLines(const Sink& sink, const SourceTable& sources);
  bool Contains(Range line) const;

 private:
  const SourceTable& sources_;
  std::set<std::pair<SourceId, uint32_t>> lines_;
};

// A fix that puts `text` in the place of `range`.
Fix Replacement(std::string title, Range range, std::string text, bool safe);

}  // namespace mw::lint
