// SPDX-License-Identifier: BSD-2-Clause
// The command line of mc2cf.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common.h"
#include "mc/compiler.h"
#include "mc2cf_pages.h"

namespace mw::tools {

// What the command line asks for.
struct Mc2cfChoices {
  mc::Request request;
  ReportChoice report;
  PageChoice pages;
  std::vector<std::string> inputs;
  std::string output = "-";
  std::string batch;
  std::string depfile;
  std::string source_map;
  size_t where = 0;
  uint64_t limit_seconds = 20;  // of processor time, for one .mc
  bool dump_calls = false;
  bool keep_going = false;
  bool werror = false;
};

// Reads the command line into `choices`. A status when the program ends with that: the help or the
// version was printed, or a mistake was reported.
std::optional<int> ParseMc2cf(int argc, char** argv, Mc2cfChoices& choices);

}  // namespace mw::tools
