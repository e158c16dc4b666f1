// SPDX-License-Identifier: BSD-2-Clause
// What a postmaster reads about one kind of diagnostic.
#pragma once

#include <string_view>

#include "base/diagnostic.h"

namespace mw {

struct Explanation {
  DiagnosticKind kind;
  std::string_view summary;  // one line: what is wrong
  std::string_view why;      // what sendmail really does with it
  std::string_view bad;      // an example, "file: line" each
  std::string_view good;     // the same, right
};

}  // namespace mw
