// SPDX-License-Identifier: BSD-2-Clause
#include "report/fingerprint.h"

#include <fmt/format.h>

#include <unordered_map>

#include "base/text.h"

// The functions come from the header, so nothing is linked.
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace mw::report {
namespace {

std::string Identity(const Diagnostic& diagnostic, const SourceTable& sources) {
  std::string out = fmt::format("{}\n", diagnostic.code);
  if (!diagnostic.range.known()) return out + diagnostic.message;
  const Source& source = sources.Get(diagnostic.range.begin.source);
  const uint32_t line = source.Place(diagnostic.range.begin.offset).line;
  return out + fmt::format("{}\n{}", source.name(), Trim(source.Line(line)));
}

}  // namespace

std::vector<std::string> Fingerprints(std::span<const Diagnostic> diagnostics,
                                      const SourceTable& sources) {
  std::vector<std::string> out;
  out.reserve(diagnostics.size());
  std::unordered_map<std::string, int> seen;
  for (const Diagnostic& diagnostic : diagnostics) {
    std::string identity = Identity(diagnostic, sources);
    const int number = seen[identity]++;
    identity += fmt::format("\n{}", number);
    const XXH128_hash_t hash = XXH3_128bits(identity.data(), identity.size());
    out.push_back(fmt::format("{:016x}{:016x}", hash.high64, hash.low64));
  }
  return out;
}

}  // namespace mw::report
