// SPDX-License-Identifier: BSD-2-Clause
// divert(-1) without divert(0): the text that follows is thrown away.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "mc/checks/check.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kKinds[] = {{"MC124", "endless-divert", Severity::kWarning}};

// The last divert that the user made before the end of the .mc, by index; size() if there is none.
size_t LastDivert(const std::vector<UserCall>& calls) {
  for (size_t i = calls.size(); i-- > 0;) {
    if (calls[i].command->name == "divert") return i;
  }
  return calls.size();
}

// The first text lost after that call which is not a comment. White space is not recorded.
const Discard* FirstLoss(const Context& context, size_t divert) {
  for (const Discard& discard : context.record.discards()) {
    if (discard.calls_before <= divert) continue;
    if (!InHashLine(context.sources, discard.range.begin)) return &discard;
    // A run that begins in a comment may go on behind it.
    const std::string_view bytes = context.sources.Get(discard.range.begin.source).bytes();
    const std::string_view text = bytes.substr(discard.range.begin.offset, discard.range.length);
    const std::vector<std::string_view> lines = Split(text, '\n');
    const bool visible = std::any_of(lines.begin() + 1, lines.end(), [](std::string_view line) {
      return !Trim(line).empty() && !Trim(line).starts_with('#');
    });
    if (visible) return &discard;
  }
  return nullptr;
}

void Run(const Context& context) {
  const auto& ends = context.record.file_ends();
  const auto end = std::find_if(ends.begin(), ends.end(),
                                [&](const FileEnd& file) { return file.source == context.main; });
  if (end == ends.end() || end->diversion >= 0) return;
  const std::vector<UserCall>& calls = context.record.calls();
  const size_t divert = LastDivert(calls);
  if (divert == calls.size()) return;
  const Discard* loss = FirstLoss(context, divert);
  if (loss == nullptr) return;
  Diagnostic diagnostic(kKinds[0], calls[divert].range(),
                        fmt::format("text after {} is thrown away; no 'divert(0)' follows",
                                    Quote(calls[divert].Text())));
  diagnostic.notes.push_back({loss->range, "the first text that is lost"});
  const auto before = static_cast<uint32_t>(LineBefore(context.sources, loss->range.begin).size());
  const Pos line{loss->range.begin.source, loss->range.begin.offset - before};
  diagnostic.fixes.push_back({"insert divert(0)", false, {{{line, 0}, "divert(0)dnl\n"}}});
  context.sink.Add(std::move(diagnostic));
}

}  // namespace

extern const Check check_endless_divert;
const Check check_endless_divert = {
    kKinds,
    "a divert(-1) is never ended",
    "Directives still work behind it, but rules, headers and options that are written as text "
    "never reach the .cf.",
    "OSTYPE(`linux')dnl\ndivert(-1)\nKlocal hash /etc/mail/local\n",
    "divert(-1)\n# a remark\ndivert(0)dnl\nOSTYPE(`linux')dnl\n",
    Run,
};

}  // namespace mw::mc
