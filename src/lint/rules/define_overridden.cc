// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/mc_calls.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

// A list that grows: the later value holds the former one.
bool Extends(std::string_view before, std::string_view after) {
  return !before.empty() && after.find(before) != std::string_view::npos;
}

// True if a file of the library defines `name` without asking whether it is there.
bool SetsAnyway(const mc::Compilation& compiled, std::string_view file, std::string_view name) {
  for (SourceId id = 0; id < compiled.sources().size(); id++) {
    const Source& source = compiled.sources().Get(id);
    if (!source.name().ends_with(file)) continue;
    const std::string wanted = fmt::format("define(`{}'", name);
    for (const std::string_view line : Split(source.bytes(), '\n')) {
      const std::string_view text = Trim(line);
      if (text.starts_with(wanted)) return true;
    }
  }
  return false;
}

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  const mc::Compilation* compiled = subject.compiled();
  if (compiled == nullptr) return;
  const std::vector<mc::UserCall>& calls = compiled->calls();
  for (size_t i = 0; i < calls.size(); i++) {
    if (calls[i].command->name != "define" || calls[i].arguments.size() < 2) continue;
    const std::string_view name = calls[i].Argument(0);
    for (size_t j = i + 1; j < calls.size(); j++) {
      const bool again = calls[j].command->name == "define" && calls[j].Argument(0) == name;
      const bool same_file =
          calls[j].place.source == calls[i].place.source && calls[j].arguments.size() > 1;
      // To build a value from the former one, or to use it in between, is no mistake.
      const bool uses =
          std::string_view(calls[j].Text()).find(name, 10) != std::string_view::npos &&
          calls[j].Argument(1).find(name) != std::string_view::npos;
      if (again && same_file && !uses && calls[i].Argument(1) != calls[j].Argument(1) &&
          !Extends(calls[i].Argument(1), calls[j].Argument(1))) {
        Diagnostic finding(rule.kind, subject.PlaceInMc(calls[i].range()),
                           fmt::format("{} is overridden: the later define wins", Quote(name)));
        finding.notes.push_back({subject.PlaceInMc(calls[j].range()), "by this one"});
        sink.Add(std::move(finding));
        break;
      }
      if (again) break;
      const std::string_view folder = calls[j].command->name == "OSTYPE"   ? "ostype/"
                                      : calls[j].command->name == "DOMAIN" ? "domain/"
                                                                           : "";
      if (folder.empty() ||
          !SetsAnyway(*compiled, fmt::format("{}{}.m4", folder, calls[j].Argument(0)), name))
        continue;
      Diagnostic finding(rule.kind, subject.PlaceInMc(calls[i].range()),
                         fmt::format("{} is overridden by {}({})", Quote(name),
                                     calls[j].command->name, calls[j].Argument(0)));
      finding.notes.push_back({subject.PlaceInMc(calls[j].range()), "move the define behind it"});
      sink.Add(std::move(finding));
      break;
    }
  }
}

}  // namespace

extern const Rule define_overridden_rule;
const Rule define_overridden_rule = {
    .kind = {"MC155", "define-overridden", Severity::kWarning},
    .summary = "a define is overridden by a later one",
    .why =
        "The last define wins, without a word; so do those of an OSTYPE or DOMAIN file that sets "
        "the name whatever it was.",
    .bad = "sendmail.mc: define(`SMART_HOST', `[192.0.2.1]')\ndefine(`SMART_HOST', `[192.0.2.2]')",
    .good = "sendmail.mc: define(`SMART_HOST', `[192.0.2.1]')",
    .check = Check,
};

}  // namespace mw::lint
