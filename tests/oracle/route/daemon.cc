// SPDX-License-Identifier: BSD-2-Clause
#include "oracle/route/daemon.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "base/text.h"

namespace mw::oracle {
namespace {

sockaddr_in Address(const std::string& text, int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  inet_pton(AF_INET, text.c_str(), &address.sin_addr);
  return address;
}

// Standard output and error of a command, mixed as they come.
std::string OutputOf(const std::string& command) {
  std::string out;
  FILE* pipe = popen((command + " 2>&1 </dev/null").c_str(), "r");
  if (pipe == nullptr) return out;
  char chunk[4096];
  while (const size_t n = fread(chunk, 1, sizeof chunk, pipe)) out.append(chunk, n);
  pclose(pipe);
  return out;
}

}  // namespace

Daemon::Daemon(const std::string& cf) {
  process_ = fork();
  if (process_ != 0) return;
  const int null = open("/dev/null", O_RDWR);
  dup2(null, 0);
  dup2(null, 1);
  dup2(null, 2);
  const std::string port =
      "-ODaemonPortOptions=Port=" + std::to_string(kSmtpPort) + ",Addr=127.0.0.1";
  execl("/usr/sbin/sendmail", "sendmail", "-bD", "-C", cf.c_str(), port.c_str(),
        "-OQueueDirectory=/mnt/queue", "-OPidFile=/mnt/pid", "-OTimeout.ident=0", "-OQueueLA=1000",
        "-ORefuseLA=1000", "-OConnectionRateThrottle=0", "-OBadRcptThrottle=0",
        "-OMaxDaemonChildren=0", "-OAliasFile=/etc/mail/aliases", "-ODontProbeInterfaces=True",
        nullptr);
  _exit(127);
}

Daemon::~Daemon() {
  if (process_ <= 0) return;
  kill(process_, SIGTERM);
  waitpid(process_, nullptr, 0);
}

bool Daemon::WaitUntilReady() {
  for (int i = 0; i < 200; i++) {
    SmtpConnection probe("127.0.0.1");
    if (probe.open()) return true;
    if (waitpid(process_, nullptr, WNOHANG) == process_) {
      process_ = -1;
      return false;
    }
    usleep(50'000);
  }
  return false;
}

SmtpConnection::SmtpConnection(const std::string& address) {
  socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval limit{.tv_sec = 60, .tv_usec = 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  const sockaddr_in from = Address(address, 0);
  const sockaddr_in to = Address("127.0.0.1", kSmtpPort);
  if (bind(socket_, reinterpret_cast<const sockaddr*>(&from), sizeof from) != 0 ||
      connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
    close(socket_);
    socket_ = -1;
  }
}

SmtpConnection::~SmtpConnection() {
  if (socket_ >= 0) close(socket_);
}

std::string SmtpConnection::ReadReply() {
  std::string reply;
  while (true) {
    const size_t end = buffer_.find('\n');
    if (end == std::string::npos) {
      char chunk[4096];
      const ssize_t n = recv(socket_, chunk, sizeof chunk, 0);
      if (n <= 0) return "";
      buffer_.append(chunk, static_cast<size_t>(n));
      continue;
    }
    std::string line = buffer_.substr(0, end);
    buffer_.erase(0, end + 1);
    while (line.ends_with('\r')) line.pop_back();
    const bool last = line.size() < 4 || line[3] != '-';
    reply += line;
    if (last) return reply;
    reply += '\n';
  }
}

std::string SmtpConnection::Read() {
  const std::string reply = ReadReply();
  const size_t newline = reply.rfind('\n');
  return newline == std::string::npos ? reply : reply.substr(newline + 1);
}

bool SmtpConnection::Send(std::string_view line) {
  const std::string bytes = std::string(line) + "\r\n";
  return send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) >= 0;
}

std::string SmtpConnection::Say(std::string_view command) { return Send(command) ? Read() : ""; }

std::vector<std::string> Verify(const std::string& cf, const std::string& sender,
                                const std::string& recipient) {
  const std::string output =
      OutputOf("/usr/sbin/sendmail -C " + ShellQuoted(cf) +
               " -OQueueDirectory=/mnt/queue -OQueueLA=1000 -ORefuseLA=1000"
               " -OAliasFile=/etc/mail/aliases -ODontProbeInterfaces=True -f " +
               ShellQuoted(sender.empty() ? "<>" : sender) + " -bv -- " + ShellQuoted(recipient));
  std::vector<std::string> lines;
  constexpr std::string_view kGood = "... deliverable: ";
  size_t at = 0;
  while (at < output.size()) {
    const size_t end = std::min(output.find('\n', at), output.size());
    std::string line = output.substr(at, end - at);
    at = end + 1;
    if (line.empty() || line.starts_with("Warning: Cannot use HostStatus")) continue;
    // For 4xx of ruleset 0 it calls the mailer `error` deliverable besides giving its text.
    if (line.find("deliverable: mailer *error*") != std::string::npos) continue;
    if (const size_t good = line.find(kGood); good != std::string::npos) {
      line.erase(0, good + kGood.size());
    } else if (const size_t dots = line.find("... "); dots != std::string::npos) {
      line.erase(0, dots + 4);
    }
    lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace mw::oracle
