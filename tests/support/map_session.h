// SPDX-License-Identifier: BSD-2-Clause
// A map table fed by the K lines of a .cf text, and -bt's /map command in front of it; for tests.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "base/text.h"
#include "maps/map_table.h"

namespace mw::test {

// Collects what sendmail would print: messages, each on a line of its own. While K lines are read
// they are preceded by `FILE: line N: `. Notes of ours are kept apart.
class Transcript : public maps::Listener {
 public:
  void OnMessage(const maps::Message& message) override {
    if (message.ours) {
      notes += fmt::format("{}\n", message.text);
    } else {
      out += fmt::format("{}{}\n", prefix, message.text);
    }
  }
  std::string out, notes, prefix;
};

class MapSession {
 public:
  explicit MapSession(Host& host) : environment(host), table(environment) {
    environment.listener = &transcript;
  }

  // Defines the maps of all K lines of `cf`; `name` is the file name in messages.
  void ReadConfiguration(std::string_view cf, std::string_view name) {
    uint32_t number = 0;
    for (const std::string_view line : Split(cf, '\n')) {
      ++number;
      if (!line.starts_with('K')) continue;
      transcript.prefix = fmt::format("{}: line {}: ", name, number);
      const size_t blank = line.find(' ');
      if (blank == line.npos) continue;
      const std::string_view map = line.substr(1, blank - 1);
      const std::string_view rest = line.substr(blank + 1);
      const size_t end = std::min(rest.find(' '), rest.size());
      table.Define(map, rest.substr(0, end), Trim(rest.substr(end)));
    }
    transcript.prefix.clear();
    table.DefineDefaults();
  }

  // Runs one `/map name key` line as -bt does; what it prints goes to the transcript.
  void RunMapCommand(std::string_view line) {
    line = Trim(line.substr(4));
    const size_t blank = std::min(line.find(' '), line.size());
    const std::string_view name = line.substr(0, blank);
    const std::string_view key = blank < line.size() ? line.substr(blank + 1) : "";
    std::string& out = transcript.out;
    maps::Map* map = table.Find(name);
    if (map == nullptr) {
      out += fmt::format("Map named \"{}\" not found\n", name);
    } else if (key.empty()) {
      out += "No key specified\n";
    } else if (!map->Open()) {
      out += fmt::format("Map named \"{}\" not open\n", name);
    } else {
      out += fmt::format("map_lookup: {} ({}) ", name, key);
      map->Lookup({.key = key, .args = {}}, answer);
      if (answer.outcome == maps::Outcome::kFound) {
        out += fmt::format("returns {} (0)\n", answer.value);
      } else {
        out += fmt::format("no match ({})\n", answer.status);
      }
    }
  }

  Transcript transcript;
  maps::Environment environment;
  maps::MapTable table;
  maps::Answer answer;
};

}  // namespace mw::test
