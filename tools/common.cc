// SPDX-License-Identifier: BSD-2-Clause
#include "common.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/safe_file.h"
#include "base/text.h"

namespace mw::tools {
namespace {

std::string Version(std::string_view program) {
  return std::string(program) + " (mailwright) " MW_VERSION;
}

}  // namespace

void AddVersion(CLI::App& app, std::string_view program) {
  app.set_version_flag("--version", Version(program));
}

bool AnswersVersion(int argc, char** argv, std::string_view program) {
  if (argc != 2 || std::string_view(argv[1]) != "--version") return false;
  (void)WriteStandardOutput(program, Version(program) + '\n');
  return true;
}

void AddReportOptions(CLI::App& app, ReportChoice& choice) {
  const std::vector<std::string> names = report::FormatNames();
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  app.add_option("--format", choice.format, "how findings look: " + list)
      ->type_name("FORMAT")
      ->check(CLI::IsMember(names));
  app.add_option("--color", choice.color, "colour findings: auto, always, never")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}));
}

bool UseColor(const ReportChoice& choice, int descriptor) {
  if (choice.color != "auto") return choice.color == "always";
  const char* const refused = std::getenv("NO_COLOR");
  if (refused != nullptr && *refused != '\0') return false;
  const char* const terminal = std::getenv("TERM");
  if (terminal != nullptr && std::string_view(terminal) == "dumb") return false;
  return isatty(descriptor) == 1;
}

void PrintDiagnostics(const Sink& sink, const SourceTable& sources, std::string_view program,
                      const ReportChoice& choice, std::vector<report::Rule> rules) {
  const report::Format* format = report::FindFormat(choice.format);
  const std::vector<Diagnostic> diagnostics = sink.Sorted();
  if (format == nullptr || (diagnostics.empty() && choice.format == "text")) return;
  report::Options options;
  options.color = UseColor(choice, STDERR_FILENO);
  options.dropped = sink.dropped();
  options.tool = program;
  options.version = MW_VERSION;
  options.rules = std::move(rules);
  (void)WriteAll(STDERR_FILENO, format->render(diagnostics, sources, options));
}

namespace {

void PrintLine(std::string_view program, std::string_view kind, std::string_view message) {
  std::string line(program);
  line += ": ";
  line += kind;
  line += ": ";
  line += message;
  line += '\n';
  (void)WriteAll(STDERR_FILENO, line);
}

}  // namespace

void PrintError(std::string_view program, std::string_view message) {
  PrintLine(program, "error", message);
}

void PrintWarning(std::string_view program, std::string_view message) {
  PrintLine(program, "warning", message);
}

ExitStatus WriteStandardOutput(std::string_view program, std::string_view bytes) {
  const int error = WriteAll(STDOUT_FILENO, bytes);
  if (error == 0) return kExitOk;
  PrintError(program, std::string("cannot write standard output: ") + std::strerror(error));
  return kExitIo;
}

ExitStatus ReportUnwritten(std::string_view program, const Failure& failure) {
  PrintError(program, "cannot write " + failure.message);
  const int error = failure.error_number;
  const bool device = error == ENOSPC || error == EIO || error == EFBIG || error == EDQUOT;
  return device ? kExitIo : kExitCantCreate;
}

ExitStatus WriteOutputFile(std::string_view program, Host& host, const std::string& path,
                           std::string_view bytes) {
  if (path == "-") return WriteStandardOutput(program, bytes);
  const Result<void> written = host.WriteFileAtomically(path, bytes);
  return written.ok() ? kExitOk : ReportUnwritten(program, written.failure());
}

}  // namespace mw::tools
