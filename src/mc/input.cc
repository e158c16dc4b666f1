// SPDX-License-Identifier: BSD-2-Clause
#include "mc/input.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/text.h"
#include "mc/findings.h"

namespace mw::mc {

namespace {

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

void CheckLineEnds(std::string_view bytes, SourceId source, Sink& sink) {
  const size_t first = bytes.find("\r\n");
  if (first == std::string_view::npos) return;
  size_t count = 0;
  Fix fix{"remove the carriage returns", true, {}};
  for (size_t at = first; at != std::string_view::npos; at = bytes.find("\r\n", at + 1)) {
    ++count;
    fix.edits.push_back({{{source, static_cast<uint32_t>(at)}, 1}, ""});
  }
  Diagnostic diagnostic(
      kCarriageReturns, {{source, static_cast<uint32_t>(first)}, 1},
      fmt::format("{} line{} in \\r\\n; the \\r stays in the .cf wherever a line has no 'dnl'",
                  count, count == 1 ? " ends" : "s end"));
  diagnostic.fixes.push_back(std::move(fix));
  sink.Add(std::move(diagnostic));
}

}  // namespace

bool CheckInput(const SourceTable& sources, SourceId source, Sink& sink) {
  const std::string_view bytes = sources.Get(source).bytes();
  if (Trim(bytes).empty()) {
    sink.Add({kEmptyInput, {{source, 0}, 0}, "the file is empty; expected OSTYPE, MAILER ..."});
    return false;
  }
  const size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos) {
    sink.Add(
        {kNulByte, {{source, static_cast<uint32_t>(nul)}, 1}, "a NUL byte; this is no text file"});
    return false;
  }
  if (bytes.starts_with(kUtf8Mark)) {
    Diagnostic diagnostic(
        kByteOrderMark, {{source, 0}, 3},
        "the file begins with a UTF-8 byte-order mark; it would be the first line "
        "of the .cf");
    diagnostic.fixes.push_back({"remove the mark", true, {{{{source, 0}, 3}, ""}}});
    sink.Add(std::move(diagnostic));
  }
  CheckLineEnds(bytes, source, sink);
  return true;
}

}  // namespace mw::mc
