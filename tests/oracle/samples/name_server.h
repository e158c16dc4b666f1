// SPDX-License-Identifier: BSD-2-Clause
// A name server for a private network: what a Resolver knows, told to programs that ask by UDP.
#pragma once

#include <string>
#include <string_view>

#include "maps/environment.h"

namespace mw::oracle {

// The answer to one question as it travels (RFC 1035); "" when the question cannot be understood.
// A reply of kTryAgain becomes SERVFAIL. Types A, AAAA, MX, CNAME, PTR, NS and TXT are answered; others have
// no records.
std::string AnswerQuestion(maps::Resolver& resolver, std::string_view question);

// Answers on 127.0.0.1, port 53, in a process of its own, as long as this lives.
class NameServer {
 public:
  // `resolver` is only used in the new process.
  explicit NameServer(maps::Resolver& resolver);
  ~NameServer();
  NameServer(const NameServer&) = delete;
  NameServer& operator=(const NameServer&) = delete;

  // False when the port could not be had.
  bool started() const { return process_ > 0; }

 private:
  int process_ = -1;
};

}  // namespace mw::oracle
