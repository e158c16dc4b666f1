// SPDX-License-Identifier: BSD-2-Clause
// Canonical host names and mail exchangers, as sendmail finds them: the sources that the service
// switch names for hosts (files, dns), in its order; search domains; CNAMEs; addresses in brackets.
// Behind the map classes host and bestmx and -bt's commands /canon and /mx.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "maps/environment.h"
#include "maps/map.h"

namespace mw::maps {

struct HostNameReply {
  Outcome outcome = Outcome::kAbsent;
  std::string name;  // when found; without final dot
  int status = 0;    // when not: 68 no such host, 75 try again, 69 no source to ask
};

// The canonical name of `name` ($[name$] without brackets, /canon). A final dot forbids search
// domains.
HostNameReply FindCanonicalName(Environment& environment, std::string_view name);

// The name of the host with the address `[192.0.2.1]` or `[IPv6:2001:db8::1]` (brackets included).
HostNameReply FindNameOfAddress(Environment& environment, std::string_view bracketed);

struct MailExchangers {
  // Number of hosts; -1 when the name server failed.
  int count = 0;
  bool null_mx = false;            // the domain takes no mail (RFC 7505)
  int status = 0;                  // 68 no such domain, 69 null MX, 75 failure
  std::vector<std::string> hosts;  // best first, each with a final dot
};

// The mail exchangers of `domain`; without MX records the host itself, if it has an address.
// `search`: search domains are tried (as /mx does, bestmx does not).
MailExchangers FindMailExchangers(Environment& environment, std::string_view domain, bool search);

// Asks the resolver for `name` as res_search does: with at least one dot the name itself first,
// then with each search domain; without a dot the search domains first. A final dot: the name
// alone.
DnsReply SearchDns(Environment& environment, std::string_view name, RecordType type);

// `text` shortened as sendmail does for messages: at most `limit` bytes, the middle left out.
std::string ShortenForMessage(std::string_view text, size_t limit);

}  // namespace mw::maps
