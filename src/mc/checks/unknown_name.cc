// SPDX-License-Identifier: BSD-2-Clause
// FEATURE, MAILER, OSTYPE, DOMAIN or HACK with a name that the library does not have.
#include <fmt/format.h>

#include <algorithm>

#include "base/spelling.h"
#include "base/text.h"
#include "mc/builtin_library.h"
#include "mc/checks/check.h"
#include "mc/library.h"

namespace mw::mc {
namespace {

// In the order of Families().
constexpr DiagnosticKind kKinds[] = {{"MC104", "unknown-feature", Severity::kError},
                                     {"MC105", "unknown-mailer", Severity::kError},
                                     {"MC106", "unknown-ostype", Severity::kError},
                                     {"MC107", "unknown-domain", Severity::kError},
                                     {"MC108", "unknown-hack", Severity::kError}};

// ` FEATURE(`smtp')`: the name exists, but for another command.
const Family* OtherFamilyWith(const Context& context, const FamilyMember& wanted) {
  const std::string path = context.record.library_folder();
  for (const Family& family : Families()) {
    if (&family == wanted.family) continue;
    const std::string file = fmt::format("{}{}/{}.m4", path, family.folder, wanted.name);
    if (!wanted.name.empty() && context.host.Status(file).ok()) return &family;
  }
  return nullptr;
}

// The library in the program has the name; the site's own has not.
bool IsOnlyBuiltin(const FamilyMember& wanted) {
  return FindBuiltinFile(fmt::format("{}/{}.m4", wanted.family->folder, wanted.name)) != nullptr;
}

// The last step of every reading: what name was meant?
std::optional<std::string> Meant(const Context& context, const FamilyMember& wanted) {
  const std::vector<std::string> names =
      NamesInFamily(context.host, context.record.library_folder(), *wanted.family);
  const std::vector<std::string_view> views(names.begin(), names.end());
  // mailer_table for mailertable: underscores are the commonest mistake.
  const auto without = [](std::string_view name) {
    std::string plain = FoldCase(name);
    std::erase_if(plain, [](char c) { return c == '_' || c == '-'; });
    return plain;
  };
  for (const std::string& name : names) {
    if (without(name) == without(wanted.name)) return name;
  }
  const std::optional<std::string_view> nearest = NearestName(wanted.name, views);
  if (!nearest) return std::nullopt;
  return std::string(*nearest);
}

void AddNameFix(const Context& context, const Located& located, std::string_view wrong,
                const std::string& right, Diagnostic& diagnostic) {
  const UserCall* call = context.record.FindCall(located.call);
  if (call == nullptr || call->Argument(0) != wrong) return;
  const Pos place = call->arguments[0].place;
  if (!StandsAt(context.sources, place, wrong)) return;
  diagnostic.fixes.push_back(
      {"write " + Quote(right), false, {{{place, static_cast<uint32_t>(wrong.size())}, right}}});
}

void Report(const Context& context, const Said& said, const FamilyMember& wanted,
            std::string_view reason) {
  const DiagnosticKind& kind = kKinds[static_cast<size_t>(wanted.family - Families().data())];
  const Located located = context.chain.Locate(said.place, said.call);
  const std::string what = FoldCase(wanted.family->command);
  std::string message;
  std::optional<std::string> meant;
  bool only_builtin = false;
  if (wanted.name.empty()) {
    message = fmt::format("{} has no name", wanted.family->command);
  } else if (reason != "No such file or directory") {
    message = fmt::format("cannot read {} {}: {}", what, Quote(wanted.name), reason);
  } else if (const Family* other = OtherFamilyWith(context, wanted)) {
    message = fmt::format("unknown {} {}; it is a {}", what, Quote(wanted.name), other->command);
  } else if (IsOnlyBuiltin(wanted)) {
    only_builtin = true;
    message = fmt::format("{} {} is not in this library", what, Quote(wanted.name));
  } else {
    meant = Meant(context, wanted);
    message = fmt::format("unknown {} {}", what, Quote(wanted.name));
    if (meant) message += "; did you mean " + Quote(*meant) + "?";
  }
  Diagnostic diagnostic = context.chain.Explain(kind, located, std::move(message));
  // Where the library includes the file is of no use to anybody.
  std::erase_if(diagnostic.notes, [&](const Note& note) {
    return note.range.begin == located.inside && note.range.known();
  });
  if (only_builtin) {
    diagnostic.notes.push_back({{}, "the library in mc2cf has it: use --library=builtin"});
  }
  if (meant) AddNameFix(context, located, wanted.name, *meant, diagnostic);
  context.sink.Add(std::move(diagnostic));
}

void Run(const Context& context) {
  if (context.record.entries() == 0) return;
  for (const Said& said : context.record.said()) {
    if (said.claimed || said.kind != Said::Kind::kMessage) continue;
    const std::optional<OpenFailure> failure = ParseOpenFailure(said.text);
    if (!failure) continue;
    const std::optional<FamilyMember> wanted =
        MemberOfPath(failure->path, context.record.library_folder());
    if (!wanted) continue;
    said.claimed = true;
    Report(context, said, *wanted, failure->reason);
  }
}

}  // namespace

extern const Check check_unknown_name;
const Check check_unknown_name = {
    kKinds,
    "the library has no file for the name",
    "m4 prints a message and goes on: the .cf looks complete, but lacks what was asked for.",
    "OSTYPE(`linux')dnl\nFEATURE(`acess_db')dnl\n",
    "OSTYPE(`linux')dnl\nFEATURE(`access_db')dnl\n",
    Run,
};

}  // namespace mw::mc
