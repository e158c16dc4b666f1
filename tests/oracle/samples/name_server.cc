// SPDX-License-Identifier: BSD-2-Clause
#include "oracle/samples/name_server.h"

#include <arpa/inet.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace mw::oracle {
namespace {

constexpr size_t kHeader = 12;
constexpr int kServerFailure = 2;
constexpr int kNoSuchName = 3;

void Number(std::string& out, unsigned value) {
  out += static_cast<char>(value >> 8 & 0xff);
  out += static_cast<char>(value & 0xff);
}

std::string Name(std::string_view name) {
  std::string out;
  for (const std::string_view label : Split(name, '.')) {
    if (label.empty()) continue;
    out += static_cast<char>(label.size());
    out += label;
  }
  return out + '\0';
}

// The name at `at`, which is moved behind it. Questions are not compressed.
bool ReadName(std::string_view question, size_t& at, std::string& name) {
  while (at < question.size()) {
    const size_t length = static_cast<unsigned char>(question[at++]);
    if (length == 0) return true;
    if (length > 63 || at + length > question.size()) return false;
    if (!name.empty()) name += '.';
    name += question.substr(at, length);
    at += length;
  }
  return false;
}

// The data of a record; "" for a type that is not known here.
std::string RecordBytes(const maps::Record& record) {
  std::string out;
  unsigned char address[16];
  switch (record.type) {
    case maps::RecordType::kA:
      if (inet_pton(AF_INET, record.text.c_str(), address) == 1) {
        out.assign(reinterpret_cast<char*>(address), 4);
      }
      break;
    case maps::RecordType::kAaaa:
      if (inet_pton(AF_INET6, record.text.c_str(), address) == 1) {
        out.assign(reinterpret_cast<char*>(address), 16);
      }
      break;
    case maps::RecordType::kMx:
      Number(out, record.preference);
      out += Name(record.text);
      break;
    case maps::RecordType::kCname:
    case maps::RecordType::kPtr:
    case maps::RecordType::kNs:
      out = Name(record.text);
      break;
    case maps::RecordType::kTxt:
      out += static_cast<char>(std::min<size_t>(record.text.size(), 255));
      out += record.text.substr(0, 255);
      break;
    default:
      break;
  }
  return out;
}

}  // namespace

std::string AnswerQuestion(maps::Resolver& resolver, std::string_view question) {
  size_t at = kHeader;
  std::string name;
  if (question.size() < kHeader || !ReadName(question, at, name)) return "";
  if (at + 4 > question.size()) return "";
  const auto type = static_cast<uint16_t>(static_cast<unsigned char>(question[at]) << 8 |
                                          static_cast<unsigned char>(question[at + 1]));
  const maps::DnsReply reply = resolver.Query(name, static_cast<maps::RecordType>(type));
  std::string records;
  unsigned count = 0;
  for (const maps::Record& record : reply.records) {
    const std::string data = RecordBytes(record);
    if (data.empty()) continue;
    records += Name(record.name);
    Number(records, static_cast<unsigned>(record.type));
    Number(records, 1);  // class IN
    Number(records, 0);  // time to live, in two halves
    Number(records, 60);
    Number(records, static_cast<unsigned>(data.size()));
    records += data;
    count++;
  }
  const unsigned code = reply.outcome == maps::DnsOutcome::kTryAgain ? kServerFailure
                        : reply.outcome == maps::DnsOutcome::kNoName ? kNoSuchName
                                                                     : 0;
  std::string out(question.substr(0, 2));
  Number(out, 0x8580U | code);  // an answer with authority; recursion wanted and available
  Number(out, 1);
  Number(out, count);
  Number(out, 0);
  Number(out, 0);
  out += question.substr(kHeader, at + 4 - kHeader);
  return out + records;
}

NameServer::NameServer(maps::Resolver& resolver) {
  const int door = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(53);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(door, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    close(door);
    return;
  }
  process_ = fork();
  while (process_ == 0) {
    char question[1024];
    sockaddr_in asker{};
    socklen_t size = sizeof asker;
    const ssize_t n =
        recvfrom(door, question, sizeof question, 0, reinterpret_cast<sockaddr*>(&asker), &size);
    if (n <= 0) _exit(1);
    const std::string answer = AnswerQuestion(resolver, {question, static_cast<size_t>(n)});
    if (!answer.empty()) {
      sendto(door, answer.data(), answer.size(), 0, reinterpret_cast<const sockaddr*>(&asker),
             size);
    }
  }
  close(door);
}

NameServer::~NameServer() {
  if (process_ <= 0) return;
  kill(process_, SIGTERM);
  waitpid(process_, nullptr, 0);
}

}  // namespace mw::oracle
