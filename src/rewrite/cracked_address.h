// SPDX-License-Identifier: BSD-2-Clause
// Splits a header address into the mailbox and what stands around it: "Full Name <a@b> (x)" becomes
// "Full Name <$g> (x)", with `$g` (kMacro 'g') in the place of the mailbox. It guesses and never fails:
// missing brackets are added, phrases that need it are quoted. What does not fit in 256 bytes becomes
// "<$g>".
#pragma once

#include <string>
#include <string_view>

namespace mw::rewrite {

struct CrackRules {
  std::string_view must_quote;       // characters that make a phrase need quotes (MustQuoteChars)
  bool colon_ok_in_address = false;  // ColonOkInAddr: `x:` is no group
};

std::string CrackAddress(std::string_view address, const CrackRules& rules);

}  // namespace mw::rewrite
