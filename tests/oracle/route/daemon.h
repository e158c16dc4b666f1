// SPDX-License-Identifier: BSD-2-Clause
// The real sendmail as an answer to questions about one message: a server on a loopback port, and -bv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mw::oracle {

inline constexpr int kSmtpPort = 2525;

// A sendmail server that lives as long as this. Must run in network and mount namespaces of its own.
class Daemon {
 public:
  explicit Daemon(const std::string& cf);
  ~Daemon();
  Daemon(const Daemon&) = delete;
  Daemon& operator=(const Daemon&) = delete;

  // True when it accepts connections (waits up to 10 s).
  bool WaitUntilReady();

 private:
  int process_ = -1;
};

// A connection from `address`, which must be an address of this (private) network.
class SmtpConnection {
 public:
  explicit SmtpConnection(const std::string& address);
  ~SmtpConnection();
  SmtpConnection(const SmtpConnection&) = delete;
  SmtpConnection& operator=(const SmtpConnection&) = delete;

  bool open() const { return socket_ >= 0; }
  // The last line of the reply; "" when the connection is gone.
  std::string Read();
  std::string Say(std::string_view command);
  // All lines of the reply, joined by newlines; "" when the connection is gone.
  std::string ReadReply();
  // False when the connection is gone.
  bool Send(std::string_view line);

 private:
  int socket_ = -1;
  std::string buffer_;
};

// What -bv says about one address: a line for each copy, "mailer M, host H, user U" or the refusal.
std::vector<std::string> Verify(const std::string& cf, const std::string& sender,
                                const std::string& recipient);

}  // namespace mw::oracle
