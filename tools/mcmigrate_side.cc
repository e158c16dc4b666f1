// SPDX-License-Identifier: BSD-2-Clause
#include "mcmigrate_side.h"

#include "common.h"
#include "mcmigrate.h"
#include "migrate/memory_file.h"

namespace mw::tools {

LoadedSide::LoadedSide(SideChoice choice, WorldChoice world, bool quiet) : quiet_(quiet) {
  const std::unique_ptr<Host> real = MakeRealHost();
  path_ = choice.text.empty() ? FindConfiguration(*real, choice.path) : choice.path;
  if (path_.empty()) {
    PrintError(kMcmigrate, choice.path + ": there is neither sendmail.mc nor sendmail.cf");
    status_ = kExitNoInput;
    return;
  }
  if (!choice.site.empty()) {
    world.site = choice.site;
  } else if (path_ != choice.path && choice.path != "/etc/mail") {
    world.site = choice.path;
  }
  if (choice.text.empty() && !real->Status(path_).ok()) {
    PrintError(kMcmigrate, "cannot read " + path_ + ": there is no such file");
    status_ = kExitNoInput;
    return;
  }
  Load(choice, world);
}

LoadedSide::~LoadedSide() = default;

void LoadedSide::Load(const SideChoice& choice, const WorldChoice& world) {
  Sink sink;
  world_ = std::make_unique<World>(world, sources_, sink);
  Host* host = &world_->host();
  if (!choice.text.empty()) {
    memory_ = std::make_unique<migrate::MemoryFile>(*host, path_, choice.text);
    host = memory_.get();
  }
  host_ = std::make_unique<CommandlessHost>(*host);
  lint::Subject::Request request;
  request.identity = world.identity;
  request.library = choice.library;
  request.root = world.root;
  if (path_.ends_with(".mc")) {
    request.mc_file = path_;
    request.cf_file = "sendmail.cf";
  } else {
    request.cf_file = path_;
  }
  side_ = std::make_unique<migrate::Side>(*host_, world_->environment(), std::move(request),
                                          sources_, sink);
  if (!side_->loaded()) {
    status_ = side_->unreadable() ? kExitNoInput : kExitData;
    if (!quiet_) PrintFindings(sink);
  }
}

void LoadedSide::PrintFindings(const Sink& sink) {
  if (const mc::Compilation* compiled = side_->subject().compiled()) {
    PrintDiagnostics(compiled->diagnostics(), compiled->sources(), kMcmigrate, {}, {});
  } else {
    PrintDiagnostics(sink, sources_, kMcmigrate, {}, {});
  }
  for (const std::string& complaint : side_->complaints()) PrintError(kMcmigrate, complaint);
}

}  // namespace mw::tools
