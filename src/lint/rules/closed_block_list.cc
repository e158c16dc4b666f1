// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <set>

#include "base/text.h"
#include "lint/cf_lines.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

// Announced as closed by those who ran them.
constexpr std::string_view kClosed[] = {"relays.ordb.org",
                                        "dnsbl.njabl.org",
                                        "combined.njabl.org",
                                        "dynablock.njabl.org",
                                        "dnsbl.sorbs.net",
                                        "safe.dnsbl.sorbs.net",
                                        "list.dsbl.org",
                                        "multihop.dsbl.org",
                                        "unconfirmed.dsbl.org",
                                        "opm.blitzed.org",
                                        "relays.osirusoft.com",
                                        "dnsbl.ahbl.org",
                                        "rhsbl.ahbl.org",
                                        "blackholes.easynet.nl",
                                        "dynablock.easynet.nl",
                                        "relays.visi.com",
                                        "blackholes.mail-abuse.org",
                                        "dialups.mail-abuse.org",
                                        "relays.mail-abuse.org",
                                        "rbl.maps.vix.com",
                                        "dul.maps.vix.com",
                                        "bl.csma.biz",
                                        "sbl.csma.biz",
                                        "relays.orbs.org",
                                        "inputs.orbz.org",
                                        "no-more-funn.moensted.dk",
                                        "spamsources.fabel.dk"};

bool IsNameByte(char c) { return IsAlpha(c) || IsDigit(c) || c == '-'; }

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  std::set<std::string_view> said;
  for (const cf::Item& item : subject.config().items) {
    if (item.letter != 'R' && item.letter != 'K') continue;
    for (const std::string_view list : kClosed) {
      const size_t at = item.text.find(list);
      const bool whole =
          at != std::string::npos && (at == 0 || !IsNameByte(item.text[at - 1])) &&
          (at + list.size() == item.text.size() || !IsNameByte(item.text[at + list.size()]));
      if (whole && said.insert(list).second)
        sink.Add(Diagnostic(rule.kind, PlaceOfValue(subject, item, list),
                            fmt::format("{} is closed", Quote(list))));
    }
  }
}

}  // namespace

extern const Rule closed_block_list_rule;
const Rule closed_block_list_rule = {
    .kind = {"CF231", "closed-block-list", Severity::kWarning},
    .summary = "a DNS block list is asked that is closed",
    .why =
        "A closed list answers nothing, so each client waits for it, or it answers yes for "
        "everybody, so all mail is refused.",
    .bad = "sendmail.mc: FEATURE(`dnsbl', `relays.ordb.org')",
    .good = "sendmail.mc: FEATURE(`dnsbl', `zen.spamhaus.org')",
    .check = Check,
};

}  // namespace mw::lint
