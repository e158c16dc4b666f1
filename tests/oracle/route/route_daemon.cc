// SPDX-License-Identifier: BSD-2-Clause
// route_daemon COUNT SEED: random (client, sender, recipient) triples through route::Flow and through the
// real sendmail: the replies of a server on loopback, and the routes that -bv shows. To be run by
// route_daemon.sh, which shows a site as /etc/mail in a mount namespace.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <random>

#include "base/text.h"
#include "maps/system_files.h"
#include "oracle/process.h"
#include "oracle/route/daemon.h"
#include "rewrite/installation.h"
#include "route/flow.h"
#include "route/report.h"

namespace mw::oracle {
namespace {

constexpr const char* kCf = "/etc/mail/sendmail.cf";

// Words that addresses are made of: those of the site's files and some that are in none.
struct Pool {
  std::vector<std::string> users = {
      "joe",   "bob",        "root",   "nosuch",     "list",     "loop1", "self", "pipe",
      "staff", "ann",        "blk",    "hold",       "friend",   "away",  "info", "a1",
      "info",  "sales",      "plus+x", "joe+detail", "nosuch+y", "fwd",   "one",  "two",
      "three", "none",       "ring1",  "ring2",      "named",    "inc",   "bad",  "moved",
      "Root",  "postmaster", "file",   "bounce"};
  std::vector<std::string> domains = {"",
                                      "mx.our.test",
                                      "local.test",
                                      "our.test",
                                      "h.our.test",
                                      "rd.test",
                                      "x.rd.test",
                                      "mt.test",
                                      "list.test",
                                      "err.test",
                                      "tmp.test",
                                      "loc.test",
                                      "user.test",
                                      "far.test",
                                      "x.far.test",
                                      "bare.test",
                                      "sm.test",
                                      "h.pc.test",
                                      "virt.test",
                                      "x.virt.test",
                                      "v2.test",
                                      "rel.test",
                                      "rel2.test",
                                      "old.test",
                                      "short.test",
                                      "other.test",
                                      "special.test",
                                      "spam.test",
                                      "untagged.test",
                                      "nomailer.test",
                                      "[192.0.2.1]",
                                      "[192.0.2.55]",
                                      "far2.test",
                                      "local.test.",
                                      "MT.test",
                                      "virt-local.test"};
  std::vector<std::string> senders = {"",
                                      "a@far.test",
                                      "bad@far.test",
                                      "err@far.test",
                                      "dsn@far.test",
                                      "disc@far.test",
                                      "num@far.test",
                                      "x@spam.test",
                                      "friend@spam.test",
                                      "rel@far.test",
                                      "x@far2.test",
                                      "joe@mx.our.test",
                                      "joe",
                                      "x@err.test",
                                      "x@tmp.test",
                                      "x@mt.test",
                                      "u@rel.test",
                                      "x@our.test",
                                      "x@virt.test",
                                      "a@b@c",
                                      "x@local.test",
                                      "x%y@mx.our.test",
                                      "x@rd.test",
                                      "x@client.far.test"};
  std::vector<std::string> odd = {"a@b@c",
                                  "x%other.test@mx.our.test",
                                  "other.test!x",
                                  "x!y@mx.our.test",
                                  "@mx.our.test:x@other.test",
                                  "|/bin/x",
                                  "/tmp/x@mx.our.test",
                                  "\"q u\"@mt.test",
                                  "joe@",
                                  "@mt.test",
                                  "x@mt.test@",
                                  "joe.@mx.our.test",
                                  "x@UUHOST.UUCP",
                                  "gone@new.test.REDIRECT",
                                  "root@localhost",
                                  "\\joe",
                                  "x%mt.test",
                                  "joe@mx"};
};

struct Source {
  std::string name, address;
};

std::vector<Source> Clients() {
  std::vector<Source> out;
  const std::string hosts = ReadWhole("/etc/hosts");
  for (const std::string_view line : Split(hosts, '\n')) {
    const size_t blank = line.find(' ');
    if (blank == std::string_view::npos) continue;
    const std::string_view names = line.substr(blank + 1);
    out.push_back(
        {std::string(names.substr(0, names.find(' '))), std::string(line.substr(0, blank))});
  }
  for (const char* nameless : {"192.0.2.11", "192.0.2.12", "192.0.2.14", "192.0.2.30",
                               "198.51.100.3", "198.51.100.7", "203.0.113.5"}) {
    out.push_back({"", nameless});
  }
  return out;
}

template <typename T>
const T& Pick(const std::vector<T>& from, std::mt19937& random) {
  return from[random() % from.size()];
}

class Comparison {
 public:
  Comparison(route::Flow& flow, unsigned seed) : flow_(flow), random_(seed) {}

