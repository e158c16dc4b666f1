// SPDX-License-Identifier: BSD-2-Clause
// What is asked about: one message, from a client, with a sender and recipients.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace mw::route {

// The machine at the other end of the connection, as the server sees it.
struct Client {
  std::string name = "localhost";     // {client_name}; "[192.0.2.1]" when the address has no name
  std::string address = "127.0.0.1";  // "192.0.2.1", "2001:db8::1"
  // {client_resolve}: OK, FAIL (no name), FORGED (the name has another address), TEMP.
  std::string resolve = "OK";
  std::string helo;         // "": its name
  std::string auth_type;    // {auth_type}, "PLAIN": it has authenticated; "": it has not
  std::string auth_user;    // {auth_authen}
  std::string tls_version;  // "TLSv1.3": the connection is encrypted; "": it is not
  std::string tls_verify;   // {verify}; "": NO with TLS, NONE without
};

struct Message {
  Client client;
  std::string sender;  // without < >; "" is the null sender
  std::vector<std::string> recipients;
};

// Reads "NAME[ADDRESS]", "[ADDRESS]", "ADDRESS" or "NAME" (no address: refused) into name, address and
// resolve: OK with a name, FAIL without. Addresses of IPv6 may have the prefix "IPv6:". Failure: what is
// wrong with the text.
Result<void> ReadClient(std::string_view text, Client& client);

// The address as sendmail writes it in {client_addr}: "192.0.2.1", "IPv6:2001:db8::1".
std::string ClientAddress(const Client& client);

// What tells sendmail -bt of the client: ".D{client_name}NAME" and so on, a line each.
std::vector<std::string> TestModeLines(const Client& client);

// `text` without blanks around it and without one pair of < >.
std::string BareAddress(std::string_view text);

}  // namespace mw::route
