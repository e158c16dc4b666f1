// SPDX-License-Identifier: BSD-2-Clause
#include "mc/source_map.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace mw::mc {
namespace {

// Offset of the first byte of `line`, npos when there is no such line.
size_t StartOfLine(const std::string& text, size_t line) {
  size_t start = 0;
  for (size_t i = 1; i < line; ++i) {
    const size_t newline = text.find('\n', start);
    if (newline == std::string::npos) return std::string::npos;
    start = newline + 1;
  }
  return start < text.size() ? start : std::string::npos;
}

std::string CallText(const Compilation& compilation, m4::CallId id) {
  constexpr size_t kLongest = 100;
  const UserCall* call = compilation.record().FindCall(id);
  if (call != nullptr) return call->Text(kLongest);
  return Printable(compilation.call_table().Get(id).name);
}

// One step of the way: "<- FILE:LINE".
void AddStep(const SourceTable& sources, Pos place, std::vector<std::string>& steps) {
  if (!place.known()) return;
  std::string step =
      fmt::format("{}:{}", sources.Get(place.source).name(), sources.Place(place).line);
  if (steps.empty() || steps.back() != step) steps.push_back(std::move(step));
}

struct Description {
  std::string user;                // place and call in the user's files
  std::vector<std::string> steps;  // from there into the library
};

Description Describe(const Compilation& compilation, const m4::Origin& origin) {
  const SourceTable& sources = compilation.sources();
  const Chain chain = compilation.chain();
  const Located located = chain.Locate(origin.place, origin.call);
  Description description;
  if (located.range.known()) {
    description.user = sources.Format(located.range.begin);
    if (located.call != m4::kNoCall) description.user += ' ' + CallText(compilation, located.call);
  } else {
    description.user = "the library";
  }
  // From the user's call inwards: the calls between it and the text, outermost first.
  std::vector<m4::CallId> inner{origin.call};
  for (const m4::CallId id : chain.Ancestors(origin.call)) inner.push_back(id);
  const auto user = std::find(inner.begin(), inner.end(), located.call);
  for (auto step = user; step != inner.begin();) {
    --step;
    if (*step != m4::kNoCall) {
      AddStep(sources, compilation.call_table().Get(*step).place, description.steps);
    }
  }
  if (located.inside.known()) AddStep(sources, located.inside, description.steps);
  return description;
}

}  // namespace

size_t CountLines(const std::string& cf) {
  const auto newlines = static_cast<size_t>(std::count(cf.begin(), cf.end(), '\n'));
  return newlines + (cf.empty() || cf.back() == '\n' ? 0 : 1);
}

std::vector<LinePiece> PiecesOfLine(const Compilation& compilation, size_t line) {
  std::vector<LinePiece> pieces;
  const std::string& cf = compilation.cf();
  const size_t start = line == 0 ? std::string::npos : StartOfLine(cf, line);
  if (start == std::string::npos) return pieces;
  const size_t end = std::min(cf.find('\n', start), cf.size());
  const std::vector<m4::OriginMap::Run>& runs = compilation.origins().runs();
  auto run = std::upper_bound(runs.begin(), runs.end(), start,
                              [](uint64_t offset, const m4::OriginMap::Run& candidate) {
                                return offset < candidate.begin;
                              });
  if (run == runs.begin()) return pieces;
  for (--run; run != runs.end() && run->begin < end; ++run) {
    const size_t next = run + 1 == runs.end() ? cf.size() : (run + 1)->begin;
    const size_t from = std::max<size_t>(run->begin, start);
    const size_t to = std::min<size_t>(next, end);
    if (from >= to) continue;
    pieces.push_back({static_cast<uint32_t>(from - start + 1), static_cast<uint32_t>(to - from),
                      compilation.origins().At(from)});
  }
  return pieces;
}

std::string DescribeLine(const Compilation& compilation, size_t line) {
  const std::string& cf = compilation.cf();
  const size_t start = line == 0 ? std::string::npos : StartOfLine(cf, line);
  if (start == std::string::npos) return "";
  const size_t end = std::min(cf.find('\n', start), cf.size());
  std::string text = fmt::format("line {} of the .cf: {}\n", line,
                                 Printable({cf.data() + start, end - start}, 200));
  const std::vector<LinePiece> pieces = PiecesOfLine(compilation, line);
  std::string last;
  for (const LinePiece& piece : pieces) {
    const Description description = Describe(compilation, piece.origin);
    std::string way;
    for (const std::string& step : description.steps) way += " <- " + step;
    const std::string whole = description.user + way;
    if (whole == last) continue;
    text += fmt::format("  column {}: {}{}\n", piece.column, description.user, way);
    last = whole;
  }
  return text;
}

}  // namespace mw::mc
