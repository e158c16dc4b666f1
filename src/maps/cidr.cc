// SPDX-License-Identifier: BSD-2-Clause
#include "maps/cidr.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/text.h"

namespace mw::maps {
namespace {

constexpr std::string_view kIpv6Tag = "ipv6:";

// Where the address begins: behind "Tag:", and for IPv6 behind "IPv6:".
size_t TagLength(std::string_view key, bool& is_ipv6) {
  size_t at = 0;
  const size_t colon = key.find(':');
  const bool tagged = colon != std::string_view::npos && colon > 0 &&
                      std::all_of(key.begin(), key.begin() + static_cast<std::ptrdiff_t>(colon),
                                  [](char c) { return IsAlpha(c) || c == '_'; });
  // "abcd:..." may be an address; only "ipv6" and words that are no hexadecimal number are tags.
  const bool hexadecimal =
      tagged && colon <= 4 &&
      std::all_of(key.begin(), key.begin() + static_cast<std::ptrdiff_t>(colon),
                  [](char c) { return ToLower(c) >= 'a' && ToLower(c) <= 'f'; });
  if (tagged && !hexadecimal && !EqualFolded(key.substr(0, colon + 1), kIpv6Tag)) at = colon + 1;
  is_ipv6 = EqualFolded(key.substr(at, kIpv6Tag.size()), kIpv6Tag);
  return is_ipv6 ? at + kIpv6Tag.size() : at;
}

// Up to four decimal parts; the number of them, 0 if the text is none.
size_t ParseDotted(std::string_view text, uint8_t* bytes) {
  const std::vector<std::string_view> parts = Split(text, '.');
  if (parts.size() > 4) return 0;
  for (size_t i = 0; i < parts.size(); ++i) {
    const std::string_view part = parts[i];
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), bytes[i]);
    if (error != std::errc() || end != part.data() + part.size() || part.empty()) return 0;
  }
  return parts.size();
}

std::string Printed(const Network& network) {
  char text[INET6_ADDRSTRLEN] = {};
  inet_ntop(network.is_ipv6 ? AF_INET6 : AF_INET, network.bytes, text, sizeof text);
  return fmt::format("{}{}/{}", network.tag, text, network.length);
}

// Clears the bits behind the prefix; true if any was set.
bool ClearHostBits(Network& network) {
  bool cleared = false;
  const unsigned total = network.is_ipv6 ? 128 : 32;
  for (unsigned bit = network.length; bit < total; ++bit) {
    const auto mask = static_cast<uint8_t>(0x80u >> (bit % 8));
    if ((network.bytes[bit / 8] & mask) == 0) continue;
    network.bytes[bit / 8] = static_cast<uint8_t>(network.bytes[bit / 8] & ~mask);
    cleared = true;
  }
  return cleared;
}

// The first `parts` parts as a key.
std::string KeyOf(const Network& network, unsigned parts) {
  std::string key = network.tag;
  for (unsigned i = 0; i < parts; ++i) {
    if (network.is_ipv6) {
      const unsigned group = unsigned{network.bytes[2 * i]} << 8 | network.bytes[2 * i + 1];
      key += fmt::format("{}{:x}", i > 0 ? ":" : "", group);
    } else {
      key += fmt::format("{}{}", i > 0 ? "." : "", network.bytes[i]);
    }
  }
  return key;
}

}  // namespace

std::optional<Network> ParseNetwork(std::string_view key, std::string& fault) {
  const size_t slash = key.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  Network network;
  const size_t at = TagLength(key, network.is_ipv6);
  if (at > slash) return std::nullopt;
  network.tag = key.substr(0, at);
  const std::string address(key.substr(at, slash - at));
  if (!network.is_ipv6 && address.find(':') != std::string::npos) {
    network.is_ipv6 = true;
    network.tag += kIpv6Tag;
  }
  const bool known = network.is_ipv6 ? inet_pton(AF_INET6, address.c_str(), network.bytes) == 1
                                     : ParseDotted(address, network.bytes) > 0;
  if (!known) return std::nullopt;
  const std::string_view digits = key.substr(slash + 1);
  unsigned length = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  const unsigned most = network.is_ipv6 ? 128 : 32;
  if (error != std::errc() || end != digits.data() + digits.size() || length > most) {
    fault = fmt::format("expected a number of bits up to {}, found {}", most, Quote(digits));
    return std::nullopt;
  }
  network.length = static_cast<uint8_t>(length);
  if (ClearHostBits(network)) {
    fault = fmt::format("{} has bits set behind its first {}; {} has not", Quote(key), length,
                        Printed(network));
    return std::nullopt;
  }
  return network;
}

std::vector<std::string> KeysOf(const Network& network) {
  const unsigned width = network.is_ipv6 ? 16 : 8;
  const unsigned parts = std::max((network.length + width - 1) / width, 1u);
  const unsigned count = 1u << (parts * width - network.length);
  std::vector<std::string> keys;
  keys.reserve(count);
  Network current = network;
  const unsigned last = (parts - 1) * width / 8;
  for (unsigned i = 0; i < count; ++i) {
    if (network.is_ipv6) {
      const unsigned first = unsigned{network.bytes[last]} << 8 | network.bytes[last + 1];
      current.bytes[last] = static_cast<uint8_t>((first + i) >> 8);
      current.bytes[last + 1] = static_cast<uint8_t>(first + i);
    } else {
      current.bytes[last] = static_cast<uint8_t>(network.bytes[last] + i);
    }
    keys.push_back(KeyOf(current, parts));
  }
  return keys;
}

std::optional<uint8_t> BitsOfKey(std::string_view key) {
  bool is_ipv6 = false;
  const std::string_view address = key.substr(TagLength(key, is_ipv6));
  uint8_t bytes[4];
  if (!is_ipv6) {
    const size_t parts = ParseDotted(address, bytes);
    if (parts == 0) return std::nullopt;
    return static_cast<uint8_t>(8 * parts);
  }
  const std::vector<std::string_view> groups = Split(address, ':');
  if (groups.size() > 8) return std::nullopt;
  return static_cast<uint8_t>(16 * groups.size());
}

}  // namespace mw::maps
