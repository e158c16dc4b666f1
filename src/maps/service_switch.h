// SPDX-License-Identifier: BSD-2-Clause
// The service switch file: which sources answer for hosts, aliases, ...: lines `hosts files dns`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mw::maps {

class Environment;

// The words of the line for `service`, in order, read from Environment::service_switch_file.
// Without such a file sendmail's built-in choice: dns files for hosts, files for aliases. Empty
// when there is no line.
std::vector<std::string> ServiceSources(Environment& environment, std::string_view service);

}  // namespace mw::maps
