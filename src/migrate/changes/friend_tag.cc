// SPDX-License-Identifier: BSD-2-Clause
// delay_checks asked To: entries for friends, and asks Spam: now.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const mc::UserCall* call : site.Features("delay_checks")) {
    const std::string_view word = Trim(call->Argument(1));
    if (word.empty() || !Trim(call->Argument(2)).empty()) continue;
    sink.Add(Finding(change, call->range(),
                     fmt::format("{} are found by the tag Spam: since 8.12, by To: before",
                                 ToLower(word[0]) == 'f' ? "friends" : "haters")));
  }
}

}  // namespace

extern const VersionChange change_friend_tag;
const VersionChange change_friend_tag = {
    .kind = {"MIG109", "friend-tag", Severity::kNote},
    .since = {8, 12},
    .meaning = true,
    .summary = "friends and haters of spam have the tag Spam: in access",
    .why = "Entries `To:user@ SPAMFRIEND` still count as long as there is no second argument.",
    .bad =
        "OSTYPE(`linux')dnl\nVERSIONID(`old.mc "
        "2000/05/01')dnl\nFEATURE(`access_db')dnl\nFEATURE(`delay_checks', "
        "`friend')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\nVERSIONID(`old.mc "
        "2000/05/01')dnl\nFEATURE(`access_db')dnl\nFEATURE(`delay_checks', `friend', "
        "`n')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
