// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "virtuser", [&](const Entry& entry) {
    for (const std::string_view word : {"reject", "discard", "relay", "ok", "skip", "quarantine"}) {
      if (!EqualFolded(word, entry.value)) continue;
      sink.Add(
          Diagnostic(rule.kind, entry.value_range,
                     fmt::format("{} is taken for the name of a user; expected error:nouser 550 "
                                 "text",
                                 Quote(entry.value))));
    }
  });
}

}  // namespace

extern const Rule action_word_as_user_rule;
const Rule action_word_as_user_rule = {
    .kind = {"MAP432", "action-word-as-user", Severity::kError},
    .summary = "a word that access knows stands in virtusertable",
    .why =
        "virtusertable has no REJECT or DISCARD: the word is the name of a local user, to whom the "
        "mail goes.",
    .bad = "virtusertable: spam@v.example\treject",
    .good = "virtusertable: spam@v.example\terror:nouser 550 No such user",
    .check = Check,
};

}  // namespace mw::lint
