// SPDX-License-Identifier: BSD-2-Clause
// cftest: sendmail's address test mode without sendmail.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <memory>
#include <string>

#include "base/host.h"
#include "base/memory.h"
#include "base/source.h"
#include "bt/explanation.h"
#include "bt/origin_map.h"
#include "bt/session.h"
#include "cftest_console.h"
#include "common.h"
#include "maps/fixtures.h"
#include "maps/system_files.h"
#include "maps/zone_file.h"

namespace {

using mw::Result;
using mw::bt::Session;
using namespace mw::tools;

constexpr const char* kProgram = "cftest";
// What an ordinary configuration takes.
constexpr size_t kHeapBytes = 1280 << 10;

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
  std::string source_map;
  bool json = false;
  ReportChoice report;
};

// The file as text; says what is wrong when it cannot be read.
std::optional<std::string> ReadText(mw::Host& host, const std::string& path) {
  Result<std::string> text = host.ReadFile(path, uint64_t{64} << 20);
  if (text) return std::move(*text);
  PrintError(kProgram, "cannot read " + text.failure().message);
  return std::nullopt;
}

int PrintExplanation(mw::Host& host, Session& session, const Arguments& arguments) {
  std::optional<mw::bt::OriginMap> origins;
  if (!arguments.source_map.empty()) {
    const std::optional<std::string> text = ReadText(host, arguments.source_map);
    if (!text) return kExitNoInput;
    Result<mw::bt::OriginMap> map = mw::bt::OriginMap::Read(*text);
    if (!map) {
      PrintError(kProgram, arguments.source_map + ": " + map.failure().message);
      return kExitData;
    }
    origins = std::move(*map);
  }
  const mw::bt::Explanation explanation =
      mw::bt::Explain(session, arguments.explain, origins ? &*origins : nullptr);
  const int written =
      WriteStandardOutput(kProgram, arguments.json ? ToJson(explanation) : ToText(explanation));
  if (written != kExitOk) return written;
  return explanation.error.empty() ? kExitOk : kExitUsage;
}

// What went wrong on the whole, for scripts.
int StatusOf(const Session& session, const Arguments& arguments) {
  if (arguments.compat_exit) return session.exit_status();
  if (session.unreadable()) return kExitNoInput;
  return session.faulted() ? kExitData : kExitOk;
}

int Run(const Arguments& arguments) {
  const std::unique_ptr<mw::Host> host = mw::MakeRealHost();
  const auto read = [&](const std::string& path) {
    Result<std::string> text = host->ReadFile(path, uint64_t{64} << 20);
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
  if (!arguments.quiet) {
    PrintDiagnostics(session.diagnostics(), session.sources(), kProgram, arguments.report, {});
    PrintDiagnostics(sink, sources, kProgram, arguments.report, {});
  }
  if (started && !arguments.explain.empty()) return PrintExplanation(*host, session, arguments);
  if (started) {
    RunConversation(*host, session);
  } else {
    FlushOutput(session);
  }
  // All is written; taking the tables down piece by piece would cost a tenth of a start.
  std::_Exit(StatusOf(session, arguments));
}

int Main(int argc, char** argv) {
  if (AnswersVersion(argc, argv, kProgram)) return 0;
  mw::PrepareHeap(kHeapBytes);
  CLI::App app("Run the rulesets of a sendmail.cf, as sendmail -bt does.", kProgram);
  AddVersion(app, kProgram);
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
  app.add_option("--source-map", arguments.source_map,
                 "with --explain: what mc2cf wrote of the .cf, for places in the .mc");
  app.add_flag("--json", arguments.json, "with --explain: as data");
  AddReportOptions(app, arguments.report);
  app.add_flag("--quiet", arguments.quiet, "no findings of our own on standard error");
  app.add_flag("--compat-exit", arguments.compat_exit, "exit as sendmail does");
  app.footer(
      "Exit status: 0 all was answered; 64 wrong command line or ruleset; 65 something is wrong in "
      "the\n"
      "configuration or an address, as messages said; 66 a file cannot be read. --compat-exit: "
      "sendmail's.");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    PrintError(kProgram, error.what());
    return kExitUsage;
  }
  session.has_debug = app.count("-d") != 0;
  return Run(arguments);
}

}  // namespace

int main(int argc, char** argv) {
  return mw::WithinMemory(kProgram, kExitOsError, [&] { return Main(argc, argv); });
}
