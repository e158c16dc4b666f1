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

// The first line of `text`, which stands at `place`, that is neither blank nor a comment.
std::optional<Range> FirstVisibleLine(const SourceTable& sources, Pos place,
                                      std::string_view text) {
  uint32_t offset = 0;
  for (const std::string_view line : Split(text, '\n')) {
    const Pos start{place.source, place.offset + offset};
    const bool comment = offset == 0 ? InHashLine(sources, place) : Trim(line).starts_with('#');
    if (!Trim(line).empty() && !comment) return Range{start, static_cast<uint32_t>(line.size())};
    offset += static_cast<uint32_t>(line.size()) + 1;
  }
  return std::nullopt;
}

// The first text lost after that call.
std::optional<Range> FirstLoss(const Context& context, size_t divert) {
  for (const Discard& discard : context.record.discards()) {
    if (discard.calls_before <= divert) continue;
    const Pos place = discard.range.begin;
    const std::string_view bytes = context.sources.Get(place.source).bytes();
    const std::optional<Range> line =
        FirstVisibleLine(context.sources, place, bytes.substr(place.offset, discard.range.length));
    if (line) return line;
  }
  return std::nullopt;
}

void Run(const Context& context) {
  const auto& ends = context.record.file_ends();
  const auto end = std::find_if(ends.begin(), ends.end(),
                                [&](const FileEnd& file) { return file.source == context.main; });
  if (end == ends.end() || end->diversion >= 0) return;
  const std::vector<UserCall>& calls = context.record.calls();
  const size_t divert = LastDivert(calls);
  if (divert == calls.size()) return;
  const std::optional<Range> loss = FirstLoss(context, divert);
  if (!loss) return;
  Diagnostic diagnostic(kKinds[0], calls[divert].range(),
                        fmt::format("text after {} is thrown away; no 'divert(0)' follows",
                                    Quote(fmt::format("divert({})", calls[divert].Argument(0)))));
  diagnostic.notes.push_back({*loss, "the first text that is lost"});
  const auto before = static_cast<uint32_t>(LineBefore(context.sources, loss->begin).size());
  const Pos line{loss->begin.source, loss->begin.offset - before};
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
