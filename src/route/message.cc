// SPDX-License-Identifier: BSD-2-Clause
#include "route/message.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include "base/text.h"

namespace mw::route {
namespace {

constexpr std::string_view kIpv6 = "IPv6:";

// The address in its shortest form; empty when it is none.
std::string Normalized(std::string_view text) {
  if (text.size() > kIpv6.size() && EqualFolded(text.substr(0, kIpv6.size()), kIpv6)) {
    text.remove_prefix(kIpv6.size());
  }
  const std::string address(text);
  char shown[INET6_ADDRSTRLEN];
  in_addr four;
  if (inet_pton(AF_INET, address.c_str(), &four) == 1) {
    return inet_ntop(AF_INET, &four, shown, sizeof shown);
  }
  in6_addr six;
  if (inet_pton(AF_INET6, address.c_str(), &six) == 1) {
    return inet_ntop(AF_INET6, &six, shown, sizeof shown);
  }
  return "";
}

}  // namespace

Result<void> ReadClient(std::string_view text, Client& client) {
  text = Trim(text);
  std::string_view name = text;
  std::string_view address = text;
  if (const size_t open = text.find('['); open != std::string_view::npos) {
    if (!text.ends_with(']')) {
      return Failure{fmt::format("client {}: expected ']' at the end", Quote(text))};
    }
    name = Trim(text.substr(0, open));
    address = text.substr(open + 1, text.size() - open - 2);
  } else {
    name = "";
  }
  client.address = Normalized(address);
  if (client.address.empty()) {
    return Failure{fmt::format("client {}: {} is no IP address; write NAME[ADDRESS] or [ADDRESS]",
                               Quote(text), Quote(address))};
  }
  const std::string literal = '[' + ClientAddress(client) + ']';
  client.name = name.empty() ? literal : std::string(name);
  client.resolve = name.empty() ? "FAIL" : "OK";
  return {};
}

std::string ClientAddress(const Client& client) {
  const bool six = client.address.find(':') != std::string::npos;
  return six ? std::string(kIpv6) + client.address : client.address;
}

std::vector<std::string> TestModeLines(const Client& client) {
  return {".D{client_name}" + client.name, ".D{client_addr}" + ClientAddress(client),
          ".D{client_resolve}" + client.resolve};
}

std::string BareAddress(std::string_view text) {
  text = Trim(text);
  if (text.starts_with('<') && text.ends_with('>')) text = text.substr(1, text.size() - 2);
  return std::string(text);
}

}  // namespace mw::route
