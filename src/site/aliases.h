// SPDX-License-Identifier: BSD-2-Clause
// Alias files as newaliases stores them: key folded, value with its inner blanks, lines joined.
//
//   # comment
//   root: joe,               a line that begins with white space continues the entry before it; a
//      jane                  backslash at the end joins the next line
//   Ann (the boss): ann@x    a comment in a key becomes a blank
//
// Left sides belong to the local mailer: a name, or a name at one of the site's own domains, which is
// stored without it. Of equal keys the last counts (newaliases warns only).
#pragma once

#include <string>

#include "site/text_reader.h"

namespace mw::site {

Result<void> ReadAliasFile(Host& host, const std::string& path, const RowRequest& request,
                           RowTarget target);

}  // namespace mw::site
