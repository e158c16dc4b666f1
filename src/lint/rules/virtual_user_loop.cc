// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/likeness.h"
#include "lint/probes.h"
#include "lint/values.h"
#include "lint/witness.h"

namespace mw::lint {
namespace {

// True for a plain address that no row of virtusertable could be found for, whatever its domain is.
bool LeadsToNoRow(const Subject& subject, const Table& virtuser, std::string_view value) {
  const size_t at = value.find('@');
  if (subject.Find("domaintable") != nullptr ||
      value.find_first_of("%+\"\\,:!<>() \t") != std::string_view::npos ||
      value.find('@', at + 1) != std::string_view::npos) {
    return false;
  }
  const std::string address = FoldCase(value);
  if (virtuser.rows.Find(address) != nullptr) return false;
  std::string key = address.substr(at);
  while (virtuser.rows.Find(key) == nullptr) {
    const size_t dot = key.find('.', 1);
    if (dot == std::string::npos) return virtuser.rows.Find("@") == nullptr;
    key.erase(1, dot);
  }
  return false;
}

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  const std::string own = subject.Macro("j");
  Spokesmen spokesmen(subject);
  const Table* const virtuser = subject.Find("virtuser");
  EachEntry(subject, "virtuser", [&](const Entry& entry) {
    // Circles may be long, so that likeness of the next step says nothing; names of users end at once.
    const bool ends = entry.value.find_first_of("@%") == std::string_view::npos ||
                      LeadsToNoRow(subject, *virtuser, entry.value);
    if (ends && spokesmen.IsSpokenFor("virtuser", entry)) return;
    for (const Probe& probe : ProbesFor("virtuser", entry.key, own)) {
      const route::MessageWay way = subject.prober().Follow(probe);
      if (way.recipients[0].reply.text.find("excessive recursion") == std::string::npos) continue;
      Diagnostic finding(rule.kind, entry.line,
                         fmt::format("{} comes back to itself", Quote(entry.key)));
      finding.notes = Witness(probe, way, nullptr, "");
      sink.Add(std::move(finding));
      return;
    }
    if (ends) spokesmen.NoteRight();
  });
}

}  // namespace

extern const Rule virtual_user_loop_rule;
const Rule virtual_user_loop_rule = {
    .kind = {"RT612", "virtual-user-loop", Severity::kError},
    .summary = "entries of virtusertable lead in a circle",
    .why =
        "The result of virtusertable is looked up again. A circle ends after 50 rounds with an "
        "error of the configuration: 554 excessive recursion.",
    .bad = "virtusertable: a@v.example\tb@v.example\nb@v.example\ta@v.example",
    .good = "virtusertable: a@v.example\tann\nb@v.example\tann",
    .check = Check,
};

}  // namespace mw::lint
