// SPDX-License-Identifier: BSD-2-Clause
// cftest: sendmail's address test mode without sendmail.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "base/host.h"
#include "bt/host_files.h"
#include "bt/session.h"

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
      continue;
    }
    const size_t length = std::min(whole ? end - at : kMaxLine, kMaxLine);
    session.Line(std::string_view(buffer).substr(at, length));
    at += length + (whole && end == at + length ? 1 : 0);
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
  std::string root;
  bool live = false;
  bool compat_exit = false;
};

int Run(const Arguments& arguments) {
  const std::unique_ptr<mw::Host> host = mw::MakeRealHost();
  const auto read = [&](const std::string& path) {
    mw::Result<std::string> text = host->ReadFile(path, uint64_t{64} << 20);
    return text ? *text : std::string();
  };
  mw::bt::HostsFile hosts(read(arguments.hosts));
  mw::bt::PasswdFile users(read(arguments.passwd));
  mw::maps::Environment environment(*host);
  environment.hosts = &hosts;
  environment.users = &users;
  environment.root = arguments.root;
  environment.live = arguments.live;
  Session session(*host, environment, arguments.session);
  if (session.Start()) {
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
  app.add_option("--interfaces", session.identity.interfaces, "addresses of the host")->delimiter(',');
  app.add_option("--user", session.identity.user, "login name of the user");
  app.add_option("--hosts", arguments.hosts, "hosts file");
  app.add_option("--passwd", arguments.passwd, "password file");
  app.add_option("--root", arguments.root, "folder that stands for / in the configuration");
  app.add_flag("--live", arguments.live, "allow maps and classes to run programs");
  app.add_flag("--compat-exit", arguments.compat_exit, "exit as sendmail does");
  CLI11_PARSE(app, argc, argv);
  session.has_debug = app.count("-d") != 0;
  return Run(arguments);
}
