// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  constexpr std::string_view kLetters = "aAbBcCdDeEfFgGhHiIlLmMnNoOpPqQrRsStTuUvVxX2";
  EachEntry(subject, "access", [&](const Entry& entry) {
    if (!EqualFolded(entry.key.substr(0, 13), "srv_features:")) return;
    for (const char c : entry.value) {
      if (IsBlank(c) || c == ',' || kLetters.find(c) != std::string_view::npos) continue;
      sink.Add(Diagnostic(rule.kind, entry.value_range,
                          fmt::format("'{}' is no feature of a server", Printable({&c, 1}))));
      return;
    }
  });
}

}  // namespace

extern const Rule server_feature_letter_rule;
const Rule server_feature_letter_rule = {
    .kind = {"MAP466", "server-feature-letter", Severity::kWarning},
    .summary = "Srv_Features has a letter that no version knows",
    .why =
        "Each letter switches one thing on or off (op.me, srv_features). Others are passed on and "
        "do nothing.",
    .bad = "access: Srv_Features:198.51.100.7\tZ",
    .good = "access: Srv_Features:198.51.100.7\tV",
    .check = Check,
};

}  // namespace mw::lint
