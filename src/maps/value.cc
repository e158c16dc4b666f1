// SPDX-License-Identifier: BSD-2-Clause
#include "maps/value.h"

#include "base/text.h"

namespace mw::maps {
namespace {

// %0 is the key, %1... the arguments.
std::string_view ArgumentOf(const Query& query, char digit) {
  if (digit == '0') return query.key;
  const auto index = static_cast<size_t>(digit - '1');
  return index < query.args.size() ? query.args[index] : std::string_view();
}

void AppendSubstituted(const Query& query, std::string_view stored, std::string& out) {
  for (size_t at = 0; at < stored.size();) {
    const size_t percent = std::min(stored.find('%', at), stored.size());
    out.append(stored, at, percent - at);
    if (percent == stored.size()) return;
    if (percent + 1 == stored.size()) {
      out += '%';
      return;
    }
    const char next = stored[percent + 1];
    if (IsDigit(next)) {
      out += ArgumentOf(query, next);
    } else {
      if (next != '%') out += '%';
      out += next;
    }
    at = percent + 2;
  }
}

}  // namespace

void SetFoundText(const Query& query, std::string_view text, const MapFlags& flags,
                  Answer& answer) {
  answer.SetFound(flags.match_only ? query.key : text);
  if (flags.suffix) answer.value += *flags.suffix;
}

void SetFoundValue(const Query& query, std::string_view stored, const MapFlags& flags,
                   Answer& answer) {
  if (flags.match_only) return SetFoundText(query, stored, flags, answer);
  answer.SetFound({});
  AppendSubstituted(query, stored.substr(0, stored.find('\0')), answer.value);
  if (flags.suffix) answer.value += *flags.suffix;
}

}  // namespace mw::maps
