// SPDX-License-Identifier: BSD-2-Clause
// Where output goes: diversion 0 is standard output, positive ones are kept until they are brought
// back, negative ones are thrown away.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "m4/origin.h"

namespace mw::m4 {

struct Diversion {
  std::string text;
  OriginMap origins;  // filled while origins are tracked
};

class Diversions {
 public:
  int current_number() const { return number_; }
  // Null while output is thrown away.
  Diversion* current() { return current_; }
  // True if `number` is one that did not exist.
  bool Select(int number);

  Diversion& main() { return main_; }
  const Diversion& main() const { return main_; }
  // Numbers above 0 with their texts.
  const std::map<int, Diversion>& kept() const { return kept_; }

  // Appends diversion `number` to the current one and empties it. Nothing happens for the current
  // one, for 0, and for numbers without text. True if there was text.
  bool Bring(int number);
  // All kept ones, in the order of their numbers.
  bool BringAll();
  // Bytes in all diversions above 0.
  uint64_t kept_bytes() const;

 private:
  void Append(Diversion& from);

  Diversion main_;
  std::map<int, Diversion> kept_;
  Diversion* current_ = &main_;
  int number_ = 0;
};

}  // namespace mw::m4
