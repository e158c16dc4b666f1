// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <map>
#include <set>

#include "base/text.h"
#include "cf/options.h"
#include "lint/cf_lines.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void AddNames(std::string_view value, std::set<std::string, std::less<>>& names) {
  size_t at = 0;
  for (size_t i = 0; i <= value.size(); i++) {
    if (i < value.size() && value[i] != ',' && value[i] != ';') continue;
    const std::string_view name = Trim(value.substr(at, i - at));
    if (!name.empty()) names.emplace(name);
    at = i + 1;
  }
}

// The letter of a timeout that does not exist; 0 when all do.
char WrongTimeout(std::string_view text) {
  const size_t at = text.find("T=");
  if (at == std::string_view::npos) return 0;
  std::string_view times = text.substr(at + 2);
  times = times.substr(0, times.find(','));
  for (const std::string_view time : Split(times, ';')) {
    const std::string_view word = Trim(time);
    if (word.size() > 1 && word[1] == ':' &&
        std::string_view("CSRE").find(word[0]) == std::string_view::npos)
      return word[0];
  }
  return 0;
}

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  std::map<std::string, const cf::Item*, std::less<>> defined;
  const cf::Item* list = nullptr;
  std::set<std::string, std::less<>> called;
  for (const cf::Item& item : subject.config().items) {
    const auto* option = std::get_if<cf::OptionLine>(&item.fields);
    if (item.letter == 'X') {
      const std::string_view text = std::string_view(item.text).substr(1);
      defined.emplace(Trim(text.substr(0, text.find(','))), &item);
      if (const char unit = WrongTimeout(text); unit != 0) {
        sink.Add(Diagnostic(rule.kind, subject.PlaceOfCf(item.range),
                            fmt::format("'{}' is no timeout of a filter; expected C, S, R or E",
                                        Printable({&unit, 1}))));
      }
    }
    if (option == nullptr) continue;
    const cf::Option* known = cf::FindOption(option->name).option;
    if (known == nullptr) continue;
    if (known->name == "InputMailFilters") {
      called.clear();
      list = &item;
      AddNames(option->value, called);
    } else if (const size_t at = option->value.find("InputMailFilters=");
               known->name == "DaemonPortOptions" && at != std::string::npos) {
      AddNames(std::string_view(option->value).substr(at + 17), called);
    }
  }
  for (const auto& [name, item] : defined) {
    if (called.contains(name)) continue;
    sink.Add(Diagnostic(
        rule.kind, subject.PlaceOfCf(item->range),
        fmt::format("filter {} is never called: InputMailFilters does not name it", Quote(name))));
  }
  for (const std::string& name : called) {
    if (defined.contains(name) || list == nullptr) continue;
    sink.Add(Diagnostic(rule.kind, PlaceOfValue(subject, *list, name),
                        fmt::format("there is no filter {}", Quote(name))));
  }
}

}  // namespace

extern const Rule filter_not_called_rule;
const Rule filter_not_called_rule = {
    .kind = {"CF228", "filter-not-called", Severity::kWarning},
    .summary = "a mail filter is defined and not called, or called and not defined",
    .why =
        "X lines define filters, InputMailFilters names those to call. Both lists are silent about "
        "each other: mail passes unfiltered. Units of T= are C, S, R and E.",
    .bad = "sendmail.mc: MAIL_FILTER(`m', `S=local:/run/m.sock')",
    .good = "sendmail.mc: INPUT_MAIL_FILTER(`m', `S=local:/run/m.sock')",
    .check = Check,
};

}  // namespace mw::lint
