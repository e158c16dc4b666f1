// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  for (const std::string_view map : {"access", "mailertable", "virtuser"}) {
    EachEntry(subject, map, [&](const Entry& entry) {
      const size_t colon = entry.value.find(':');
      const bool error =
          colon != std::string_view::npos && EqualFolded(entry.value.substr(0, colon), "error");
      if (!error && map != "access") return;
      const ErrorValue value = CutError(entry.value);
      if (value.code == 0 || value.enhanced.empty()) return;
      if (value.enhanced[0] - '0' == value.code / 100) return;
      sink.Add(Diagnostic(
          rule.kind, entry.value_range,
          fmt::format("{} and {} are of different classes", value.code, value.enhanced)));
    });
  }
}

}  // namespace

extern const Rule reply_class_differs_rule;
const Rule reply_class_differs_rule = {
    .kind = {"MAP416", "reply-class-differs", Severity::kError},
    .summary = "a reply code and its enhanced code are of different classes",
    .why =
        "The first digits must agree (RFC 3463): `5.7.1:450` is sent as `450 5.7.1`; the sender "
        "retries for days what was meant to be refused, or gives up what was meant to be retried.",
    .bad = "access: From:x.example\tERROR:5.7.1:450 no",
    .good = "access: From:x.example\tERROR:5.7.1:550 no",
    .check = Check,
};

}  // namespace mw::lint
