// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/revision.h"

#include <algorithm>

#include "base/text.h"

namespace mw::migrate {
namespace {

size_t LineOf(std::string_view text, size_t offset) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
  return static_cast<size_t>(std::count(text.begin(), end, '\n'));
}

bool Overlap(const Edit& a, const Edit& b) {
  const uint32_t begin_a = a.range.begin.offset, begin_b = b.range.begin.offset;
  return begin_a < begin_b + std::max(b.range.length, 1u) &&
         begin_b < begin_a + std::max(a.range.length, 1u);
}

}  // namespace

Revision::Revision(std::string text) : text_(std::move(text)) {
  lines_.resize(LineOf(text_, text_.size()) + 1);
  for (size_t i = 0; i < lines_.size(); ++i) lines_[i] = static_cast<uint32_t>(i + 1);
}

uint32_t Revision::OriginalLine(uint32_t offset) const { return lines_[LineOf(text_, offset)]; }

std::vector<size_t> Revision::Apply(std::span<const Diagnostic> findings, SourceId main) {
  std::vector<size_t> done;
  std::vector<Edit> edits;
  for (size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].fixes.empty() || !findings[i].fixes[0].safe) continue;
    const std::vector<Edit>& wanted = findings[i].fixes[0].edits;
    const bool possible = std::all_of(wanted.begin(), wanted.end(), [&](const Edit& edit) {
      return edit.range.begin.source == main &&
             std::none_of(edits.begin(), edits.end(),
                          [&](const Edit& other) { return Overlap(edit, other); });
    });
    if (!possible) continue;
    edits.insert(edits.end(), wanted.begin(), wanted.end());
    done.push_back(i);
  }
  Make(std::move(edits));
  return done;
}

// From the end on, so that offsets of those to come stay right.
void Revision::Make(std::vector<Edit> edits) {
  std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
    return a.range.begin.offset > b.range.begin.offset;
  });
  for (const Edit& edit : edits) {
    const size_t begin = edit.range.begin.offset;
    const size_t line = LineOf(text_, begin);
    const auto removed = static_cast<size_t>(LineOf(text_, begin + edit.range.length) - line);
    const size_t added = LineOf(edit.text, edit.text.size());
    const auto place = lines_.begin() + static_cast<std::ptrdiff_t>(line) + 1;
    const uint32_t original = lines_[line];
    if (added < removed) {
      // The last of the lines that become one keeps its own number, unless it is the end of this edit.
      const auto from = begin == 0 || text_[begin - 1] == '\n' ? place - 1 : place;
      lines_.erase(from, from + static_cast<std::ptrdiff_t>(removed - added));
    } else {
      lines_.insert(place, added - removed, original);
    }
    text_.replace(begin, edit.range.length, edit.text);
  }
}

}  // namespace mw::migrate
