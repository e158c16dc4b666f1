// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/mc_calls.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  const mc::Compilation* compiled = subject.compiled();
  if (compiled == nullptr) return;
  EachCall(subject, mc::CommandKind::kDefine, [&](const mc::UserCall& call) {
    if (!call.end.known() || call.end.source != call.place.source) return;
    const std::string_view text =
        compiled->sources()
            .Get(call.place.source)
            .bytes()
            .substr(call.place.offset, call.end.offset - call.place.offset);
    int depth = 0;
    for (size_t at = 0; at < text.size(); at++) {
      if (text[at] == '`') depth++;
      if (text[at] == '\'') depth--;
      if (depth > 0 || (at > 0 && (IsAlpha(text[at - 1]) || text[at - 1] == '_'))) continue;
      for (const std::string_view word :
           {"len(", "index(", "substr(", "translit(", "shift(", "incr(", "decr("}) {
        if (!text.substr(at).starts_with(word)) continue;
        const Pos place{call.place.source, call.place.offset + static_cast<uint32_t>(at)};
        sink.Add(Diagnostic(rule.kind,
                            subject.PlaceInMc({place, static_cast<uint32_t>(word.size() - 1)}),
                            fmt::format("{} is a builtin of m4; quote it if it is meant as a word",
                                        Quote(word.substr(0, word.size() - 1)))));
        return;
      }
    }
  });
}

}  // namespace

extern const Rule value_is_computed_rule;
const Rule value_is_computed_rule = {
    .kind = {"MC153", "value-is-computed", Severity::kWarning},
    .summary = "a word in a value is a builtin of m4 and is replaced",
    .why = "Outside quotes m4 takes `len(abc)` for a call: the value becomes 3.",
    .bad = "sendmail.mc: define(`confDOMAIN_NAME', len(abc).example)",
    .good = "sendmail.mc: define(`confDOMAIN_NAME', `len.abc.example')",
    .check = Check,
};

}  // namespace mw::lint
