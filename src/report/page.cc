// SPDX-License-Identifier: BSD-2-Clause
#include "report/page.h"

#include <fmt/format.h>

#include "base/text.h"

namespace mw::report {

namespace {

std::string_view WithoutLastNewline(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string PageOf(const Explanation& page) {
  return fmt::format(
      "## {} {}\n\n{} ({}).\n\n{}\n\nBad:\n\n~~~ text\n{}\n~~~\n\nGood:\n\n~~~ text\n{}\n~~~\n",
      page.kind.code, page.kind.name, page.summary, SeverityName(page.kind.severity), page.why,
      WithoutLastNewline(page.bad), WithoutLastNewline(page.good));
}

std::string PagesFor(std::span<const Explanation> pages, std::string_view wanted) {
  std::string out;
  for (const Explanation& page : pages) {
    if (wanted == "all") {
      out += PageOf(page) + '\n';
    } else if (EqualFolded(page.kind.code, wanted) || EqualFolded(page.kind.name, wanted)) {
      return PageOf(page);
    }
  }
  return out;
}

}  // namespace mw::report
