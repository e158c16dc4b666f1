// SPDX-License-Identifier: BSD-2-Clause
// mcmigrate new: a hardened site to start from.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "common.h"
#include "mcmigrate.h"
#include "migrate/new_site.h"
#include "migrate/systems.h"

namespace mw::tools {
namespace {

class NewCommand final : public MigrateCommand {
 public:
  const char* name() const override { return "new"; }
  const char* summary() const override { return "write a hardened, commented site to start from"; }
  void AddOptions(CLI::App& app) override {
    std::string kinds = "what it is for:";
    for (const migrate::SiteKind& kind : migrate::SiteKinds()) {
      kinds += fmt::format(" {} ({});", kind.name, kind.summary);
    }
    kinds.pop_back();
    app.add_option("--kind", kind_, kinds)->required();
    app.add_option("-o,--output", folder_, "the folder, made when it is not there")->required();
    app.add_option("--os", system_, "the system: debian, redhat, freebsd, aix; else Linux");
    app.add_option("--domain", site_.domain, "the domain, example.org");
    app.add_option("--host-name", site_.host, "the full name of the host, such as mx.example.org");
    app.add_option("--hub", site_.hub, "the host that it hands mail to");
  }
  int Run() override;

 private:
  std::string WrongChoice() const;
  int Write(const std::vector<migrate::SiteText>& files) const;

  migrate::NewSite site_;
  std::string kind_, folder_, system_;
};

// What is wrong with the command line; "" when nothing is.
std::string NewCommand::WrongChoice() const {
  if (site_.kind == nullptr) {
    return "there is no kind " + Quote(kind_) +
           "; known are gateway, mta, nullclient, submit and relay";
  }
  if (!system_.empty() && migrate::FindSystem(system_) == nullptr) {
    return "there is no system " + Quote(system_) + "; known are debian, redhat, freebsd and aix";
  }
  for (const std::string* name : {&site_.domain, &site_.host, &site_.hub}) {
    if (name->empty() || migrate::IsHostName(*name)) continue;
    return Quote(*name) + " is no full name of a host or domain";
  }
  if (site_.domain.empty()) return "the domain is empty";
  return "";
}

int NewCommand::Write(const std::vector<migrate::SiteText>& files) const {
  const std::unique_ptr<Host> host = MakeRealHost();
  for (const migrate::SiteText& file : files) {
    const std::string path = folder_ + "/" + file.name;
    if (!host->Status(path).ok()) continue;
    PrintError(kMcmigrate, path + ": exists already; nothing was written");
    return kExitCantCreate;
  }
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  if (error) {
    PrintError(kMcmigrate, folder_ + ": cannot be made: " + error.message());
    return kExitCantCreate;
  }
  std::string out;
  for (const migrate::SiteText& file : files) {
    const std::string path = folder_ + "/" + file.name;
    const ExitStatus status = WriteOutputFile(kMcmigrate, *host, path, file.text);
    if (status != kExitOk) return status;
    // It will hold passwords.
    if (file.name == "authinfo") {
      std::filesystem::permissions(
          path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
    }
    out += path + "\n";
  }
  return WriteStandardOutput(kMcmigrate, out);
}

int NewCommand::Run() {
  site_.kind = migrate::FindSiteKind(kind_);
  if (const std::string wrong = WrongChoice(); !wrong.empty()) {
    PrintError(kMcmigrate, "new: " + wrong);
    return kExitUsage;
  }
  const migrate::System* system = migrate::FindSystem(system_);
  site_.ostype = system == nullptr ? "linux" : system->ostype;
  return Write(migrate::FilesOf(site_));
}

}  // namespace

std::unique_ptr<MigrateCommand> MakeNew();
std::unique_ptr<MigrateCommand> MakeNew() { return std::make_unique<NewCommand>(); }

}  // namespace mw::tools
