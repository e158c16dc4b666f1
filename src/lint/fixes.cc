// SPDX-License-Identifier: BSD-2-Clause
#include "lint/fixes.h"

#include <algorithm>
#include <vector>

namespace mw::lint {

FixedTexts ApplyFixes(std::span<const Diagnostic> findings, const SourceTable& sources,
                      bool unsafe_too) {
  FixedTexts out;
  std::map<SourceId, std::vector<Edit>> edits;
  const auto overlaps = [&](const Edit& edit) {
    for (const Edit& other : edits[edit.range.begin.source]) {
      const uint32_t a = edit.range.begin.offset;
      const uint32_t b = other.range.begin.offset;
      if (a < b + std::max(other.range.length, 1u) && b < a + std::max(edit.range.length, 1u)) {
        return true;
      }
    }
    return false;
  };
  for (const Diagnostic& finding : findings) {
    if (finding.fixes.empty()) continue;
    const Fix& fix = finding.fixes.front();
    const bool blocked = std::any_of(fix.edits.begin(), fix.edits.end(), overlaps);
    if ((!fix.safe && !unsafe_too) || blocked) {
      out.left++;
      continue;
    }
    for (const Edit& edit : fix.edits) edits[edit.range.begin.source].push_back(edit);
    out.applied++;
  }
  for (auto& [id, list] : edits) {
    if (list.empty()) continue;
    std::sort(list.begin(), list.end(), [](const Edit& a, const Edit& b) {
      return a.range.begin.offset > b.range.begin.offset;
    });
    std::string text(sources.Get(id).bytes());
    for (const Edit& edit : list) {
      const size_t begin = std::min<size_t>(edit.range.begin.offset, text.size());
      text.replace(begin, edit.range.length, edit.text);
    }
    out.texts.emplace(id, std::move(text));
  }
  return out;
}

}  // namespace mw::lint
