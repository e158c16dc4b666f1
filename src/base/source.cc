// SPDX-License-Identifier: BSD-2-Clause
#include "base/source.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace mw {

Source::Source(std::string name, std::string bytes, uint32_t first_line)
    : name_(std::move(name)), bytes_(std::move(bytes)), first_line_(first_line) {}

Source Source::Embedded(std::string name, std::string_view bytes) {
  Source source(std::move(name), {});
  source.embedded_ = bytes;
  return source;
}

const std::vector<uint32_t>& Source::LineStarts() const {
  if (line_starts_.empty()) {
    line_starts_.push_back(0);
    const char* const begin = bytes().data();
    const char* const end = begin + bytes().size();
    for (const char* p = begin; p < end;) {
      const void* newline = std::memchr(p, '\n', static_cast<size_t>(end - p));
      if (newline == nullptr) break;
      p = static_cast<const char*>(newline) + 1;
      line_starts_.push_back(static_cast<uint32_t>(p - begin));
    }
  }
  return line_starts_;
}

LineColumn Source::Place(uint32_t offset) const {
  const auto& starts = LineStarts();
  offset = std::min(offset, static_cast<uint32_t>(bytes().size()));
  const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
  const auto index = static_cast<uint32_t>(after - starts.begin()) - 1;
  return {first_line_ + index, offset - starts[index] + 1};
}

std::string_view Source::Line(uint32_t line) const {
  const auto& starts = LineStarts();
  if (line < first_line_ || line - first_line_ >= starts.size()) return {};
  const uint32_t begin = starts[line - first_line_];
  const size_t end = bytes().find('\n', begin);
  return bytes().substr(begin, end == std::string::npos ? end : end - begin);
}

uint32_t Source::last_line() const {
  return first_line_ + static_cast<uint32_t>(LineStarts().size()) - 1;
}

SourceId SourceTable::Add(std::string name, std::string bytes, uint32_t first_line) {
  sources_.emplace_back(std::move(name), std::move(bytes), first_line);
  return static_cast<SourceId>(sources_.size() - 1);
}

SourceId SourceTable::AddEmbedded(std::string name, std::string_view bytes) {
  sources_.push_back(Source::Embedded(std::move(name), bytes));
  return static_cast<SourceId>(sources_.size() - 1);
}

void SourceTable::Replace(SourceId id, std::string bytes, uint32_t first_line) {
  sources_[id] = Source(sources_[id].name(), std::move(bytes), first_line);
}

std::string SourceTable::Format(Pos pos) const {
  if (!pos.known() || pos.source >= sources_.size()) return "-";
  const LineColumn place = Place(pos);
  return sources_[pos.source].name() + ":" + std::to_string(place.line) + ":" +
         std::to_string(place.column);
}

}  // namespace mw
