// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  EachEntry(subject, "virtuser", [&](const Entry& entry) {
    if (!EqualFolded(entry.value.substr(0, 6), "error:")) return;
    const std::string_view text = entry.value.substr(6);
    const std::string_view word = text.substr(0, text.find_first_of(": "));
    const bool colon = word.size() < text.size() && text[word.size()] == ':';
    const bool code = IsNumber(word);
    if (!code && (!colon || word.find('.') != std::string_view::npos)) return;
    Diagnostic finding(
        rule.kind, entry.value_range,
        fmt::format("a colon behind {}: the reply code is lost; virtusertable wants a blank",
                    Quote(word)));
    if (code) {
      finding.message = fmt::format(
          "{} stands where a word is expected; write error:nouser CODE text or error:D.S.N:CODE "
          "text",
          Quote(word));
    }
    std::string fixed(subject.TextOf(entry.value_range));
    if (colon && !code && fixed == entry.value) {
      fixed[6 + word.size()] = ' ';
      finding.fixes.push_back(Replacement("write a blank", entry.value_range, fixed, true));
    }
    sink.Add(std::move(finding));
  });
}

}  // namespace

extern const Rule error_form_of_mailertable_rule;
const Rule error_form_of_mailertable_rule = {
    .kind = {"MAP433", "error-form-of-mailertable", Severity::kError},
    .summary = "an error in virtusertable is written as in mailertable",
    .why =
        "virtusertable wants a blank behind the word: `error:nouser 550 text`. With a colon the "
        "text begins with it and its code is lost; `error:550 text` takes the code for the word.",
    .bad =
        "sendmail.mc: VIRTUSER_DOMAIN(`v.example')\nvirtusertable: @v.example\terror:nouser:550 No "
        "such user",
    .good =
        "sendmail.mc: VIRTUSER_DOMAIN(`v.example')\nvirtusertable: @v.example\terror:nouser 550 No "
        "such user",
    .check = Check,
};

}  // namespace mw::lint
