// SPDX-License-Identifier: BSD-2-Clause
#include "report/excerpt.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace mw::report {
namespace {

constexpr size_t kTab = 8;
constexpr std::string_view kCut = "...";

// One character of the line as it is shown.
struct Cell {
  std::string text;
  size_t columns = 1;
  size_t begin = 0;  // its first byte in the line
  size_t end = 0;
};

// True for characters that would move the cursor or turn the direction of writing.
bool IsHostile(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

struct Span {
  char32_t first;
  char32_t last;
};

// Marks that stand on the character before them (Unicode, general category Mn, the common blocks).
constexpr Span kCombining[] = {
    {0x300, 0x36f},   {0x483, 0x489},   {0x591, 0x5bd},   {0x610, 0x61a},   {0x64b, 0x65f},
    {0xe31, 0xe31},   {0xe34, 0xe3a},   {0xe47, 0xe4e},   {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff},
    {0x20d0, 0x20ff}, {0x3099, 0x309a}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0xe0100, 0xe01ef}};
// Characters of two columns (Unicode, East Asian Width W and F, by blocks).
constexpr Span kWide[] = {{0x1100, 0x115f},   {0x231a, 0x231b},   {0x2329, 0x232a},
                          {0x2e80, 0x303e},   {0x3041, 0xa4cf},   {0xa960, 0xa97c},
                          {0xac00, 0xd7a3},   {0xf900, 0xfaff},   {0xfe30, 0xfe6f},
                          {0xff01, 0xff60},   {0xffe0, 0xffe6},   {0x1f300, 0x1f64f},
                          {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};

size_t ColumnsOf(char32_t c) {
  const auto holds = [c](const Span& span) { return c >= span.first && c <= span.last; };
  if (std::any_of(std::begin(kCombining), std::end(kCombining), holds)) return 0;
  return std::any_of(std::begin(kWide), std::end(kWide), holds) ? 2 : 1;
}

std::string Spelled(char32_t c) {
  if (c == '\r') return "\\r";
  if (c == 0) return "\\0";
  return c < 0x80 ? fmt::format("\\x{:02x}", static_cast<unsigned>(c))
                  : fmt::format("\\u{:04x}", static_cast<unsigned>(c));
}

Cell CellAt(std::string_view line, size_t at, size_t column) {
  Cell cell;
  cell.begin = at;
  char32_t c = 0;
  const size_t length = DecodeUtf8(line.substr(at), &c);
  cell.end = at + std::max<size_t>(length, 1);
  if (length == 0) {
    cell.text = fmt::format("\\x{:02x}", static_cast<unsigned char>(line[at]));
  } else if (c == '\t') {
    cell.text.assign(kTab - column % kTab, ' ');
  } else if (IsHostile(c)) {
    cell.text = Spelled(c);
  } else {
    cell.text = line.substr(at, length);
    cell.columns = c < 0x300 ? 1 : ColumnsOf(c);
    return cell;
  }
  cell.columns = cell.text.size();
  return cell;
}

// The cells of the part of the line that can matter; an endless line costs no more than a short one.
std::vector<Cell> Cells(std::string_view line, size_t caret, size_t width) {
  size_t at = caret > 4 * width ? caret - 4 * width : 0;
  while (at > 0 && (static_cast<unsigned char>(line[at]) & 0xc0) == 0x80) --at;
  const size_t stop = std::min(line.size(), caret + 4 * width);
  std::vector<Cell> cells;
  for (size_t column = 0; at < stop; at = cells.back().end) {
    cells.push_back(CellAt(line, at, column));
    column += cells.back().columns;
  }
  return cells;
}

}  // namespace

size_t DecodeUtf8(std::string_view text, char32_t* code_point) {
  if (text.empty()) return 0;
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  const size_t length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (length == 0 || lead > 0xf4 || text.size() < length) return 0;
  char32_t c = length == 1 ? lead : lead & (0xffu >> (length + 1));
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
    c = (c << 6) | (byte(i) & 0x3f);
  }
  const bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
  if (overlong || c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) return 0;
  *code_point = c;
  return length;
}

Excerpt MakeExcerpt(std::string_view line, size_t begin, size_t end, size_t width) {
  begin = std::min(begin, line.size());
  end = std::clamp(end, begin, line.size());
  width = std::max<size_t>(width, 20);
  const std::vector<Cell> cells = Cells(line, begin, width);

  // Widen [first, last) around the caret, a third of the room before it, the rest behind it.
  size_t caret = 0;
  while (caret < cells.size() && cells[caret].end <= begin) ++caret;
  const size_t room = width - 2 * kCut.size();
  size_t first = caret, last = caret, used = 0;
  while (first > 0 && used + cells[first - 1].columns <= room / 3) used += cells[--first].columns;
  while (last < cells.size() && used + cells[last].columns <= room) used += cells[last++].columns;
  while (first > 0 && used + cells[first - 1].columns <= room) used += cells[--first].columns;

  const bool cut_before = !cells.empty() && cells[first].begin > 0;
  const bool cut_behind = last < cells.size() || (!cells.empty() && cells.back().end < line.size());
  Excerpt excerpt;
  if (cut_before) excerpt.text = excerpt.mark = kCut;
  std::fill(excerpt.mark.begin(), excerpt.mark.end(), ' ');
  for (size_t i = first; i < last; ++i) {
    excerpt.text += cells[i].text;
    const bool marked = cells[i].end > begin && (i == caret || cells[i].begin < end);
    std::string below(cells[i].columns, marked ? '~' : ' ');
    if (i == caret) below = end > begin ? below.replace(0, 1, "^") : "^";
    excerpt.mark += below;
  }
  if (caret >= cells.size()) excerpt.mark += '^';
  if (cut_behind) excerpt.text += kCut;
  while (excerpt.mark.ends_with(' ')) excerpt.mark.pop_back();
  return excerpt;
}

}  // namespace mw::report
