// SPDX-License-Identifier: BSD-2-Clause
// FEATURE(tls_failures), which lived in 8.16 only.
#include <fmt/format.h>

#include "base/text.h"
#include "migrate/change.h"

namespace mw::migrate {
namespace {

void Check(const OldSite& site, const VersionChange& change, Sink& sink) {
  for (const mc::UserCall* call : site.Features("tls_failures")) {
    Diagnostic finding =
        Finding(change, call->range(), "FEATURE(tls_failures) is an option since 8.17.1");
    AddFix(finding, "define confTLS_FALLBACK_TO_CLEAR",
           site.Replacement(*call, "define(`confTLS_FALLBACK_TO_CLEAR', `true')"));
    sink.Add(std::move(finding));
  }
}

}  // namespace

extern const VersionChange change_tls_failures_feature;
const VersionChange change_tls_failures_feature = {
    .kind = {"MIG107", "tls-failures-feature", Severity::kError},
    .since = {8, 17, 1},
    .summary = "FEATURE(tls_failures) is an option now",
    .why = "The library prints an error.",
    .bad =
        "OSTYPE(`linux')dnl\nFEATURE(`tls_failures')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .good =
        "OSTYPE(`linux')dnl\ndefine(`confTLS_FALLBACK_TO_CLEAR', "
        "`true')dnl\nMAILER(`local')dnl\nMAILER(`smtp')dnl\n",
    .check = Check,
};

}  // namespace mw::migrate
