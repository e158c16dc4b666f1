// SPDX-License-Identifier: BSD-2-Clause
// The text of an old access map with tags: Connect:, From:, To:, Spam: say which of its meanings a key has;
// without one it has all.
//
// A row gets the tags that say exactly what it said, where that is certain:
//   an address or network of a client     Connect:
//   user@ or user@domain                  From:, and To: if the site had blocklist_recipients
//   a domain that is refused or let off   Connect:, From:, and To: likewise
//   SPAMFRIEND, SPAMHATER                 Spam:
// A domain with RELAY is left: clients of that name and mail to that domain are two decisions. An IPv6
// address with :: is written out, as sendmail compares it since 8.15.1.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mw::migrate {

struct AccessStep {
  uint32_t line = 0;
  std::string message;
  std::string done;  // "": left to be decided
};

struct AccessUpgrade {
  std::string text;
  std::vector<AccessStep> steps;
};

// `recipients`: FEATURE(blocklist_recipients) was in force for `text`; `compressed`: IPv6 addresses are
// compared in their short form.
AccessUpgrade UpgradeAccess(std::string_view text, bool recipients, bool compressed);

// "2001:db8:0:0:0:0:0:1" for "2001:db8::1"; "" for what is no address with :: in it.
std::string UncompressedIpv6(std::string_view address);

}  // namespace mw::migrate
