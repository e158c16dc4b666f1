// SPDX-License-Identifier: BSD-2-Clause
// Loads the configurations that commands of mcmigrate compare.
#pragma once

#include <memory>
#include <string>

#include "base/host.h"
#include "base/source.h"
#include "migrate/side.h"
#include "world.h"

namespace mw::tools {

// Where one configuration is.
struct SideChoice {
  std::string path;     // a .mc, a .cf or a folder that holds one of them
  std::string library;  // for a .mc
  std::string site;     // the folder that stands for /etc/mail; a folder as `path` sets it
  std::string text;     // of the .mc `path`, when it was made in memory
};

// A configuration with its own world around it.
class LoadedSide {
 public:
  // `world`: what both sides have in common. What is wrong is printed, unless `quiet`.
  LoadedSide(SideChoice choice, WorldChoice world, bool quiet = false);
  ~LoadedSide();

  // 0, or the exit status: 66 it cannot be read, 65 it is wrong.
  int status() const { return status_; }
  // After status() 0.
  migrate::Side& side() { return *side_; }
  const std::string& path() const { return path_; }

 private:
  void Load(const SideChoice& choice, const WorldChoice& world);
  void PrintFindings(const Sink& sink);

  std::string path_;
  SourceTable sources_;
  std::unique_ptr<World> world_;
  std::unique_ptr<Host> memory_;
  std::unique_ptr<Host> host_;
  std::unique_ptr<migrate::Side> side_;
  int status_ = 0;
  bool quiet_ = false;
};

}  // namespace mw::tools
