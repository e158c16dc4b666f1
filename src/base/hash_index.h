// SPDX-License-Identifier: BSD-2-Clause
// Finds the elements of an array by the hash of their keys.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace mw {

// Open addressing over indexes. Part of each hash stands beside its index, so neither growing nor a miss has
// to look at a key: in large tables that would be a miss of the cache each.
class HashIndex {
 public:
  static constexpr uint32_t kNone = 0xffffffff;

  // The index that was added with `hash` and for which is_it(index) holds, or kNone.
  template <typename IsIt>
  uint32_t Find(uint64_t hash, IsIt is_it) const {
    return slots_.empty() ? kNone : slots_[SlotOf(hash, is_it)].index;
  }
  // The same; if there is none, `index` is added and kNone returned.
  template <typename IsIt>
  uint32_t FindOrAdd(uint64_t hash, uint32_t index, IsIt is_it) {
    if (2 * (used_ + 1) > slots_.size()) Grow();
    Slot& slot = slots_[SlotOf(hash, is_it)];
    if (slot.index != kNone) return slot.index;
    slot = {static_cast<uint32_t>(hash), index};
    ++used_;
    return kNone;
  }

 private:
  struct Slot {
    uint32_t hash = 0;  // also says where the slot is, so there are at most 2^32
    uint32_t index = kNone;
  };

  template <typename IsIt>
  size_t SlotOf(uint64_t hash, IsIt is_it) const {
    const auto part = static_cast<uint32_t>(hash);
    const size_t mask = slots_.size() - 1;
    size_t at = part & mask;
    while (slots_[at].index != kNone && (slots_[at].hash != part || !is_it(slots_[at].index))) {
      at = (at + 1) & mask;
    }
    return at;
  }
  void Grow() {
    std::vector<Slot> old(std::max(kFewest, slots_.size() * 4));
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.index == kNone) continue;
      slots_[SlotOf(slot.hash, [](uint32_t) { return false; })] = slot;
    }
  }

  static constexpr size_t kFewest = 64;
  std::vector<Slot> slots_;  // a power of two of them, or none
  size_t used_ = 0;
};

}  // namespace mw
