// SPDX-License-Identifier: BSD-2-Clause
#include "lint/suppress.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "lint/findings.h"

namespace mw::lint {
namespace {

constexpr std::string_view kMark = "mclint: allow(";

struct Allowance {
  std::vector<std::string> rules;
  Range range;
  uint32_t line = 0;    // of the comment
  uint32_t target = 0;  // of the line it speaks for
  bool used = false;
};

bool IsComment(std::string_view line) {
  line = Trim(line);
  return line.starts_with('#') || line.starts_with("dnl") || line.empty();
}

// Reads the comment at `mark` of a line; false when its parenthesis is not closed.
bool Read(const Source& source, SourceId id, uint32_t number, size_t line_begin,
          std::string_view line, Allowance& allowance, bool& reason) {
  const size_t mark = line.find(kMark);
  const size_t begin = mark + kMark.size();
  const size_t end = line.find(')', begin);
  if (end == std::string_view::npos) return false;
  for (const std::string_view name : Split(line.substr(begin, end - begin), ',')) {
    allowance.rules.emplace_back(Trim(name));
  }
  reason = !Trim(line.substr(end + 1)).empty();
  allowance.range = {{id, static_cast<uint32_t>(line_begin + mark)},
                     static_cast<uint32_t>(end + 1 - mark)};
  allowance.line = number;
  allowance.target = number;
  while (IsComment(source.Line(allowance.target)) && allowance.target < source.last_line()) {
    allowance.target++;
  }
  return true;
}

std::vector<Allowance> ReadAll(const SourceTable& sources, std::vector<Diagnostic>& findings) {
  std::vector<Allowance> out;
  for (SourceId id = 0; id < sources.size(); id++) {
    const Source& source = sources.Get(id);
    const std::string_view text = source.bytes();
    for (size_t at = text.find(kMark); at != std::string_view::npos;
         at = text.find(kMark, at + 1)) {
      const size_t begin = text.rfind('\n', at) + 1;
      const size_t end = std::min(text.find('\n', at), text.size());
      const uint32_t number = source.Place(static_cast<uint32_t>(begin)).line;
      Allowance allowance;
      bool reason = false;
      if (!Read(source, id, number, begin, text.substr(begin, end - begin), allowance, reason)) {
        continue;
      }
      if (!reason) {
        findings.push_back(
            Diagnostic(kNoReason, allowance.range, "expected a reason behind the parenthesis"));
      }
      out.push_back(std::move(allowance));
    }
  }
  return out;
}

bool Allows(const Allowance& allowance, const Diagnostic& finding, const SourceTable& sources) {
  if (!finding.range.known() || finding.range.begin.source != allowance.range.begin.source) {
    return false;
  }
  const uint32_t line = sources.Place(finding.range.begin).line;
  if (line != allowance.line && line != allowance.target) return false;
  return std::any_of(allowance.rules.begin(), allowance.rules.end(), [&](const std::string& rule) {
    return EqualFolded(rule, finding.code) || EqualFolded(rule, finding.name);
  });
}

}  // namespace

std::vector<Diagnostic> Suppress(std::vector<Diagnostic> findings, const SourceTable& sources) {
  std::vector<Diagnostic> out;
  std::vector<Allowance> allowances = ReadAll(sources, out);
  for (Diagnostic& finding : findings) {
    bool allowed = false;
    for (Allowance& allowance : allowances) {
      if (!Allows(allowance, finding, sources)) continue;
      allowance.used = true;
      allowed = true;
    }
    if (!allowed) out.push_back(std::move(finding));
  }
  for (const Allowance& allowance : allowances) {
    if (allowance.used) continue;
    out.push_back(Diagnostic(kUnused, allowance.range, "nothing was found here that it allows"));
  }
  return out;
}

}  // namespace mw::lint
