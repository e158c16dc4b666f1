// SPDX-License-Identifier: BSD-2-Clause
// open_relay COUNT SEED: generated access tables, relay-domains and features; the linter's verdict on each site
// against what a running sendmail says to a stranger. To be run by open_relay.sh in namespaces.
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "base/text.h"
#include "lint/rule.h"
#include "lint/subject.h"
#include "maps/assumed_dns.h"
#include "maps/system_files.h"
#include "mc/compiler.h"
#include "oracle/process.h"
#include "oracle/route/daemon.h"

namespace mw::oracle {
namespace {

constexpr const char* kCf = "/etc/mail/sendmail.cf";

void Write(const std::string& path, const std::string& text) { std::ofstream(path) << text; }

std::string ReadText(const std::string& path) {
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

constexpr const char* kFeatures[] = {"relay_entire_domain", "relay_local_from", "promiscuous_relay",
                                     "loose_relay_check",   "relay_hosts_only", "relay_mail_from",
                                     "delay_checks",        "lookupdotdomain",  "nocanonify",
                                     "blocklist_recipients"};
constexpr const char* kKeys[] = {"Connect:203.0.113",
                                 "Connect:203",
                                 "Connect:203.0.113.77",
                                 "Connect:stranger.example",
                                 "Connect:example",
                                 "stranger.example",
                                 "203.0.113.77",
                                 "To:example",
                                 "To:unlisted-domain.example",
                                 "From:unlisted-domain.example",
                                 "unlisted-domain.example",
                                 "example",
                                 "Connect:198.51.100",
                                 "To:partner.test",
                                 "From:partner.test",
                                 "From:mx.our.test",
                                 "our.test",
                                 "Connect:.example"};
constexpr const char* kValues[] = {"RELAY", "RELAY", "RELAY", "OK", "REJECT"};
constexpr const char* kDomains[] = {
    "partner.test", "unlisted-domain.example", "203.0.113", "stranger.example", "10.1", "our.test"};

// Writes the files below /etc/mail; gives the .mc as a description.
std::string WriteSite(std::mt19937& random) {
  const auto chance = [&](uint32_t of) { return random() % of == 0; };
  std::string mc =
      "OSTYPE(`linux')dnl\ndefine(`confDOMAIN_NAME', `mx.our.test')dnl\n"
      // The stranger's address belongs to an interface here.
      "define(`confDONT_PROBE_INTERFACES', `True')dnl\n"
      "FEATURE(`access_db')dnl\n";
  for (const char* feature : kFeatures) {
    const bool rare = std::string_view(feature).starts_with("promiscuous");
    if (chance(rare ? 30 : 10)) mc += fmt::format("FEATURE(`{}')dnl\n", feature);
  }
  mc += "MAILER(`local')dnl\nMAILER(`smtp')dnl\n";
  std::string access, domains;
  for (const char* key : kKeys) {
    if (chance(9)) access += fmt::format("{}\t{}\n", key, kValues[random() % std::size(kValues)]);
  }
  for (const char* domain : kDomains) {
    if (chance(12)) domains += fmt::format("{}\n", domain);
  }
  Write("/etc/mail/sendmail.mc", mc);
  Write("/etc/mail/access", access);
  Write("/etc/mail/relay-domains", domains);
  return mc + "access:\n" + access + "relay-domains:\n" + domains;
}

bool LinterSaysOpen(Host& host) {
  maps::HostsFile hosts(ReadText("/etc/hosts"));
  maps::PasswdFile users(ReadText("/etc/passwd"));
  maps::AssumedDns dns;
  maps::Environment environment(host);
  environment.hosts = &hosts;
  environment.users = &users;
  environment.resolver = &dns;
  SourceTable sources;
  Sink sink;
  lint::Subject::Request request;
  request.cf_file = kCf;
  request.identity.host_name = "mx.our.test";
  lint::Subject subject(host, environment, request, sources, sink);
  const lint::Rule* rule = lint::FindRule("RT615");
  Sink found;
  rule->check(subject, *rule, found);
  return found.errors() != 0;
}

// True if a stranger may send to a stranger, in one of the ways that the rule tries.
bool SendmailIsOpen() {
  const std::string outside = "unlisted-user@unlisted-domain.example";
  const std::pair<std::string, std::string> tries[] = {
      {outside, outside},
      {"root@mx.our.test", outside},
      {outside, "unlisted-user%unlisted-domain.example@mx.our.test"},
      {outside, "unlisted-user%unlisted-domain.example@partner.test"}};
  for (const auto& [sender, recipient] : tries) {
    SmtpConnection client("203.0.113.77");
    if (!client.open()) return false;
    client.Read();
    client.Say("HELO stranger.example");
    if (!client.Say(fmt::format("MAIL FROM:<{}>", sender)).starts_with('2')) continue;
    const std::string reply = client.Say(fmt::format("RCPT TO:<{}>", recipient));
    if (reply.starts_with('2')) return true;
  }
  return false;
}

int Run(int count, uint32_t seed) {
  std::mt19937 random(seed);
  const std::unique_ptr<Host> host = MakeRealHost();
  int open = 0;
  int wrong = 0;
  for (int i = 0; i < count; i++) {
    const std::string site = WriteSite(random);
    mc::Request request;
    request.path = "/etc/mail/sendmail.mc";
    request.library = mc::kBuiltinName;
    const mc::Compilation compiled(*host, std::move(request));
    Write(kCf, compiled.cf());
    if (std::system("makemap -r hash /etc/mail/access < /etc/mail/access") != 0) return 2;
    const bool says = LinterSaysOpen(*host);
    Daemon daemon(kCf);
    if (!daemon.WaitUntilReady()) {
      fmt::print("the server does not start\n{}", site);
      return 2;
    }
    const bool is = SendmailIsOpen();
    open += is ? 1 : 0;
    if (says == is) continue;
    wrong++;
    fmt::print("site {}: the linter says {}, sendmail is {}\n{}", i, says ? "open" : "closed",
               is ? "open" : "closed", site);
  }
  fmt::print("{} sites, {} open, {} wrong verdicts\n", count, open, wrong);
  return wrong == 0 && open > 0 && open < count ? 0 : 1;
}

}  // namespace
}  // namespace mw::oracle

int main(int argc, char** argv) {
  const int count = argc > 1 ? std::atoi(argv[1]) : 100;
  return mw::oracle::Run(count, argc > 2 ? static_cast<uint32_t>(std::atoi(argv[2])) : 1);
}
