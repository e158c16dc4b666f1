// SPDX-License-Identifier: BSD-2-Clause
// What the mains share: how findings and files go out, and the exit statuses.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/host.h"
#include "report/report.h"

namespace mw::tools {

// The statuses of sysexits.h that we use.
enum ExitStatus : int {
  kExitOk = 0,
  kExitUsage = 64,        // the command line is wrong
  kExitData = 65,         // the input is wrong
  kExitNoInput = 66,      // the input cannot be read
  kExitUnavailable = 69,  // what was asked for is not there
  kExitSoftware = 70,     // a fault of ours
  kExitOsError = 71,      // the system refuses what every program gets
  kExitNoFile = 72,       // a file of the system is missing
  kExitCantCreate = 73,   // the output cannot be created
  kExitIo = 74,           // the output cannot be written
};

// Adds --version.
void AddVersion(CLI::App& app, std::string_view program);
// True if --version is the only word; it has been answered then. For the first line of a main: the
// parser would end by an exception, and the first one takes 2 ms in a static program, most of it
// for sorting the tables that say how to unwind.
bool AnswersVersion(int argc, char** argv, std::string_view program);

// --format and --color.
struct ReportChoice {
  std::string format = "text";
  std::string color = "auto";  // auto, always, never
};

// Adds both options.
void AddReportOptions(CLI::App& app, ReportChoice& choice);
// True if the file descriptor should get colours: as asked, or a terminal without NO_COLOR
// (no-color.org) that is not a dumb one.
bool UseColor(const ReportChoice& choice, int descriptor);

// Prints the diagnostics to standard error; in the formats for programs also when there are none.
void PrintDiagnostics(const Sink& sink, const SourceTable& sources, std::string_view program,
                      const ReportChoice& choice, std::vector<report::Rule> rules);

// One line to standard error, "program: error: message", or "warning".
void PrintError(std::string_view program, std::string_view message);
void PrintWarning(std::string_view program, std::string_view message);

// Writes all of `bytes`; reports a failure and gives kExitIo then.
ExitStatus WriteStandardOutput(std::string_view program, std::string_view bytes);

// Reports that a file could not be written: kExitCantCreate or, for lack of space and the like, kExitIo.
ExitStatus ReportUnwritten(std::string_view program, const Failure& failure);

// Replaces the file `path`, "-" being standard output; reports a failure.
ExitStatus WriteOutputFile(std::string_view program, Host& host, const std::string& path,
                           std::string_view bytes);

}  // namespace mw::tools
