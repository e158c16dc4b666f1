// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/cf_lines.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  if (!subject.loaded()) return;
  const Definitions known = DefinitionsOf(subject.config());
  EachRule(subject, [&](const RuleText& text) {
    for (const ValueUse& use : ValuesIn(text)) {
      const std::string name = subject.config().names.Bare(use.id);
      // Those of one letter are the library's, and are often empty.
      if (name.size() < 2 || known.texts.contains(name)) continue;
      if (use.is_class ? known.classes.contains(use.id) || IsKnownClass(name)
                       : known.macros.contains(use.id) || IsKnownMacro(name))
        continue;
      sink.Add(Diagnostic(
          rule.kind, subject.PlaceOfCf(text.range),
          fmt::format("nothing {} {}", use.is_class ? "fills the class" : "defines the macro",
                      Quote(fmt::format("{{{}}}", name)))));
    }
  });
}

}  // namespace

extern const Rule never_defined_rule;
const Rule never_defined_rule = {
    .kind = {"CF221", "never-defined", Severity::kWarning},
    .summary = "a rule asks for a class or macro that nothing fills",
    .why =
        "sendmail says nothing: the class matches no word, the macro is empty. Often the name is "
        "misspelled: {VirtHosts} for {VirtHost}.",
    .bad = "end.cf: Stest\nR$={VirtHosts} x\t$@ y",
    .good = "end.cf: C{Mine}a\nStest\nR$={Mine} x\t$@ y",
    .check = Check,
};

}  // namespace mw::lint
