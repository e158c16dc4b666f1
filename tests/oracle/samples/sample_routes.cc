// SPDX-License-Identifier: BSD-2-Clause
// sample_routes CFTEST CF HOST-NAME ZONE FILE...: routing expectations, as `mcroute test` reads them, put to the
// real sendmail: a server on loopback replies, -bv tells the places where mail goes. Each answer must also be,
// word for word, what route::Flow says; and -bt must say the same as CFTEST of each sender and recipient. ZONE is a zone file or `assume`; it is what the name server says that
// sendmail asks. To be run by samples.sh, which shows a site as /etc/mail in namespaces of its own.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "maps/assumed_dns.h"
#include "maps/system_files.h"
#include "maps/zone_file.h"
#include "oracle/process.h"
#include "oracle/route/daemon.h"
#include "oracle/samples/name_server.h"
#include "rewrite/installation.h"
#include "route/expectations.h"
#include "route/report.h"

namespace mw::oracle {
namespace {

rewrite::Reply ReadReply(std::string_view line, std::string_view address) {
  rewrite::Reply reply;
  reply.code = std::atoi(std::string(line.substr(0, 3)).c_str());
  line.remove_prefix(std::min<size_t>(line.size(), 4));
  const size_t blank = std::min(line.find(' '), line.size());
  reply.enhanced = line.substr(0, blank);
  line.remove_prefix(std::min(blank + 1, line.size()));
  const std::string named = fmt::format("<{}>... ", address);
  reply.with_address = line.starts_with(named);
  if (reply.with_address) line.remove_prefix(named.size());
  reply.text = line;
  return reply;
}

// "mailer M, host H, user U" or "mailer M, user U"; anything else is no place where mail goes.
route::Route ReadRoute(std::string_view line) {
  constexpr std::string_view kMailer = "mailer ", kHost = ", host ", kUser = ", user ";
  route::Route route;
  const size_t user = line.rfind(kUser);
  if (!line.starts_with(kMailer) || user == std::string_view::npos) {
    route.reply.text = line;
    return route;
  }
  route.user = line.substr(user + kUser.size());
  line = line.substr(kMailer.size(), user - kMailer.size());
  const size_t host = line.find(kHost);
  route.mailer = line.substr(0, host);
  if (host != std::string_view::npos) route.host = line.substr(host + kHost.size());
  return route;
}

class Trial {
 public:
  Trial(route::Flow& flow, std::string cf) : flow_(flow), cf_(std::move(cf)) {}

  void Hold(const std::string& file, const route::Expectation& expectation) {
    const std::string place = fmt::format("{}:{}", file, expectation.line);
    const route::Message& message = expectation.message;
    const route::MessageWay ours = flow_.Follow(message);
    const std::string& recipient = message.recipients[0];
    route::MessageWay theirs;
    theirs.recipients.emplace_back();
    route::RecipientWay& way = theirs.recipients[0];
    way.recipient = recipient;
    way.reply.code = 250;
    if (message.client.address != route::Client().address) {
      way.reply = Ask(message);
      const rewrite::Reply& reply = ours.recipients[0].reply;
      Equal(place, route::ReplyText(reply, recipient), route::ReplyText(way.reply, recipient));
    }
    if (expectation.reply.empty()) {
      const std::vector<std::string> lines = Verify(cf_, message.sender, recipient);
      for (const std::string& line : lines) way.routes.push_back(ReadRoute(line));
      std::vector<std::string> places;
      for (const route::Route& route : ours.recipients[0].routes) {
        places.push_back(route.mailer.empty() ? route.reply.text : route::RouteText(route));
      }
      std::sort(places.begin(), places.end());
      Equal(place, fmt::format("{}", fmt::join(places, " | ")),
            fmt::format("{}", fmt::join(lines, " | ")));
    }
    held_++;
    const std::string difference = route::Compare(expectation, theirs);
    if (difference.empty()) return;
    failed_++;
    fmt::print("{}: with sendmail {}\n", place, difference);
  }

  // Counts a comparison made elsewhere; `difference` is empty when it came out well.
  void Compare(const std::string& place, const std::string& difference) {
    compared_++;
    if (difference.empty()) return;
    failed_++;
    fmt::print("{}: -bt and cftest differ\n{}\n", place, difference);
  }

  int Report() const {
    fmt::print("{} expectations put to sendmail, {} answers compared, {} differ\n", held_,
               compared_, failed_);
    return failed_ == 0 && held_ != 0 ? 0 : 1;
  }

