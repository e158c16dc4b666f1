// SPDX-License-Identifier: BSD-2-Clause
// The commands that begin with '/'.
#include <fmt/format.h>

#include "base/text.h"
#include "bt/command.h"
#include "maps/host_names.h"

namespace mw::bt {
namespace {

std::string_view UseText(const Session& session, rewrite::AddressUse use) {
  (void)session;
  constexpr std::string_view kTexts[2][2] = {{"envelope recipient", "envelope sender"},
                                             {"header recipient", "header sender"}};
  return kTexts[use.header ? 1 : 0][use.sender ? 1 : 0];
}

// The first word of `text`; the rest without blanks before it.
std::string_view TakeWord(std::string_view& text) {
  size_t end = 0;
  while (end < text.size() && !IsSpace(text[end])) end++;
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  while (!text.empty() && IsSpace(text[0])) text.remove_prefix(1);
  return word;
}

void Parse(Session& session, std::string_view address) {
  std::string& out = session.output();
  const std::string cracked = session.reader().Crack(address);
  if (session.trace().debug().Is(33, 1)) {
    out += fmt::format("crackaddr({})\ncrackaddr=>`", address);
    session.AppendShown(cracked);
    out += "'\n";
  }
  out += "Cracked address = ";
  session.AppendShown(cracked);
  out += fmt::format("\nParsing {} address\n", UseText(session, session.use()));
  if (session.trace().debug().Is(20, 1)) out += fmt::format("\n--parseaddr({})\n", address);
  const std::optional<rewrite::Delivery> delivery = session.reader().Parse(address, session.use());
  if (!delivery) {
    out += "Cannot parse\n";
  } else if (!delivery->host.empty()) {
    out += fmt::format("mailer {}, host {}, user {}\n", delivery->mailer, delivery->host,
                       delivery->user);
  } else {
    out += fmt::format("mailer {}, user {}\n", delivery->mailer, delivery->user);
  }
}

void Try(Session& session, std::string_view arguments) {
  std::string& out = session.output();
  const std::string_view name = TakeWord(arguments);
  if (arguments.empty()) {
    out += "Usage: /try mailer address\n";
    return;
  }
  const rewrite::Mailer* mailer = session.reader().FindMailer(name);
  if (mailer == nullptr) {
    out += fmt::format("Unknown mailer {}\n", name);
    return;
  }
  out += fmt::format("Trying {} address {} for mailer {}\n", UseText(session, session.use()),
                     arguments, name);
  int status = 0;
  const std::string result = session.reader().Rewrite(arguments, *mailer, session.use(), status);
  out += fmt::format("Rcode = {}, addr = {}\n", status, result);
}

void TryFlags(Session& session, std::string_view flags) {
  rewrite::AddressUse& use = session.use();
  for (const char c : flags) {
    switch (ToLower(c)) {
      case 'h':
        use.header = true;
        break;
      case 'e':
        use.header = false;
        break;
      case 's':
        use.sender = true;
        break;
      case 'r':
        use.sender = false;
        break;
      default:
        break;
    }
  }
  session.rules().SetMacro("addr_type",
                           fmt::format("{} {}", use.header ? 'h' : 'e', use.sender ? 's' : 'r'));
}

void Map(Session& session, std::string_view arguments) {
  std::string& out = session.output();
  size_t end = 0;
  while (end < arguments.size() && !IsSpace(arguments[end])) end++;
  if (end == arguments.size()) {
    out += "No key specified\n";
    return;
  }
  const std::string_view name = arguments.substr(0, end);
  const std::string_view key = arguments.substr(end + 1);
  maps::Map* map = session.maps().Find(name);
  if (map == nullptr) {
    out += fmt::format("Map named \"{}\" not found\n", name);
    return;
  }
  if (!map->Open()) {
    out += fmt::format("Map named \"{}\" not open\n", name);
    return;
  }
  out += fmt::format("map_lookup: {} ({}) ", name, key);
  maps::Answer answer;
  map->Lookup({.key = key, .args = {}}, answer);
  if (answer.outcome == maps::Outcome::kFound) {
    out += fmt::format("returns {} ({})\n", answer.value, answer.status);
  } else {
    out += fmt::format("no match ({})\n", answer.status);
  }
}

void Canon(Session& session, std::string_view name) {
  const maps::HostNameReply reply = maps::FindCanonicalName(session.environment(), name);
  session.output() +=
      fmt::format("getcanonname({}) returns {}\n", name,
                  reply.outcome == maps::Outcome::kFound ? reply.name : std::string(name));
}

void Mx(Session& session, std::string_view name) {
  const maps::MailExchangers found = maps::FindMailExchangers(session.environment(), name, true);
  session.output() += fmt::format("getmxrr({}) returns {} value(s):\n", name, found.count);
  for (const std::string& host : found.hosts) session.output() += fmt::format("\t{}\n", host);
}

void Expand(Session& session, std::string_view text) { session.AppendShown(text); }

void Nothing(Session&, std::string_view) {}

void Quit(Session& session, std::string_view) { session.End(); }

constexpr Command kCommands[] = {
    {"/canon", "/canon address", "find the canonical name of a host", Canon},
    {"/gethostbyname", "", "look up a host; only -d61.10 would show what was found", Nothing},
    {"/header", "", "show what sendmail knows of a header, and run its ruleset", RunHeader},
    {"/expand", "/expand string", "show text as it is read", Expand},
    {"/map", "/map mapname key", "look up a key in a map", Map},
    {"/mx", "/mx address", "find the mail exchangers of a domain", Mx},
    {"/parse", "/parse address", "find mailer, host and user of an address", Parse},
    {"/quit", "", "leave", Quit},
    {"/sender", "", "show what becomes of the sender of a message", RunSender},
    {"/try", "/try mailer address", "rewrite an address for a mailer", Try},
    {"/tryflags", "/tryflags [Hh|Ee][Ss|Rr]", "say what addresses /parse and /try get", TryFlags},
};

}  // namespace

std::span<const Command> SlashCommands() { return kCommands; }

void RunSlash(Session& session, std::string_view line) {
  while (!line.empty() && IsSpace(line.back())) line.remove_suffix(1);
  if (line.size() == 1) {
    session.output() += "Usage: /[canon|map|mx|parse|try|tryflags]\n";
    return;
  }
  std::string_view arguments = line;
  const size_t end = line.find_first_of(" \t");
  const std::string_view name = line.substr(0, end);
  arguments = end == std::string_view::npos ? std::string_view() : line.substr(end);
  while (!arguments.empty() && IsSpace(arguments[0])) arguments.remove_prefix(1);
  for (const Command& command : SlashCommands()) {
    if (!EqualFolded(command.name, name)) continue;
    if (arguments.empty() && !command.usage.empty()) {
      session.output() += fmt::format("Usage: {}\n", command.usage);
    } else {
      command.run(session, arguments);
    }
    return;
  }
  session.output() += fmt::format("Unknown \"/\" command {}\n", name);
}

}  // namespace mw::bt
