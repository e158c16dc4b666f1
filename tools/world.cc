// SPDX-License-Identifier: BSD-2-Clause
#include "world.h"

#include "base/text.h"

namespace mw::tools {
namespace {

constexpr DiagnosticKind kUnreadable{"TL001", "file-not-readable", Severity::kError};
constexpr uint64_t kMaxText = uint64_t{64} << 20;
constexpr std::string_view kMailFolder = "/etc/mail/";

}  // namespace

void AddWorldOptions(CLI::App& app, WorldChoice& choice) {
  const char* const group = "THE WORLD AROUND";
  app.add_option("--host-name", choice.identity.host_name, "canonical name of the host")
      ->group(group);
  app.add_option("--interfaces", choice.identity.interfaces, "addresses of the host")
      ->delimiter(',')
      ->group(group);
  app.add_option("--hosts", choice.hosts, "hosts file")->group(group);
  app.add_option("--passwd", choice.passwd, "password file")->group(group);
  app.add_option(
         "--dns", choice.dns,
         "what the name server says: a zone file; assume: every domain exists (the default); "
         "none: it does not answer; live: ask this machine's")
      ->group(group);
  app.add_option("--fixtures", choice.fixtures, "prepared answers of ldap, socket ... maps")
      ->group(group);
  app.add_option("--service-switch", choice.service_switch, "service switch file")->group(group);
  app.add_option("--maps", choice.maps, "where map values come from: auto, db, source")
      ->check(CLI::IsMember({"auto", "db", "source"}))
      ->group(group);
  app.add_option("--map-types", choice.map_types, "further map classes: +cdb,+dbm")
      ->delimiter(',')
      ->group(group);
  app.add_option("--root", choice.root, "folder that stands for / in the configuration")
      ->group(group);
  app.add_option("--site", choice.site, "folder that stands for /etc/mail")->group(group);
  app.add_flag("--live", choice.live, "allow maps and classes to run programs")->group(group);
}

std::string SiteHost::Mapped(const std::string& path) {
  if (path.starts_with(kMailFolder)) {
    const std::string name = '/' + path.substr(kMailFolder.size());
    return (!newer_.empty() && inner().Status(newer_ + name).ok() ? newer_ : folder_) + name;
  }
  // Some systems keep the aliases one folder higher.
  const std::string aliases = folder_ + "/aliases";
  if (path.starts_with("/etc/aliases") && inner().Status(aliases).ok()) {
    return folder_ + path.substr(4);
  }
  return path;
}

Result<std::string> SiteHost::ReadFile(const std::string& path, uint64_t max_bytes) {
  return inner().ReadFile(Mapped(path), max_bytes);
}

Result<std::unique_ptr<FileBytes>> SiteHost::OpenFile(const std::string& path) {
  return inner().OpenFile(Mapped(path));
}

Result<FileStatus> SiteHost::Status(const std::string& path) {
  return inner().Status(Mapped(path));
}

Result<std::vector<std::string>> SiteHost::List(const std::string& path) {
  return inner().List(Mapped(path));
}

Result<void> SiteHost::WriteFileAtomically(const std::string& path, std::string_view bytes) {
  return inner().WriteFileAtomically(Mapped(path), bytes);
}

std::string FindConfiguration(Host& host, const std::string& path) {
  const Result<FileStatus> status = host.Status(path);
  if (!status || status->type != FileStatus::Type::kDirectory) return path;
  for (const char* name : {"/sendmail.mc", "/sendmail.cf"}) {
    if (host.Status(path + name).ok()) return path + name;
  }
  return "";
}

World::World(const WorldChoice& choice, SourceTable& sources, Sink& sink) : real_(MakeRealHost()) {
  if (!choice.site.empty()) site_ = std::make_unique<SiteHost>(*real_, choice.site, choice.newer);
  hosts_ = std::make_unique<maps::HostsFile>(
      Read(choice.hosts, choice.hosts != WorldChoice().hosts, sink));
  users_ = std::make_unique<maps::PasswdFile>(
      Read(choice.passwd, choice.passwd != WorldChoice().passwd, sink));
  environment_ = std::make_unique<maps::Environment>(host());
  environment_->hosts = hosts_.get();
  environment_->users = users_.get();
  environment_->root = choice.root;
  environment_->live = choice.live;
  environment_->source_mode = choice.maps == "source" ? maps::SourceMode::kText
                              : choice.maps == "db"   ? maps::SourceMode::kDatabaseOnly
                                                      : maps::SourceMode::kDatabaseFirst;
  for (const std::string& type : choice.map_types) {
    environment_->extra_types.push_back(type.starts_with('+') ? type.substr(1) : type);
  }
  if (!choice.service_switch.empty()) environment_->service_switch_file = choice.service_switch;
  if (choice.dns == "assume") {
    environment_->resolver = &assumed_;
  } else if (choice.dns == "live") {
    environment_->resolver = &live_;
  } else if (choice.dns != "none") {
    const SourceId id = sources.Add(choice.dns, Read(choice.dns, true, sink));
    zone_ = std::make_unique<maps::ZoneFile>(sources, id, sink);
    environment_->resolver = zone_.get();
  }
  if (!choice.fixtures.empty()) {
    const SourceId id = sources.Add(choice.fixtures, Read(choice.fixtures, true, sink));
    fixtures_ = std::make_unique<maps::FixtureFile>(sources, id, sink);
    environment_->fixtures = fixtures_.get();
  }
}

void World::NameRealFiles(SourceTable& sources) {
  if (site_ == nullptr) return;
  for (SourceId id = 0; id < sources.size(); id++) {
    const std::string& name = sources.Get(id).name();
    std::string real = site_->Mapped(name);
    if (real == name) continue;
    sources.Rename(id, real.starts_with("./") ? real.substr(2) : real);
  }
}

std::string World::Read(const std::string& path, bool needed, Sink& sink) {
  Result<std::string> text = real_->ReadFile(path, kMaxText);
  if (text) return std::move(*text);
  if (needed) sink.Add(Diagnostic(kUnreadable, {}, "cannot read " + text.failure().message));
  return "";
}

}  // namespace mw::tools
