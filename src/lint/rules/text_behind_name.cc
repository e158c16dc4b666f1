// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  for (const std::string_view name : {"w", "R", "{VirtHost}", "t", "M", "E", "G"}) {
    subject.ForEachClassLine(name, [&](std::string_view line, Range range) {
      const size_t blank = line.find_first_of(" \t");
      const bool odd = IsAlpha(line[0]) || IsDigit(line[0]) || line[0] == '.' || line[0] == '[' ||
                       line[0] == '*' || line[0] == '_';
      if (odd && blank == std::string_view::npos) return;
      const std::string_view word = line.substr(0, blank);
      sink.Add(Diagnostic(
          rule.kind, range,
          fmt::format("{} is the member; comments are lines that begin with #", Quote(word))));
    });
  }
}

}  // namespace

extern const Rule text_behind_name_rule;
const Rule text_behind_name_rule = {
    .kind = {"MAP444", "text-behind-name", Severity::kWarning},
    .summary = "a line of a class file has more than a name",
    .why =
        "The first word of each line is taken, whatever it is: `; text` makes `;` a member. Only # "
        "in the first column begins a comment.",
    .bad = "local-host-names: ; our names",
    .good = "local-host-names: # our names\nwww.our.example",
    .check = Check,
};

}  // namespace mw::lint
