// SPDX-License-Identifier: BSD-2-Clause
// libdb's replication looks hosts up. The map tools never replicate; with these two the C library's
// resolver, which cannot be linked statically, stays out of them.
#include <netdb.h>

extern "C" {

int getaddrinfo(const char*, const char*, const addrinfo*, addrinfo**) { return EAI_FAIL; }
void freeaddrinfo(addrinfo*) {}

}  // extern "C"
