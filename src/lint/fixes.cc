// SPDX-License-Identifier: BSD-2-Clause
#include "lint/fixes.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.h"

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

std::string UnifiedDiff(const std::string& name, std::string_view before, std::string_view after) {
  constexpr size_t kContext = 3;
  std::vector<std::string_view> a = Split(before, '\n');
  std::vector<std::string_view> b = Split(after, '\n');
  // Fixes change few lines: what is equal at both ends frames one hunk.
  size_t head = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) head++;
  if (head == a.size() && head == b.size()) return "";
  size_t tail = 0;
  while (tail < a.size() - head && tail < b.size() - head &&
         a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) {
    tail++;
  }
  const size_t begin = head < kContext ? 0 : head - kContext;
  const size_t end_a = std::min(a.size(), a.size() - tail + kContext);
  const size_t end_b = std::min(b.size(), b.size() - tail + kContext);
  std::string out = fmt::format("--- {}\n+++ {}\n@@ -{},{} +{},{} @@\n", name, name, begin + 1,
                                end_a - begin, begin + 1, end_b - begin);
  for (size_t i = begin; i < head; i++) out += fmt::format(" {}\n", a[i]);
  for (size_t i = head; i < a.size() - tail; i++) out += fmt::format("-{}\n", a[i]);
  for (size_t i = head; i < b.size() - tail; i++) out += fmt::format("+{}\n", b[i]);
  for (size_t i = a.size() - tail; i < end_a; i++) out += fmt::format(" {}\n", a[i]);
  return out;
}

}  // namespace mw::lint
