// SPDX-License-Identifier: BSD-2-Clause
// A text that is edited in several rounds, and which line of the original each of its lines came from.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace mw::migrate {

class Revision {
 public:
  explicit Revision(std::string text);

  const std::string& text() const { return text_; }
  // The line of the original, from 1, that the line of `offset` was or, if it is new, follows.
  uint32_t OriginalLine(uint32_t offset) const;

  // Makes the edits of the first fix of each finding where it is safe, stands in the
  // source `main` alone and does not overlap one made before; gives the indexes of the findings it was done for.
  std::vector<size_t> Apply(std::span<const Diagnostic> findings, SourceId main);

 private:
  void Make(std::vector<Edit> edits);

  std::string text_;
  std::vector<uint32_t> lines_;  // of the original, for each line of the text
};

}  // namespace mw::migrate
