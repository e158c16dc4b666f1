// SPDX-License-Identifier: BSD-2-Clause
// cftest: sendmail's address test mode without sendmail.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "base/host.h"
#include "base/source.h"
#include "bt/explanation.h"
#include "bt/session.h"
#include "maps/fixtures.h"
#include "maps/system_files.h"
#include "maps/zone_file.h"

namespace {

using mw::bt::Session;

// Writes all of `text` to standard output and clears it.
void Flush(std::string& text) {
  size_t done = 0;
  while (done < text.size()) {
    const ssize_t n = ::write(1, text.data() + done, text.size() - done);
    if (n <= 0) break;
    done += static_cast<size_t>(n);
  }
  text.clear();
}

constexpr size_t kOutputRoom = size_t{64} << 10;
constexpr size_t kMaxLine = 2047;

// Feeds standard input to the session, line by line.
void RunInput(mw::Host& host, Session& session) {
  std::string buffer;
  size_t at = 0;
  session.Prompt();
  while (!session.ended()) {
    const size_t end = buffer.find('\n', at);
    const bool whole = end != std::string::npos;
    if (!whole && buffer.size() - at < kMaxLine) {
      buffer.erase(0, at);
      at = 0;
      Flush(session.output());
      mw::Result<std::string> more = host.ReadInput(size_t{1} << 16);
      if (!more || more->empty()) {
        if (!buffer.empty()) session.Line(buffer);
        break;
      }
      buffer += *more;
      session.Refresh();
      continue;
    }
    // As fgets with a buffer of 2048: a newline that does not fit is a line of its own.
    const size_t length = std::min(whole ? end - at : kMaxLine, kMaxLine);
    session.Line(std::string_view(buffer).substr(at, length));
    at += length + (whole && length < kMaxLine ? 1 : 0);
    if (!session.ended()) session.Prompt();
    if (session.output().size() >= kOutputRoom) Flush(session.output());
  }
  session.End();
  Flush(session.output());
}

struct Arguments {
  mw::bt::SessionOptions session;
  std::string hosts = "/etc/hosts";
  std::string passwd = "/etc/passwd";
  std::string dns;
  std::string fixtures;
  std::string service_switch;
  std::string maps = "auto";
  std::vector<std::string> map_types;
  std::string root;
  bool live = false;
  bool compat_exit = false;
  bool quiet = false;
  std::string explain;
  bool json = false;
};

// Exit status: 0, 1 when the command cannot be run.
int PrintExplanation(Session& session, const Arguments& arguments) {
  const mw::bt::Explanation explanation = mw::bt::Explain(session, arguments.explain);
  std::string text = arguments.json ? ToJson(explanation) : ToText(explanation);
  Flush(text);
  return explanation.error.empty() ? 0 : 1;
}

int Run(const Arguments& arguments) {
  const std::unique_ptr<mw::Host> host = mw::MakeRealHost();
  const auto read = [&](const std::string& path) {
    mw::Result<std::string> text = host->ReadFile(path, uint64_t{64} << 20);
    return text ? *text : std::string();
  };
  mw::maps::HostsFile hosts(read(arguments.hosts));
  mw::maps::PasswdFile users(read(arguments.passwd));
  mw::maps::Environment environment(*host);
  environment.hosts = &hosts;
  environment.users = &users;
  environment.root = arguments.root;
  environment.live = arguments.live;
  environment.source_mode = arguments.maps == "source" ? mw::maps::SourceMode::kText
                            : arguments.maps == "db"   ? mw::maps::SourceMode::kDatabaseOnly
                                                       : mw::maps::SourceMode::kDatabaseFirst;
  for (const std::string& type : arguments.map_types) {
    environment.extra_types.push_back(type.starts_with('+') ? type.substr(1) : type);
  }
  if (!arguments.service_switch.empty()) environment.service_switch_file = arguments.service_switch;
  mw::SourceTable sources;
  mw::Sink sink;
  std::unique_ptr<mw::maps::ZoneFile> zone;
  if (!arguments.dns.empty()) {
    const mw::SourceId id = sources.Add(arguments.dns, read(arguments.dns));
    zone = std::make_unique<mw::maps::ZoneFile>(sources, id, sink);
    environment.resolver = zone.get();
  }
  std::unique_ptr<mw::maps::FixtureFile> fixtures;
  if (!arguments.fixtures.empty()) {
    const mw::SourceId id = sources.Add(arguments.fixtures, read(arguments.fixtures));
    fixtures = std::make_unique<mw::maps::FixtureFile>(sources, id, sink);
    environment.fixtures = fixtures.get();
  }
  Session session(*host, environment, arguments.session);
  const bool started = session.Start();
  if (started && !arguments.explain.empty()) return PrintExplanation(session, arguments);
  if (started) {
    RunInput(*host, session);
  } else {
    Flush(session.output());
  }
  return session.exit_status();
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"cftest: run the rulesets of a sendmail.cf, as sendmail -bt does"};
  Arguments arguments;
  mw::bt::SessionOptions& session = arguments.session;
  std::string mode;
  session.identity.host_name = mw::MakeRealHost()->HostName();
  app.add_option("-b", mode, "mode, for compatibility: t");
  app.add_option("-C", session.cf_file, "the configuration file");
  app.add_option("-O", session.settings, "set an option: name=value");
  app.add_option("-M", session.macros, "set a macro: xvalue or {name}value");
  app.add_option("-d", session.debug, "debug levels, as sendmail's")->expected(0, 1);
  app.add_flag("-v", session.verbose, "echo each line");
  app.add_option("--host-name", session.identity.host_name, "canonical name of the host");
  app.add_option("--interfaces", session.identity.interfaces, "addresses of the host")
      ->delimiter(',');
  app.add_option("--user", session.identity.user, "login name of the user");
  app.add_option("--hosts", arguments.hosts, "hosts file");
  app.add_option("--passwd", arguments.passwd, "password file");
  app.add_option("--dns", arguments.dns, "zone file that answers for the name server");
  app.add_option("--fixtures", arguments.fixtures, "prepared answers of ldap, socket ... maps");
  app.add_option("--service-switch", arguments.service_switch, "service switch file");
  app.add_option("--maps", arguments.maps, "where map values come from")
      ->check(CLI::IsMember({"auto", "db", "source"}));
  app.add_option("--map-types", arguments.map_types, "further map classes: +cdb,+dbm")
      ->delimiter(',');
  app.add_option("--root", arguments.root, "folder that stands for / in the configuration");
  app.add_flag("!--no-cache", session.use_cache, "run every rule anew");
  app.add_flag("--live", arguments.live, "allow maps and classes to run programs");
  app.add_option("--explain", arguments.explain,
                 "tell the way of an address: '3,0 user@example.com'");
  app.add_flag("--json", arguments.json, "with --explain: as data");
  app.add_flag("--quiet", arguments.quiet, "no findings of our own on standard error");
  app.add_flag("--compat-exit", arguments.compat_exit, "exit as sendmail does");
  CLI11_PARSE(app, argc, argv);
  session.has_debug = app.count("-d") != 0;
  return Run(arguments);
}
