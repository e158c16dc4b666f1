// SPDX-License-Identifier: BSD-2-Clause
// Answers for a name server that nobody described: every domain exists.
//
// A name has the address 192.0.2.1 (for documentation, RFC 5737) and no other records, so that mail for it
// goes to the name itself. Names that ask lists about addresses (`9.2.0.192.list.example`, and the nibbles
// of IPv6) and reverse names do not exist: nobody is on a block list.
#pragma once

#include <string_view>

#include "maps/environment.h"

namespace mw::maps {

class AssumedDns final : public Resolver {
 public:
  DnsReply Query(std::string_view name, RecordType type) override;
};

}  // namespace mw::maps
