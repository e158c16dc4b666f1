// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <map>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  std::map<std::string, const cf::Item*, std::less<>> first;
  for (const cf::Item& item : subject.config().items) {
    const auto* line = std::get_if<cf::MapLine>(&item.fields);
    if (line == nullptr) continue;
    const auto [it, added] = first.try_emplace(line->name, &item);
    // A feature that comes twice was reported as such.
    if (subject.SaidInMc(subject.PlaceOfCf(item.range))) continue;
    if (added || it->second->text == item.text) continue;
    Diagnostic finding(rule.kind, subject.PlaceOfCf(item.range),
                       fmt::format("map {} is defined again", Quote(line->name)));
    finding.notes.push_back({subject.PlaceOfCf(it->second->range), "first here"});
    sink.Add(std::move(finding));
  }
}

}  // namespace

extern const Rule map_defined_again_rule;
const Rule map_defined_again_rule = {
    .kind = {"CF223", "map-defined-again", Severity::kWarning},
    .summary = "two K lines define the same map",
    .why = "sendmail says nothing; the last one wins, with the flags of both.",
    .bad = "end.cf: Kmine hash -o /etc/mail/a\nKmine hash -o /etc/mail/b",
    .good = "end.cf: Kmine hash -o /etc/mail/a",
    .check = Check,
};

}  // namespace mw::lint
