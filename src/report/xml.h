// SPDX-License-Identifier: BSD-2-Clause
// Text within XML 1.0.
#pragma once

#include <string>
#include <string_view>

namespace mw::report {

// `text` as content or as the value of an attribute in double quotes. What XML cannot hold (control
// bytes, bytes that are not UTF-8) becomes U+FFFD; line ends and tabs become character references.
std::string XmlText(std::string_view text);

}  // namespace mw::report
