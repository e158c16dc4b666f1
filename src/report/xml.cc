// SPDX-License-Identifier: BSD-2-Clause
#include "report/xml.h"

#include <fmt/format.h>

#include "report/excerpt.h"

namespace mw::report {

std::string XmlText(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    char32_t c = 0;
    const size_t length = DecodeUtf8(text, &c);
    const std::string_view bytes = text.substr(0, length == 0 ? 1 : length);
    if (length == 0 || c == 0xfffe || c == 0xffff) {
      out += "\xef\xbf\xbd";
    } else if (c == '\t' || c == '\n' || c == '\r') {
      out += fmt::format("&#{};", static_cast<unsigned>(c));
    } else if (c < 0x20) {
      out += "\xef\xbf\xbd";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += bytes;
    }
    text.remove_prefix(bytes.size());
  }
  return out;
}

}  // namespace mw::report
