// SPDX-License-Identifier: BSD-2-Clause
#include "m4/origin.h"

#include <algorithm>

namespace mw::m4 {

void OriginMap::Append(const OriginMap& other) {
  for (size_t i = 0; i < other.runs_.size(); ++i) {
    const Run& run = other.runs_[i];
    const uint64_t end = i + 1 < other.runs_.size() ? other.runs_[i + 1].begin : other.size_;
    Append(end - run.begin, run.origin, run.linear);
  }
}

void OriginMap::Clear() {
  runs_.clear();
  size_ = 0;
  asked_last_ = 0;
}

Origin OriginMap::At(uint64_t offset) const {
  if (offset >= size_) return {};
  const Run& run = *RunOf(offset);
  Origin origin = run.origin;
  if (run.linear) origin.place.offset += static_cast<uint32_t>(offset - run.begin);
  return origin;
}

const OriginMap::Run* OriginMap::SearchRunOf(uint64_t offset) const {
  const auto after =
      std::upper_bound(runs_.begin(), runs_.end(), offset,
                       [](uint64_t value, const Run& run) { return value < run.begin; });
  asked_last_ = static_cast<size_t>(after - runs_.begin()) - 1;
  return &runs_[asked_last_];
}

}  // namespace mw::m4
