// SPDX-License-Identifier: BSD-2-Clause
// Where each byte of the output came from.
//
// Every byte has an Origin: the place where it was written (in the input, or in the definition of
// the macro that produced it) and the macro call whose expansion it was part of. Calls form chains
// by their parents: the parent of a call is the call in whose expansion its name stood.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace mw::m4 {

// Index into CallTable; 0 means "no call": text that stood in the input itself.
using CallId = uint32_t;
inline constexpr CallId kNoCall = 0;

struct Call {
  CallId parent = kNoCall;
  Pos place;              // of the macro's name
  std::string_view name;  // lives as long as the engine
};

// All macro calls of a run that can still matter. Ids are given in the order of the calls.
class CallTable {
 public:
  CallTable() : calls_(1) {}
  CallId Add(CallId parent, Pos place, std::string_view name) {
    calls_.push_back({parent, place, name});
    return static_cast<CallId>(calls_.size() - 1);
  }
  const Call& Get(CallId id) const { return calls_[id]; }
  size_t size() const { return calls_.size(); }
  size_t bytes() const { return calls_.size() * sizeof(Call); }

 private:
  std::vector<Call> calls_;
};

struct Origin {
  Pos place;
  CallId call = kNoCall;
  friend bool operator==(const Origin&, const Origin&) = default;
};

// Origins of a text as runs. In a linear run byte i stands at place.offset + i of the source; in
// the other kind all bytes come from the one place (text that a builtin computed, such as eval's
// result).
class OriginMap {
 public:
  struct Run {
    uint64_t begin = 0;  // offset in the text; the run ends where the next one begins
    Origin origin;
    bool linear = true;
  };

  // Appends a run of `length` bytes; joined with the last one where it just continues it. The memory
  // that it takes.
  size_t Append(uint64_t length, const Origin& origin, bool linear) {
    if (length == 0) return 0;
    const bool continues = !runs_.empty() && Continues(runs_.back(), origin, linear);
    if (!continues) runs_.push_back({size_, origin, linear});
    size_ += length;
    return continues ? 0 : sizeof(Run);
  }
  // Appends all runs of `other`.
  void Append(const OriginMap& other);
  void Clear();

  // The origin of byte `offset`; an unknown place past the end.
  Origin At(uint64_t offset) const;
  // The run of byte `offset`, which must be there.
  const Run* RunOf(uint64_t offset) const {
    const Run* const first = runs_.data();
    const Run* const last = first + runs_.size() - 1;
    if (first == last || offset < first[1].begin) return first;
    // Texts are read from front to back.
    const Run* run = first + std::min(asked_last_, runs_.size() - 1);
    if (offset >= run->begin) {
      for (int i = 0; i < kStepsAhead; ++i, ++run) {
        if (run == last || offset < run[1].begin) {
          asked_last_ = static_cast<size_t>(run - first);
          return run;
        }
      }
    }
    return SearchRunOf(offset);
  }
  const std::vector<Run>& runs() const { return runs_; }
  uint64_t size() const { return size_; }
  // Memory that the runs need.
  size_t bytes() const { return runs_.size() * sizeof(Run); }

 private:
  // True if `origin` is that of the byte behind `last`, the last run.
  bool Continues(const Run& last, const Origin& origin, bool linear) const {
    const auto length = last.linear ? static_cast<uint32_t>(size_ - last.begin) : 0u;
    return last.origin.place.offset + length == origin.place.offset &&
           last.origin.call == origin.call && last.origin.place.source == origin.place.source &&
           last.linear == linear;
  }
  const Run* SearchRunOf(uint64_t offset) const;

  static constexpr int kStepsAhead = 4;

  std::vector<Run> runs_;
  uint64_t size_ = 0;
  mutable size_t asked_last_ = 0;  // the run that RunOf gave
};

}  // namespace mw::m4
