// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <algorithm>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "mailertable", [&](const Entry& entry) {
    const auto value = CutMailer(entry.value);
    if (!value || !EqualFolded(value->mailer, "error") || value->host.empty()) return;
    std::string_view text = value->host;
    const std::string_view word = text.substr(0, text.find_first_of(": "));
    for (const std::string_view known :
         {"config", "nohost", "nouser", "protocol", "tempfail", "unavailable", "usage"}) {
      if (EqualFolded(word, known) && word.size() < text.size())
        text.remove_prefix(word.size() + 1);
    }
    const ErrorValue error = CutError(text);
    const bool coded =
        error.code != 0 && (text.data() == value->host.data() || value->host[word.size()] == ':');
    if (coded) return;
    sink.Add(Diagnostic(rule.kind, entry.value_range,
                        "no reply code where sendmail looks for it: it answers 553 5.3.0; expected "
                        "error:D.S.N:CODE text"));
  });
  EachEntry(subject, "access", [&](const Entry& entry) {
    if (!EqualFolded(entry.value.substr(0, 6), "error:")) return;
    const std::string_view text = entry.value.substr(6);
    const size_t colon = text.find(':');
    const std::string_view word = text.substr(0, colon);
    if (colon == std::string_view::npos || std::count(word.begin(), word.end(), '.') == 2) return;
    if (word.empty() || word.find_first_not_of("0123456789.") != std::string_view::npos) return;
    sink.Add(Diagnostic(
        rule.kind, entry.value_range,
        fmt::format("{} is no code of three numbers: sendmail answers 553 5.3.0", Quote(word))));
  });
}

}  // namespace

extern const Rule reply_code_lost_rule;
const Rule reply_code_lost_rule = {
    .kind = {"MAP415", "reply-code-lost", Severity::kError},
    .summary = "the text of an error has no reply code in front, so its code is lost",
    .why =
        "sendmail takes the code of the reply from the first three digits of the text. Without "
        "them it answers 553 5.3.0, whatever stands before, and words of the virtusertable form "
        "(`error:nouser text`) are sent to the sender.",
    .bad = "mailertable: old.example\terror:nouser has moved",
    .good = "mailertable: old.example\terror:nouser:550 has moved",
    .check = Check,
};

}  // namespace mw::lint
