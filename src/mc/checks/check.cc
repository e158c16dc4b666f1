// SPDX-License-Identifier: BSD-2-Clause
#include "mc/checks/check.h"

#include <algorithm>

#include "base/text.h"
#include "mc/findings.h"

namespace mw::mc {

#define CHECK(name) extern const Check check_##name;
#include "mc/checks/checks.def"
#undef CHECK

namespace {

#define CHECK(name) &check_##name,
constexpr const Check* kChecks[] = {
#include "mc/checks/checks.def"
};
#undef CHECK

}  // namespace

std::span<const Check* const> AllChecks() { return kChecks; }

std::optional<OpenFailure> ParseOpenFailure(std::string_view text) {
  constexpr std::string_view kBegin = "cannot open `";
  constexpr std::string_view kEnd = "': ";
  const size_t begin = text.find(kBegin);
  const size_t end = text.rfind(kEnd);
  if (begin == std::string_view::npos || end == std::string_view::npos) return std::nullopt;
  const size_t path = begin + kBegin.size();
  if (end < path) return std::nullopt;
  return OpenFailure{text.substr(path, end - path), text.substr(end + kEnd.size())};
}

bool ClaimOpenFailures(const Context& context, m4::CallId id) {
  bool any = false;
  for (const Said& said : context.record.said()) {
    if (said.claimed || said.kind != Said::Kind::kMessage || !ParseOpenFailure(said.text)) continue;
    const Located located = context.chain.Locate(said.place, said.call);
    if (located.call != id) continue;
    said.claimed = true;
    any = true;
  }
  return any;
}

std::vector<Explanation> Explanations() {
  const std::span<const Explanation> others = Findings();
  std::vector<Explanation> all(others.begin(), others.end());
  for (const Check* check : AllChecks()) {
    for (const DiagnosticKind& kind : check->kinds) {
      all.push_back({kind, check->summary, check->why, check->bad, check->good});
    }
  }
  std::sort(all.begin(), all.end(),
            [](const Explanation& a, const Explanation& b) { return a.kind.code < b.kind.code; });
  return all;
}

std::string_view LineBefore(const SourceTable& sources, Pos pos) {
  const std::string_view bytes = sources.Get(pos.source).bytes();
  const size_t newline =
      pos.offset == 0 ? std::string_view::npos : bytes.rfind('\n', pos.offset - 1);
  const size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
  return bytes.substr(begin, pos.offset - begin);
}

std::string_view LineFrom(const SourceTable& sources, Pos pos) {
  const std::string_view rest = sources.Get(pos.source).bytes().substr(pos.offset);
  return rest.substr(0, rest.find('\n'));
}

bool InHashLine(const SourceTable& sources, Pos pos) {
  const std::string_view before = Trim(LineBefore(sources, pos));
  return before.starts_with('#') || (before.empty() && LineFrom(sources, pos).starts_with('#'));
}

bool StandsAt(const SourceTable& sources, Pos pos, std::string_view text) {
  return pos.known() && pos.source < sources.size() &&
         sources.Get(pos.source).bytes().substr(pos.offset).starts_with(text);
}

size_t OutputLineOf(const Context& context, Pos pos) {
  const std::vector<m4::OriginMap::Run>& runs = context.engine.origins().runs();
  const std::string& text = context.engine.output();
  for (size_t i = 0; i < runs.size(); ++i) {
    const m4::OriginMap::Run& run = runs[i];
    const uint64_t end = i + 1 < runs.size() ? runs[i + 1].begin : text.size();
    if (!run.linear || run.origin.place.source != pos.source) continue;
    const uint32_t first = run.origin.place.offset;
    if (pos.offset < first || pos.offset - first >= end - run.begin) continue;
    const auto place = static_cast<std::ptrdiff_t>(run.begin + (pos.offset - first));
    return static_cast<size_t>(std::count(text.begin(), text.begin() + place, '\n')) + 1;
  }
  return 0;
}

}  // namespace mw::mc