 private:
  // The reply to RCPT, or to MAIL when that was refused.
  static rewrite::Reply Ask(const route::Message& message) {
    SmtpConnection connection(message.client.address);
    connection.Read();
    connection.Say("EHLO helo.test");
    const std::string mail = connection.Say("MAIL FROM:<" + message.sender + ">");
    if (!mail.starts_with('2')) return ReadReply(mail, message.sender);
    const std::string& recipient = message.recipients[0];
    const std::string reply = connection.Say("RCPT TO:<" + recipient + ">");
    connection.Say("QUIT");
    return ReadReply(reply, recipient);
  }

  void Equal(const std::string& place, const std::string& ours, const std::string& theirs) {
    compared_++;
    if (ours == theirs) return;
    failed_++;
    fmt::print("{}:\n  sendmail: {}\n  ours:     {}\n", place, theirs, ours);
  }

  route::Flow& flow_;
  std::string cf_;
  int held_ = 0, compared_ = 0, failed_ = 0;
};

// What is asked, and in which world.
struct Question {
  std::string cftest, cf, host_name, zone;
  std::vector<std::string> files;
};

// Asks -bt of sendmail and cftest for the triple of each recipient; "" when they say the same.
std::string AskTestMode(const Question& question,
                        const std::vector<route::Expectation>& expectations) {
  // cftest has no name server that knows every domain.
  if (question.zone == "assume" || expectations.empty()) return "";
  std::string input;
  for (const route::Expectation& expectation : expectations) {
    input += fmt::format(".Df{}\n3,0 {}\n", expectation.message.sender,
                         expectation.message.recipients[0]);
  }
  const std::vector<std::string> shared = {"-bt", "-C", question.cf, "-ODontProbeInterfaces=True"};
  Command theirs{.program = "/usr/sbin/sendmail", .words = {"sendmail"}, .folder = "/mnt"};
  Command ours{.program = question.cftest,
               .words = {"cftest", "--quiet", "--compat-exit", "--host-name", question.host_name,
                         "--dns", question.zone, "--maps", "db"},
               .folder = "/mnt"};
  for (Command* command : {&theirs, &ours}) {
    command->words.insert(command->words.end(), shared.begin(), shared.end());
    command->input = input;
  }
  const auto [real, own] = RunBoth(theirs, ours, {});
  if (real.out.size() < input.size()) return "sendmail -bt says next to nothing: " + real.out;
  return Difference(real, own);
}

int Run(const Question& question) {
  const auto& [cftest, cf, host_name, zone, files] = question;
  SourceTable sources;
  Sink sink;
  std::unique_ptr<maps::Resolver> resolver = std::make_unique<maps::AssumedDns>();
  if (zone != "assume") {
    const SourceId id = sources.Add(zone, ReadWhole(zone));
    resolver = std::make_unique<maps::ZoneFile>(sources, id, sink);
  }
  const NameServer names(*resolver);
  const std::unique_ptr<Host> host = MakeRealHost();
  maps::HostsFile hosts(ReadWhole("/etc/hosts"));
  maps::PasswdFile users(ReadWhole("/etc/passwd"));
  maps::Environment environment(*host);
  environment.hosts = &hosts;
  environment.users = &users;
  environment.resolver = resolver.get();
  environment.source_mode = maps::SourceMode::kDatabaseOnly;
  rewrite::Installation site(
      *host, environment,
      {.cf_file = cf,
       .cf_text = {},
       .settings = {"AliasFile=/etc/mail/aliases", "DontProbeInterfaces=True"},
       .macros = {},
       .identity = {.host_name = host_name}});
  if (!site.Start()) {
    fmt::print("{} cannot be loaded: {}\n", cf, site.messages().back().text);
    return 1;
  }
  route::Flow flow(site, {.steps = false, .places = false, .addresses = false});
  Daemon daemon(cf);
  if (!names.started() || !daemon.WaitUntilReady()) {
    fmt::print("{} does not start\n", names.started() ? "sendmail" : "the name server");
    return 1;
  }
  Trial trial(flow, cf);
  for (const std::string& file : files) {
    const SourceId id = sources.Add(file, ReadWhole(file));
    const std::vector<route::Expectation> expectations =
        route::ReadExpectations(sources.Get(id), id, sink);
    for (const route::Expectation& expectation : expectations) trial.Hold(file, expectation);
    trial.Compare(file, AskTestMode(question, expectations));
  }
  if (sink.errors() != 0) fmt::print("a zone or expectation cannot be read\n");
  return trial.Report() | (sink.errors() != 0 ? 1 : 0);
}

}  // namespace
}  // namespace mw::oracle

int main(int argc, char** argv) {
  if (argc < 6) return 2;
  return mw::oracle::Run({argv[1], argv[2], argv[3], argv[4], {argv + 5, argv + argc}});
}
