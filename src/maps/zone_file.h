// SPDX-License-Identifier: BSD-2-Clause
// DNS answers from a text file, so that lookups can be tested without a network:
//
//   # name            type    value
//   example.com       MX      10 mail.example.com
//   mail.example.com  A       192.0.2.1
//   www.example.com   CNAME   example.com
//   10.2.0.192.in-addr.arpa   PTR  mail.example.com
//   v6.example.com    AAAA    2001:db8::1
//   t.example.com     TXT     everything up to the end of the line
//   s.example.com     SRV     priority weight port target
//   gone.example.com  NXDOMAIN
//   slow.example.com  TRYAGAIN          the name server does not answer: a temporary failure
//
// Names may end in a dot; case does not matter. A name that is not in the file does not exist,
// unless a longer one below it does (then it exists and has no records). A comment begins with # or
// ; in the first column. Types: A AAAA MX CNAME PTR NS TXT SRV AFSDB TLSA NXDOMAIN TRYAGAIN (also
// TEMPFAIL, SERVFAIL).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "maps/environment.h"

namespace mw::maps {

class ZoneFile : public Resolver {
 public:
  // Reads the source; lines that cannot be understood are reported (MAP401, MAP402) and skipped.
  ZoneFile(const SourceTable& sources, SourceId id, Sink& sink);

  DnsReply Query(std::string_view name, RecordType type) override;

 private:
  struct Node {
    bool missing = false;    // NXDOMAIN
    bool try_again = false;  // TRYAGAIN
    std::vector<Record> records;
  };
  void AddLine(std::string_view line, Range range, Sink& sink);

  std::unordered_map<std::string, Node> nodes_;  // by name in lower case; parents of names included
};

}  // namespace mw::maps
