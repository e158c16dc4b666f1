// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  for (const std::string_view map : {"access", "authinfo"}) {
    EachEntry(subject, map, [&](const Entry& entry) {
      if (!EqualFolded(entry.key.substr(0, 9), "authinfo:")) return;
      for (const std::string_view word : SplitWords(entry.value)) {
        const bool field = word.size() > 3 && word[0] == '"' && (word[2] == ':' || word[2] == '=');
        if (field) continue;
        if (word.find('"') != std::string_view::npos) continue;  // the rest of a field with a blank
        sink.Add(
            Diagnostic(rule.kind, entry.value_range, "expected fields as \"U:user\" \"P:secret\""));
        return;
      }
    });
  }
}

}  // namespace

extern const Rule login_not_quoted_rule;
const Rule login_not_quoted_rule = {
    .kind = {"MAP467", "login-not-quoted", Severity::kError},
    .summary = "AuthInfo has a value without the quoted fields",
    .why =
        "The value is passed on as it is; sendmail wants fields in quotes: \"U:user\" "
        "\"I:identity\" \"P:secret\" or \"P=base64\", \"M:mechanism\", \"R:realm\".",
    .bad = "access: AuthInfo:hub.example\tuser pass",
    .good = "access: AuthInfo:hub.example\t\"U:user\" \"P:pass\"",
    .check = Check,
};

}  // namespace mw::lint
