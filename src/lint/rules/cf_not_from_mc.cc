// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/mc_calls.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

// Without comments, empty lines and the version, which tells how often it was made.
std::vector<std::string_view> Lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (const std::string_view line : Split(text, '\n')) {
    if (!line.empty() && line[0] != '#' && !line.starts_with("DZ")) lines.push_back(line);
  }
  return lines;
}

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  const mc::Compilation* compiled = subject.compiled();
  if (compiled == nullptr || !subject.loaded() || !subject.mc_file().ends_with(".mc")) return;
  const std::string path = subject.mc_file().substr(0, subject.mc_file().size() - 3) + ".cf";
  const Result<std::string> text = subject.Read(path);
  if (!text) return;
  const std::vector<std::string_view> written = Lines(*text);
  const std::vector<std::string_view> made = Lines(compiled->cf());
  size_t at = 0;
  while (at < written.size() && at < made.size() && written[at] == made[at]) at++;
  if (at == written.size() && at == made.size()) return;
  sink.Add(Diagnostic(
      rule.kind, {},
      fmt::format("{} is not what {} makes; it differs first at {}", path, subject.mc_file(),
                  Quote(at < written.size() ? written[at] : made[at]))));
}

}  // namespace

extern const Rule cf_not_from_mc_rule;
const Rule cf_not_from_mc_rule = {
    .kind = {"MC160", "cf-not-from-mc", Severity::kNote},
    .summary = "the .cf is not what the .mc would make",
    .why =
        "Lines changed by hand in a .cf are lost when it is made again. Where the .cf was made "
        "with another version of the library this says so, too.",
    .bad = "/etc/mail/sendmail.cf: V10/Berkeley",
    .good = "sendmail.mc: define(`confLOG_LEVEL', `9')",
    .check = Check,
};

}  // namespace mw::lint