  // One session: a client, a sender and some recipients.
  void Session() {
    route::Message message;
    const Source& client = Pick(clients_, random_);
    const std::string text = client.name + '[' + client.address + ']';
    if (!route::ReadClient(text, message.client)) std::abort();
    message.client.helo = "helo.test";
    message.sender = Pick(pool_.senders, random_);
    for (int i = 0; i < 6; i++) message.recipients.push_back(Recipient());
    const route::MessageWay way = flow_.Follow(message);
    SmtpConnection connection(client.address);
    connection.Read();
    connection.Say("EHLO helo.test");
    Expect(message, "", route::ReplyText(way.sender_reply, message.sender),
           connection.Say("MAIL FROM:<" + message.sender + ">"));
    const bool open = way.sender_reply.code / 100 == 2;
    for (const route::RecipientWay& recipient : way.recipients) {
      if (!open) break;
      Expect(message, recipient.recipient, route::ReplyText(recipient.reply, recipient.recipient),
             connection.Say("RCPT TO:<" + recipient.recipient + ">"));
    }
    connection.Say("QUIT");
  }

  // The places where a message from this host ends.
  void Route() {
    route::Message message;
    message.sender = Pick(pool_.senders, random_);
    // A sender that rules refuse would be complained about, too.
    if (message.sender == "a@b@c" || message.sender == "x@err.test" ||
        message.sender == "x@tmp.test")
      message.sender = "a@far.test";
    message.recipients = {Recipient()};
    const route::MessageWay way = flow_.Follow(message);
    std::vector<std::string> ours;
    for (const route::Route& route : way.recipients[0].routes) {
      ours.push_back(route.mailer.empty() ? route.reply.text : route::RouteText(route));
    }
    std::vector<std::string> theirs = Verify(kCf, message.sender, message.recipients[0]);
    // sendmail says of one mailbox twice that it is not there when a list keeps its own name.
    for (std::vector<std::string>* lines : {&ours, &theirs}) {
      std::sort(lines->begin(), lines->end());
      lines->erase(std::unique(lines->begin(), lines->end()), lines->end());
    }
    Expect(message, message.recipients[0] + " (-bv)", Joined(ours), Joined(theirs));
  }

  int Report() const {
    fmt::print("{} answers compared, {} differ\n", compared_, differences_);
    return differences_ == 0 ? 0 : 1;
  }

 private:
  std::string Recipient() {
    if (random_() % 8 == 0) return Pick(pool_.odd, random_);
    const std::string& domain = Pick(pool_.domains, random_);
    const std::string& user = Pick(pool_.users, random_);
    return domain.empty() ? user : user + '@' + domain;
  }

  static std::string Joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += (out.empty() ? "" : " | ") + line;
    return out;
  }

  void Expect(const route::Message& message, const std::string& recipient, const std::string& ours,
              const std::string& theirs) {
    compared_++;
    if (ours == theirs) return;
    if (++differences_ > 40) return;
    fmt::print("client {} [{}], from <{}>, to <{}>\n  sendmail: {}\n  ours:     {}\n",
               message.client.name, message.client.address, message.sender, recipient, theirs,
               ours);
  }

  route::Flow& flow_;
  std::mt19937 random_;
  Pool pool_;
  std::vector<Source> clients_ = Clients();
  int compared_ = 0;
  int differences_ = 0;
};

int Run(int count, unsigned seed) {
  const std::unique_ptr<Host> host = MakeRealHost();
  maps::HostsFile hosts(ReadWhole("/etc/hosts"));
  maps::PasswdFile users(ReadWhole("/etc/passwd"));
  maps::Environment environment(*host);
  environment.hosts = &hosts;
  environment.users = &users;
  environment.source_mode = maps::SourceMode::kDatabaseOnly;
  rewrite::Installation site(*host, environment,
                             {.cf_file = kCf,
                              .cf_text = {},
                              .settings = {"AliasFile=/etc/mail/aliases"},
                              .macros = {},
                              .identity = {.host_name = "mx.our.test"}});
  if (!site.Start()) {
    fmt::print("{} cannot be loaded: {}\n", kCf, site.messages().back().text);
    return 1;
  }
  route::Flow flow(site, {.steps = false, .places = false, .addresses = false});
  Daemon daemon(kCf);
  if (!daemon.WaitUntilReady()) {
    fmt::print("sendmail does not start\n");
    return 1;
  }
  Comparison comparison(flow, seed);
  for (int i = 0; i < count; i++) {
    comparison.Session();
    if (i % 3 == 0) comparison.Route();
  }
  return comparison.Report();
}

}  // namespace
}  // namespace mw::oracle

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  return mw::oracle::Run(std::atoi(argv[1]), static_cast<unsigned>(std::atoi(argv[2])));
}
