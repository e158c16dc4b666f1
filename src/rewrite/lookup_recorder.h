// SPDX-License-Identifier: BSD-2-Clause
// What the machine tells a recorder about a lookup it has made.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "maps/map.h"
#include "rewrite/tokens.h"

namespace mw::rewrite {

struct LookupRecord {
  maps::Map* map = nullptr;
  std::span<const Token> key;
  std::span<const std::span<const Token>> arguments;
  const maps::Answer* answer = nullptr;
  bool scanned = false;  // the value was not empty and became tokens
  bool failed = false;   // ... but it could not be made into tokens
  std::span<const Token> value;
};

class LookupRecorder {
 public:
  virtual ~LookupRecorder() = default;
  virtual void OnLookupMade(const LookupRecord& record) = 0;
};

}  // namespace mw::rewrite
