// SPDX-License-Identifier: BSD-2-Clause
#include "base/line_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace mw {
namespace {

constexpr int kMaxChanges = 2000;
constexpr size_t kContext = 3;

using Lines = std::vector<std::string_view>;

// With their newlines, so that a last line without one is another line.
Lines LinesOf(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// One line of the script: ' ' both have it, '-' only the first, '+' only the second.
struct Entry {
  char kind;
  std::string_view text;
};

// E. Myers' shortest edit script: furthest[d][k] is how far along `a` the diagonal k is reached by d changes.
class Script {
 public:
  Script(const Lines& a, const Lines& b) : a_(a), b_(b) {}

  std::vector<Entry> Make() {
    const int n = static_cast<int>(a_.size()), m = static_cast<int>(b_.size());
    const int limit = std::min(n + m, kMaxChanges);
    std::vector<int> furthest(static_cast<size_t>(2 * limit + 3), 0);
    for (int d = 0; d <= limit; ++d) {
      history_.push_back(furthest);
      for (int k = -d; k <= d; k += 2) {
        const auto at = static_cast<size_t>(k + limit + 1);
        const bool down = k == -d || (k != d && furthest[at - 1] < furthest[at + 1]);
        int x = down ? furthest[at + 1] : furthest[at - 1] + 1;
        while (x < n && x - k < m && Equal(x, x - k)) ++x;
        furthest[at] = x;
        if (x >= n && x - k >= m) return Walk(n, m, limit);
      }
    }
    return {};
  }

 private:
  bool Equal(int x, int y) const {
    return a_[static_cast<size_t>(x)] == b_[static_cast<size_t>(y)];
  }

  // Back from the end along the diagonals that were furthest.
  std::vector<Entry> Walk(int x, int y, int limit) const {
    std::vector<Entry> entries;
    for (size_t d = history_.size(); d-- > 0;) {
      const std::vector<int>& furthest = history_[d];
      const int k = x - y, depth = static_cast<int>(d);
      const auto at = static_cast<size_t>(k + limit + 1);
      const bool down = k == -depth || (k != depth && furthest[at - 1] < furthest[at + 1]);
      const int from_x = d == 0 ? 0 : (down ? furthest[at + 1] : furthest[at - 1]);
      const int from_y = d == 0 ? 0 : from_x - (down ? k + 1 : k - 1);
      while (x > from_x && y > from_y) {
        entries.push_back({' ', a_[static_cast<size_t>(--x)]});
        --y;
      }
      if (d == 0) break;
      if (down) entries.push_back({'+', b_[static_cast<size_t>(--y)]});
      if (!down) entries.push_back({'-', a_[static_cast<size_t>(--x)]});
    }
    std::reverse(entries.begin(), entries.end());
    return entries;
  }

  const Lines& a_;
  const Lines& b_;
  std::vector<std::vector<int>> history_;
};

// Whether entry `i` is a change or within the context of one.
std::vector<bool> Shown(const std::vector<Entry>& entries) {
  std::vector<bool> shown(entries.size(), false);
  for (size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].kind == ' ') continue;
    const size_t begin = i < kContext ? 0 : i - kContext;
    const size_t end = std::min(entries.size(), i + kContext + 1);
    std::fill(shown.begin() + static_cast<std::ptrdiff_t>(begin),
              shown.begin() + static_cast<std::ptrdiff_t>(end), true);
  }
  return shown;
}

std::string Hunks(const std::vector<Entry>& entries) {
  const std::vector<bool> shown = Shown(entries);
  std::string out;
  size_t line_a = 1, line_b = 1;
  for (size_t i = 0; i < entries.size();) {
    if (!shown[i]) {
      ++line_a, ++line_b, ++i;
      continue;
    }
    std::string body;
    size_t count_a = 0, count_b = 0;
    for (; i < entries.size() && shown[i]; ++i) {
      body += fmt::format("{}{}", entries[i].kind, entries[i].text);
      if (!body.ends_with('\n')) body += "\n\\ No newline at end of file\n";
      count_a += entries[i].kind != '+';
      count_b += entries[i].kind != '-';
    }
    out += fmt::format("@@ -{},{} +{},{} @@\n{}", line_a - (count_a == 0), count_a,
                       line_b - (count_b == 0), count_b, body);
    line_a += count_a;
    line_b += count_b;
  }
  return out;
}

}  // namespace

std::string LineDiff(std::string_view before_name, std::string_view after_name,
                     std::string_view before, std::string_view after) {
  if (before == after) return "";
  const Lines a = LinesOf(before), b = LinesOf(after);
  std::vector<Entry> entries = Script(a, b).Make();
  if (entries.empty()) {
    for (const std::string_view line : a) entries.push_back({'-', line});
    for (const std::string_view line : b) entries.push_back({'+', line});
  }
  return fmt::format("--- {}\n+++ {}\n{}", before_name, after_name, Hunks(entries));
}

}  // namespace mw
