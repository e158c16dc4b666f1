// SPDX-License-Identifier: BSD-2-Clause
// Networks as keys of the access map.
//
// sendmail looks a client up by its whole address, then with one part less each time: 192.0.2.7,
// 192.0.2, 192.0, 192; for IPv6 by groups of 16 bits, written in hexadecimal without leading zeros and
// without "::". So a network that ends within a part needs one key for each value of that part:
//
//   192.0.2.0/23              192.0.2, 192.0.3
//   Connect:10.64.0.0/10      Connect:10.64 ... Connect:10.127
//   IPv6:2001:db8:40::/43     IPv6:2001:db8:40 ... IPv6:2001:db8:5f
//
// A block never needs more than 256 (IPv4) or 65,536 (IPv6) keys.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw::maps {

struct Network {
  std::string tag;  // what stands before the address: "", "connect:", "connect:ipv6:"
  bool is_ipv6 = false;
  uint8_t bytes[16] = {};  // the address, the first 4 or 16
  uint8_t length = 0;      // of the prefix, in bits
};

// The network that `key` means; nullopt when it is no network in CIDR notation. `fault` is set when it
// looks like one and is wrong: "has 33 bits", "has bits set behind its first 20; 10.1.16.0/20 has not".
std::optional<Network> ParseNetwork(std::string_view key, std::string& fault);

// The keys that stand for it, in order.
std::vector<std::string> KeysOf(const Network& network);

// How many bits of an address the key fixes, if it is (the begin of) an IP address with an optional tag;
// nullopt for all other keys.
std::optional<uint8_t> BitsOfKey(std::string_view key);

}  // namespace mw::maps
