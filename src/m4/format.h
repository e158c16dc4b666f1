// SPDX-License-Identifier: BSD-2-Clause
// The builtin format: C's printf on the arguments of a macro, as in GNU m4 1.4.19.
//
// A specifier is % flags width .precision length conversion; "%%" (nothing between) is a percent
// sign.
//   flags          - + blank 0 # '          width, precision   digits or "*" (the next argument)
//   length         hh h l                   conversion         d i o u x X c s a A e E f F g G
// Not every combination is accepted: see kConversions in the source, found by trying all of them.
// A specifier that is not accepted yields nothing, one warning that quotes the whole format, and
// goes on behind its last byte. Missing arguments are 0 or empty without a warning, surplus ones
// are ignored.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mw::m4 {

struct FormattedText {
  std::string text;
  // In the order they arose, ready to be shown as warnings: "non-numeric argument abc".
  std::vector<std::string> warnings;
  // The text would be longer than allowed; `text` holds what stood before the specifier that did
  // it.
  bool too_long = false;
};

// `args[0]` is the format, the others are what it formats; there must be at least the format.
// Texts end at their first NUL byte. Memory stays near `max_bytes` whatever the widths.
FormattedText FormatText(std::span<const std::string_view> args, size_t max_bytes);

}  // namespace mw::m4
