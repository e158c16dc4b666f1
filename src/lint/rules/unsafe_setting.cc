// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "cf/options.h"
#include "lint/cf_lines.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

// The first of `words` that the list names without taking it away; "" for none.
std::string HasWord(std::string_view list, std::initializer_list<std::string_view> words) {
  std::string spaced(list);
  for (char& c : spaced) c = c == ':' || c == ',' || c == ';' ? ' ' : c;
  for (const std::string_view item : SplitWords(spaced)) {
    if (item.starts_with('!') || item.starts_with('-') || item.starts_with('@')) continue;
    for (const std::string_view part : Split(item, '+')) {
      for (const std::string_view piece : Split(part, '-')) {
        for (const std::string_view word : words) {
          if (EqualFolded(word, piece)) return std::string(item);
        }
      }
    }
  }
  return "";
}

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  const cf::Item* mechanisms = nullptr;
  std::string auth_flags;
  for (const cf::Item& item : subject.config().items) {
    const auto* line = std::get_if<cf::OptionLine>(&item.fields);
    const cf::Option* option = line == nullptr ? nullptr : cf::FindOption(line->name).option;
    if (option == nullptr) continue;
    if (option->name == "AuthOptions") auth_flags = line->value;
    if (option->name == "AuthMechanisms")
      mechanisms = HasWord(line->value, {"PLAIN", "LOGIN"}).empty() ? nullptr : &item;
    std::string message;
    if (option->name == "CipherList") {
      const std::string word =
          HasWord(line->value, {"RC4", "MD5", "EXPORT", "EXP", "NULL", "aNULL", "LOW", "DES"});
      if (!word.empty()) message = fmt::format("{} is a cipher of another age", Quote(word));
    } else if (option->name == "DontBlameSendmail") {
      for (const std::string_view flag : Split(line->value, ',')) {
        const std::string folded = FoldCase(Trim(flag));
        const bool writable =
            folded.find("groupwritable") == 0 || folded.find("worldwritable") == 0;
        if (writable || folded == "mapinunsafedirpath")
          message = fmt::format("{} trusts files that others may write; better take the right away",
                                Quote(Trim(flag)));
      }
    }
    if (!message.empty())
      sink.Add(Diagnostic(rule.kind, PlaceOfValue(subject, item, line->value), message));
  }
  if (mechanisms == nullptr || auth_flags.find('p') != std::string::npos) return;
  sink.Add(Diagnostic(
      rule.kind,
      PlaceOfValue(subject, *mechanisms, std::get<cf::OptionLine>(mechanisms->fields).value),
      "passwords may cross the net in the clear; AuthOptions lacks p"));
}

}  // namespace

extern const Rule unsafe_setting_rule;
const Rule unsafe_setting_rule = {
    .kind = {"CF229", "unsafe-setting", Severity::kNote},
    .summary = "a setting gives up a protection",
    .why =
        "DontBlameSendmail flags for files that others may write let them send as anybody; ciphers "
        "of another age and passwords without TLS can be read on the way.",
    .bad = "sendmail.mc: define(`confCIPHER_LIST', `ALL:RC4-MD5')",
    .good = "sendmail.mc: define(`confCIPHER_LIST', `HIGH:!RC4:!MD5')",
    .check = Check,
};

}  // namespace mw::lint
