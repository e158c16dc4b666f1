// SPDX-License-Identifier: BSD-2-Clause
// Runs a program: Kname program /path/prog arguments. It gets the arguments and the key; the first
// line of its output is the value if it exits with 0; 75 is a temporary failure, any other exit
// code no match. It is run only if Environment::live allows it and there are no fixtures; else the
// lookup fails.
#include <fmt/format.h>

#include <csignal>

#include "base/text.h"
#include "maps/environment.h"
#include "maps/keyed_reader.h"
#include "maps/outside.h"
#include "maps/value.h"

namespace mw::maps {
namespace {

constexpr size_t kLongestLine = 2047;

class ProgramReader : public MapReader {
 public:
  explicit ProgramReader(MapDefinition& definition) : definition_(definition) {}

  void Find(const Query& query, Answer& answer) override {
    if (AnswerFromFixtures(definition_, query, answer)) return;
    Environment& environment = *definition_.environment;
    if (!environment.live) {
      environment.Note(fmt::format("program map {}: {} was not run; it counts as failed",
                                   Quote(definition_.name), Quote(definition_.settings.file)));
      return answer.SetFailed();
    }
    std::string program = HostPath(environment, definition_.settings.file);
    Result<FileStatus> status = environment.host.Status(program);
    if (!status) {  // a site that was copied does not bring /bin/sh
      program = definition_.settings.file;
      status = environment.host.Status(program);
    }
    if (!status || (status->mode & 0111) == 0) return answer.SetAbsent(status::kConfig);
    const Result<CommandResult> result = environment.host.Run(Command(program, query.key), true);
    if (!result) return answer.SetFailed(status::kOsError);
    AnswerFrom(*result, query, answer);
  }

 private:
  // exec makes the shell become the program, so that its end by a signal is seen.
  std::string Command(const std::string& program, std::string_view key) const {
    std::string command = "exec " + ShellQuoted(program);
    for (const std::string_view word : SplitWords(definition_.settings.rest)) {
      command += " " + ShellQuoted(word);
    }
    return command + " " + ShellQuoted(key.substr(0, key.find('\0'))) + " </dev/null";
  }

  void AnswerFrom(const CommandResult& result, const Query& query, Answer& answer) {
    if (result.status >= 256) {
      definition_.environment->Say(fmt::format("prog_map_lookup({}): child died on signal {}",
                                               definition_.name, result.status / 256),
                                   status::kOsError);
      return answer.SetAbsent(status::kUnavailable);
    }
    if (result.status == status::kTempFail) return answer.SetFailed();
    if (result.status != 0 || result.output.empty()) return answer.SetAbsent(result.status);
    const std::string_view output = result.output;
    const std::string_view line = output.substr(0, output.find('\n')).substr(0, kLongestLine);
    SetFoundValue(query, line, definition_.settings.flags, answer);
  }

  MapDefinition& definition_;
};

}  // namespace

extern const MapType k_program;
const MapType k_program = {
    .name = "program",
    .summary = "the first line that a program prints",
    .flags = "aDfmoqSTt",
    .repeatable = false,
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      const SettingsRules rules{.class_name = "program", .map_name = definition.name};
      if (!ParseSettings(arguments, rules, *definition.environment, definition.settings)) {
        return nullptr;
      }
      return std::make_unique<ProgramReader>(definition);
    },
};

}  // namespace mw::maps
