// SPDX-License-Identifier: BSD-2-Clause
// The command line of makemap: sendmail's options, and ours, which are long ones.
#pragma once

#include <string>

#include "maps/build.h"
#include "maps/publish.h"

namespace mw::tools {

struct MakemapArguments {
  std::string program;
  const char* cf_file;
  std::string fallback_type;
  std::string type;
  const char* map = nullptr;
  bool unmake = false;
  bool verbose = false;
  bool allow_links = false;
  bool extended = false;
  bool safe = false;  // --safe: built beside, checked, published by maps/publish.h
  maps::BuildOptions build;
  maps::PublishOptions publish;
};

// Takes `argv` apart. -1: go on; else the exit status, everything said.
int ReadCommandLine(int argc, char** argv, MakemapArguments& args);

}  // namespace mw::tools
