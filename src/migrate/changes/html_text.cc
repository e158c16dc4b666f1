// SPDX-License-Identifier: BSD-2-Clause
// A .mc that was copied from a web page, with its entities.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

struct Entity {
  std::string_view text, meant;
};
constexpr Entity kEntities[] = {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}};

std::string Decoded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    size_t taken = 1;
    std::string_view put = text.substr(0, 1);
    for (const Entity& entity : kEntities) {
      if (!text.starts_with(entity.text)) continue;
      taken = entity.text.size();
      put = entity.meant;
    }
    out += put;
    text.remove_prefix(taken);
  }
  return out;
}

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const mc::UserCall* call : site.calls()) {
    const Range range = site.TextRange(*call);
    if (!range.known()) continue;
    const std::string decoded = Decoded(site.TextOf(range));
    if (decoded.size() == range.length) continue;
    Diagnostic finding = Finding(change, range,
                                 fmt::format("{}() holds characters as a web page writes them: "
                                             "&lt; for <, and the like",
                                             call->command->name));
    AddFix(finding, "write the characters", site.Replacement(*call, decoded));
    sink.Add(std::move(finding));
  }
}

}  // namespace

extern const VersionChange change_html_text;
const VersionChange change_html_text = {
    .kind = {"MIG128", "html-text", Severity::kError},
    .decides = true,
    .summary = "characters are written as in a web page",
    .why = "They are text for m4 and sendmail: the flag -T&lt;TMPF&gt; is not -T<TMPF>.",
    .bad =
        "OSTYPE(`linux')dnl\nFEATURE(`access_db', `hash -T&lt;TMPF&gt; -o "
        "/etc/mail/access')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\nFEATURE(`access_db', `hash -T<TMPF> -o "
        "/etc/mail/access')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
