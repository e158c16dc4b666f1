// SPDX-License-Identifier: BSD-2-Clause
#include "maps/cidr.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

namespace mw::maps {
namespace {

// "keys: first ... last", or the fault.
std::string Describe(const std::string& key) {
  std::string fault;
  const std::optional<Network> network = ParseNetwork(key, fault);
  if (!network) return fault.empty() ? "no network" : fault;
  const std::vector<std::string> keys = KeysOf(*network);
  return keys.size() == 1 ? keys[0]
                          : fmt::format("{}: {} ... {}", keys.size(), keys.front(), keys.back());
}

TEST(Cidr, NetworksBecomeTheKeysOfTheirLastPart) {
  struct {
    const char* key;
    const char* wanted;
  } rows[] = {
      {"10.0.0.0/8", "10"},
      {"10.1.0.0/16", "10.1"},
      {"10.1/16", "10.1"},
      {"192.0.2.7/32", "192.0.2.7"},
      {"192.0.2.0/23", "2: 192.0.2 ... 192.0.3"},
      {"192.0.2.128/25", "128: 192.0.2.128 ... 192.0.2.255"},
      {"0.0.0.0/0", "256: 0 ... 255"},
      {"connect:10.64.0.0/10", "64: connect:10.64 ... connect:10.127"},
      {"ipv6:2001:db8::/32", "ipv6:2001:db8"},
      {"2001:db8::/32", "ipv6:2001:db8"},
      {"connect:ipv6:2001:db8:40::/43",
       "32: connect:ipv6:2001:db8:40 ... connect:ipv6:2001:db8:5f"},
      {"ipv6:::1/128", "ipv6:0:0:0:0:0:0:0:1"},
      {"from:user@example.com", "no network"},
      {"example.com/24", "no network"},
      {"10.0.0.0", "no network"},
      {"10.0.0.1/24", "'10.0.0.1/24' has bits set behind its first 24; 10.0.0.0/24 has not"},
      {"10.0.0.0/33", "expected a number of bits up to 32, found '33'"},
      {"10.0.0.0/", "expected a number of bits up to 32, found ''"},
  };
  for (const auto& row : rows) EXPECT_EQ(Describe(row.key), row.wanted) << row.key;
}

// sendmail asks for the whole address, then with a part less each time.
bool IsCovered(const std::set<std::string>& keys, uint32_t address) {
  std::string text = fmt::format("{}.{}.{}.{}", address >> 24, address >> 16 & 255,
                                 address >> 8 & 255, address & 255);
  for (;;) {
    if (keys.contains(text)) return true;
    const size_t dot = text.rfind('.');
    if (dot == std::string::npos) return false;
    text.resize(dot);
  }
}

TEST(Cidr, TheLookupOfSendmailFindsExactlyTheAddressesOfTheNetwork) {
  std::mt19937 random(4711);
  for (int i = 0; i < 300; ++i) {
    const auto length = static_cast<uint32_t>(random() % 33);
    const uint32_t mask = length == 0 ? 0 : 0xffffffffu << (32 - length);
    const uint32_t base = static_cast<uint32_t>(random()) & mask;
    const std::string text = fmt::format("{}.{}.{}.{}/{}", base >> 24, base >> 16 & 255,
                                         base >> 8 & 255, base & 255, length);
    std::string fault;
    const std::optional<Network> network = ParseNetwork(text, fault);
    ASSERT_TRUE(network) << text << ": " << fault;
    const std::vector<std::string> list = KeysOf(*network);
    const std::set<std::string> keys(list.begin(), list.end());
    EXPECT_EQ(keys.size(), list.size());
    EXPECT_LE(keys.size(), 256u);
    for (int j = 0; j < 200; ++j) {
      // Half of them near the network.
      uint32_t address = static_cast<uint32_t>(random());
      if (j % 2 == 0) address = base ^ (address >> (random() % 32));
      EXPECT_EQ(IsCovered(keys, address), (address & mask) == base) << text << " " << address;
    }
  }
}

}  // namespace
}  // namespace mw::maps
