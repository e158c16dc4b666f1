// SPDX-License-Identifier: BSD-2-Clause
#include "m4/diversions.h"

#include <utility>

namespace mw::m4 {

bool Diversions::Select(int number) {
  const size_t before = kept_.size();
  number_ = number;
  current_ = number == 0 ? &main_ : number > 0 ? &kept_[number] : nullptr;
  return kept_.size() > before;
}

void Diversions::Append(Diversion& from) {
  if (current_ == nullptr) return;
  if (current_->text.empty() && current_->origins.size() == 0) {
    std::swap(current_->text, from.text);
    std::swap(current_->origins, from.origins);
    return;
  }
  current_->text += from.text;
  current_->origins.Append(from.origins);
}

bool Diversions::Bring(int number) {
  if (number <= 0 || number == number_) return false;
  const auto found = kept_.find(number);
  if (found == kept_.end()) return false;
  const bool any = !found->second.text.empty();
  Append(found->second);
  kept_.erase(found);
  return any;
}

bool Diversions::BringAll() {
  bool any = false;
  auto next = kept_.begin();
  while (next != kept_.end()) {
    if (next->first == number_) {
      ++next;
      continue;
    }
    any |= !next->second.text.empty();
    Append(next->second);
    next = kept_.erase(next);
  }
  return any;
}

uint64_t Diversions::kept_bytes() const {
  uint64_t bytes = 0;
  for (const auto& [number, diversion] : kept_) bytes += diversion.text.size();
  return bytes;
}

}  // namespace mw::m4
