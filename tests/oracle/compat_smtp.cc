// SPDX-License-Identifier: BSD-2-Clause
// compat_smtp ZONE CF DIALOGUES: starts a real sendmail with the configuration CF, a name server that answers from
// ZONE, and holds the dialogues; prints what was said and what was replied, and what then stands in the queue, in
// a form that two runs have in common: times, ids and challenges are masked. To be run by compat_smtp.sh.
//
// A line of DIALOGUES is a dialogue: the address of the client, then commands between " ; ". "FROM a@b" and
// "TO a@b" stand for MAIL and RCPT with that address; "@early" before a command says it before the greeting. What
// follows a DATA that was accepted is the message, up to the command ".".
// Exit status: 0 all were held, 1 a client got no connection, 2 the server does not start.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "maps/zone_file.h"
#include "oracle/process.h"
#include "oracle/route/daemon.h"
#include "oracle/samples/name_server.h"

namespace mw::oracle {
namespace {

constexpr const char* kQueue = "/mnt/queue";

std::string Masked(const std::string& reply) {
  static const std::regex id("\\b[0-9][0-9A-Za-z]{7}[0-9]{6}\\b");
  static const std::regex time(
      "[A-Z][a-z]{2}, +[0-9]+ [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} ([A-Z]+|[-+][0-9]{4}( "
      "\\([A-Z]+\\))?)");
  static const std::regex challenge("^334 .+");
  std::string masked = std::regex_replace(reply, id, "ID");
  masked = std::regex_replace(masked, time, "TIME");
  return std::regex_replace(masked, challenge, "334 CHALLENGE");
}

std::string Expanded(std::string_view command) {
  const auto address = [&](size_t at) { return command.size() > at ? command.substr(at) : ""; };
  if (command == "FROM" || command.starts_with("FROM ")) {
    return fmt::format("MAIL FROM:<{}>", address(5));
  }
  if (command == "TO" || command.starts_with("TO ")) return fmt::format("RCPT TO:<{}>", address(3));
  return std::string(command);
}

// The commands of a dialogue without the client's address.
std::vector<std::string> Commands(std::string_view text) {
  constexpr std::string_view kBetween = " ; ";
  std::vector<std::string> commands;
  while (true) {
    const size_t end = text.find(kBetween);
    commands.push_back(Expanded(text.substr(0, end)));
    if (end == std::string_view::npos) return commands;
    text.remove_prefix(end + kBetween.size());
    // An empty line: " ; ; ".
    if (text.starts_with("; ")) {
      commands.emplace_back();
      text.remove_prefix(2);
    }
  }
}

// Recipients and the reason of quarantine of all that waits, which is then forgotten.
void ShowQueue() {
  std::vector<std::string> lines;
  for (const auto& entry : std::filesystem::directory_iterator(kQueue)) {
    if (entry.path().filename().string().starts_with("qf")) {
      const std::string text = ReadWhole(entry.path());
      for (const std::string_view line : Split(text, '\n')) {
        if (line.starts_with('R') || line.starts_with('q')) lines.emplace_back(line);
      }
    }
    std::filesystem::remove(entry.path());
  }
  std::sort(lines.begin(), lines.end());
  for (const std::string& line : lines) fmt::print("queue {}\n", line);
}

// Says the command, and the message behind DATA; false when the connection is gone.
bool Hold(SmtpConnection& client, const std::vector<std::string>& commands, size_t& at) {
  fmt::print("> {}\n", commands[at]);
  client.Send(commands[at]);
  const std::string reply = client.ReadReply();
  fmt::print("{}\n", reply.empty() ? "(gone)" : Masked(reply));
  if (commands[at] != "DATA") return !reply.empty();
  const bool accepted = reply.starts_with("354");
  while (at + 1 < commands.size() && commands[at] != ".") {
    at++;
    if (accepted) client.Send(commands[at]);
  }
  if (accepted) fmt::print("{}\n", Masked(client.ReadReply()));
  return !reply.empty();
}

bool Dialogue(std::string_view line) {
  constexpr std::string_view kEarly = "@early ";
  fmt::print("== {}\n", line);
  const size_t blank = line.find(' ');
  SmtpConnection client{std::string(line.substr(0, blank))};
  if (!client.open()) return false;
  std::string_view text = line.substr(blank + 1);
  const bool early = text.starts_with(kEarly);
  if (early) text.remove_prefix(kEarly.size());
  const std::vector<std::string> commands = Commands(text);
  if (early) client.Send(commands[0]);
  fmt::print("{}\n", Masked(client.ReadReply()));
  if (early) fmt::print("> {} (early)\n{}\n", commands[0], Masked(client.ReadReply()));
  for (size_t at = early ? 1 : 0; at < commands.size(); at++) {
    if (!Hold(client, commands, at)) break;
  }
  if (commands.back() != "STARTTLS") {
    client.Send("QUIT");
    client.ReadReply();
  }
  ShowQueue();
  return true;
}

int Run(const std::string& zone, const std::string& cf, const std::string& dialogues) {
  SourceTable sources;
  Sink sink;
  maps::ZoneFile resolver(sources, sources.Add(zone, ReadWhole(zone)), sink);
  const NameServer names(resolver);
  Daemon daemon(cf);
  if (sink.errors() != 0 || !names.started() || !daemon.WaitUntilReady()) return 2;
  const std::string text = ReadWhole(dialogues);
  bool open = true;
  for (const std::string_view line : Split(text, '\n')) {
    if (!line.empty() && !Dialogue(line)) open = false;
  }
  return open ? 0 : 1;
}

}  // namespace
}  // namespace mw::oracle

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: compat_smtp ZONE CF DIALOGUES\n");
    return 2;
  }
  return mw::oracle::Run(argv[1], argv[2], argv[3]);
}
