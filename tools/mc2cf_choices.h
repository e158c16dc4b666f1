// SPDX-License-Identifier: BSD-2-Clause
// The command line of mc2cf.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/host.h"
#include "common.h"
#include "mc/compiler.h"
#include "mc2cf_pages.h"

namespace mw::tools {

struct Choices {
  mc::Request request;
  ReportChoice report;
  PageChoice pages;
  std::vector<std::string> inputs;
  std::string output = "-";
  std::string batch;
  std::string depfile;
  std::string source_map;
  size_t where = 0;
  bool dump_calls = false;
  bool keep_going = false;
  bool werror = false;
};

// Adds all options; they fill `choices`, which must live as long as `app`.
void AddOptions(CLI::App& app, Choices& choices);
// What is wrong with a command line whose options are all right by themselves; empty: nothing.
std::string WrongCombination(const Choices& choices);
// NAME.cf in the folder of --batch for NAME.mc.
std::string BatchOutput(const std::string& folder, std::string_view input);
// What the environment adds to the command line: M4PATH, SOURCE_DATE_EPOCH.
void AddEnvironment(Host& host, mc::Request& request);

}  // namespace mw::tools
