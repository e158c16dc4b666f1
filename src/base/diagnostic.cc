// SPDX-License-Identifier: BSD-2-Clause
#include "base/diagnostic.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace mw {

std::string_view SeverityName(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kNote:
      return "note";
  }
  return "note";
}

void Sink::Add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::kWarning) ++warnings_;
  if (diagnostic.severity == Severity::kError && ++errors_ > kMaxErrors) {
    ++dropped_;
    return;
  }
  diagnostics_.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> Sink::Sorted() const {
  std::vector<Diagnostic> sorted = diagnostics_;
  const auto key = [](const Diagnostic& d) {
    return std::tuple(d.range.begin.source, d.range.begin.offset, d.code);
  };
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  return sorted;
}

}  // namespace mw
