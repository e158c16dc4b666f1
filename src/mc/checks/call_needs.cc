// SPDX-License-Identifier: BSD-2-Clause
// What a FEATURE, MAILER ... needs beside it, or does not bear, as the description in its file says.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "mc/catalogue.h"
#include "mc/checks/call_headers.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kUnmet = {"MC129", "unmet-need", Severity::kWarning};
constexpr DiagnosticKind kConflict = {"MC137", "conflict", Severity::kWarning};
constexpr DiagnosticKind kKinds[] = {kUnmet, kConflict};

// Where the thing that a need names stands, seen from the call.
enum class Place { kNowhere, kBefore, kAfter };

struct Found {
  Place place = Place::kNowhere;
  Range range;  // of the user's call that brought it, if that is known
};

bool Names(const UserCall& call, const HeaderNeed& need) {
  if (need.kind == "command") return call.command->name == need.name;
  if (call.Argument(0) != need.name) return false;
  if (need.kind == "define") {
    return call.command->name == "define" || call.command->name == "pushdef";
  }
  const Family* family = FamilyOfKind(need.kind);
  return family != nullptr && call.command->name == family->command;
}

// The library may have brought it: its file was read, or the name was defined in some other file.
Found FindInLibrary(const Context& context, const DescribedCall& described,
                    const HeaderNeed& need) {
  if (const Family* family = FamilyOfKind(need.kind)) {
    const SourceId source = SourceOf(context, *family, need.name);
    if (source == kNoSource) return {};
    const SourceId own = SourceOf(context, *described.family, described.header.name);
    return {source < own ? Place::kBefore : Place::kAfter, {}};
  }
  if (need.kind != "define") return {};
  for (const m4::SymbolView& symbol : context.engine.Symbols()) {
    const bool users = symbol.place.known() && context.record.IsUserSource(symbol.place.source);
    if (symbol.defined && symbol.name == need.name && !users) return {Place::kBefore, {}};
  }
  return {};
}

Found Find(const Context& context, const DescribedCall& described, const HeaderNeed& need) {
  const std::vector<UserCall>& calls = context.record.calls();
  Found found;
  for (size_t i = 0; i < calls.size(); ++i) {
    if (i == described.index || !Names(calls[i], need)) continue;
    found = {i < described.index ? Place::kBefore : Place::kAfter, calls[i].range()};
    if (found.place == Place::kBefore) return found;
  }
  const Found inside = FindInLibrary(context, described, need);
  return inside.place == Place::kBefore || found.place == Place::kNowhere ? inside : found;
}

bool Applies(const HeaderNeed& need, const UserCall& call) {
  const std::string_view argument = call.Argument(need.argument);
  switch (need.condition) {
    case HeaderNeed::Condition::kAlways:
      return true;
    case HeaderNeed::Condition::kArgumentMissing:
      return argument.empty();
    case HeaderNeed::Condition::kArgumentGiven:
      return !argument.empty();
    case HeaderNeed::Condition::kArgumentIs:
      return EqualFolded(argument, need.word);
  }
  return true;
}

// "FEATURE(access_db)", "MAILER(smtp)", "the name LUSER_RELAY", "MASQUERADE_AS".
std::string Thing(const HeaderNeed& need) {
  if (need.kind == "command") return Quote(need.name);
  const Family* family = FamilyOfKind(need.kind);
  if (family == nullptr) return fmt::format("a definition of {}", Quote(need.name));
  return Quote(fmt::format("{}({})", family->command, need.name));
}

void Report(const Context& context, const DiagnosticKind& kind, const DescribedCall& described,
            const HeaderNeed& need, const Found& found, std::string message) {
  if (!need.note.empty()) message += ": " + need.note;
  Diagnostic diagnostic(kind, described.call->range(), std::move(message));
  const std::string_view about[] = {need.name};
  const std::optional<Severity> said = ClaimLibraryText(context, *described.call, about);
  if (said) diagnostic.severity = *said;
  if (found.range.known()) diagnostic.notes.push_back({found.range, Thing(need) + " is here"});
  context.sink.Add(std::move(diagnostic));
}

void CheckNeed(const Context& context, const DescribedCall& described, const HeaderNeed& need) {
  if (!Applies(need, *described.call)) return;
  const Found found = Find(context, described, need);
  const bool met = found.place == Place::kBefore || (found.place == Place::kAfter && !need.before);
  if (met) return;
  Report(
      context, kUnmet, described, need, found,
      fmt::format("{} needs {}{}", described.Name(), Thing(need), need.before ? " before it" : ""));
}

void CheckConflict(const Context& context, const DescribedCall& described, const HeaderNeed& need) {
  if (!Applies(need, *described.call)) return;
  const Found found = Find(context, described, need);
  const bool fine = found.place == Place::kNowhere || (found.place == Place::kAfter && need.before);
  if (fine) return;
  Report(context, kConflict, described, need, found,
         fmt::format("{} does not go {} {}", described.Name(), need.before ? "behind" : "with",
                     Thing(need)));
}

void Run(const Context& context) {
  for (const DescribedCall& described : DescribedCalls(context)) {
    for (const HeaderNeed& need : described.header.required) CheckNeed(context, described, need);
    for (const HeaderNeed& need : described.header.conflicts) {
      CheckConflict(context, described, need);
    }
  }
}

}  // namespace

extern const Check check_call_needs;
const Check check_call_needs = {
    kKinds,
    "something that a call needs is not there, or stands too late; or two calls do not go together",
    "The file tests what it needs when it is read. Without it the feature does nothing or half of "
    "its "
    "work, and mail is routed or accepted as nobody meant it.",
    "OSTYPE(`linux')dnl\nMAILER(`smtp')dnl\nMAILER(`ssh')dnl\n",
    "OSTYPE(`linux')dnl\ndefine(`SSH_MAILER_USER', `mail:mail')dnl\n"
    "define(`SSH_MAILER_DIR', `/var/lib/mailssh')dnl\nMAILER(`smtp')dnl\nMAILER(`ssh')dnl\n",
    Run,
};

}  // namespace mw::mc
