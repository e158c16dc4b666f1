// SPDX-License-Identifier: BSD-2-Clause
// The world that a configuration is evaluated in, as chosen by options: whose host it is, what hosts, users
// and name servers say, where the files are.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/host.h"
#include "base/source.h"
#include "live_dns.h"
#include "maps/assumed_dns.h"
#include "maps/environment.h"
#include "maps/fixtures.h"
#include "maps/system_files.h"
#include "maps/zone_file.h"
#include "rewrite/identity.h"

namespace mw::tools {

struct WorldChoice {
  rewrite::Identity identity;
  std::string hosts = "/etc/hosts";
  std::string passwd = "/etc/passwd";
  std::string dns = "assume";  // or none, live, or a zone file
  std::string fixtures;
  std::string service_switch;
  std::string maps = "auto";  // auto, db, source
  std::vector<std::string> map_types;
  std::string root;
  std::string site;   // a folder that stands for /etc/mail
  std::string newer;  // a folder whose files go before those of `site`
  bool live = false;
};

void AddWorldOptions(CLI::App& app, WorldChoice& choice);

// Files below /etc/mail are those of another folder, and /etc/aliases too when it is there.
class SiteHost final : public ForwardingHost {
 public:
  // `newer`: a folder whose files go before those of `folder`; "" for none.
  SiteHost(Host& inner, std::string folder, std::string newer)
      : ForwardingHost(inner), folder_(std::move(folder)), newer_(std::move(newer)) {}
  Result<std::string> ReadFile(const std::string& path, uint64_t max_bytes) override;
  Result<std::unique_ptr<FileBytes>> OpenFile(const std::string& path) override;
  Result<FileStatus> Status(const std::string& path) override;
  Result<std::vector<std::string>> List(const std::string& path) override;
  Result<void> WriteFileAtomically(const std::string& path, std::string_view bytes) override;

  // Where the file really is.
  std::string Mapped(const std::string& path);

 private:
  std::string folder_;
  std::string newer_;
};

// The .mc of a folder like /etc/mail, else its .cf; `path` itself when it is no folder, "" for a folder that
// has neither.
std::string FindConfiguration(Host& host, const std::string& path);

class World {
 public:
  // Reads the files that the choice names; what is wrong with them goes to `sink`.
  World(const WorldChoice& choice, SourceTable& sources, Sink& sink);

  Host& host() { return site_ ? static_cast<Host&>(*site_) : *real_; }
  maps::Environment& environment() { return *environment_; }
  // Gives sources that were read under names of the site the names of the real files.
  void NameRealFiles(SourceTable& sources);

 private:
  std::string Read(const std::string& path, bool needed, Sink& sink);

  std::unique_ptr<Host> real_;
  std::unique_ptr<SiteHost> site_;
  std::unique_ptr<maps::HostsFile> hosts_;
  std::unique_ptr<maps::PasswdFile> users_;
  std::unique_ptr<maps::ZoneFile> zone_;
  maps::AssumedDns assumed_;
  LiveDns live_;
  std::unique_ptr<maps::FixtureFile> fixtures_;
  std::unique_ptr<maps::Environment> environment_;
};

}  // namespace mw::tools
