// SPDX-License-Identifier: BSD-2-Clause
// Q lines: queue groups. Only what is said about them counts; nothing is queued here.
#include <fmt/format.h>

#include <cstdlib>

#include "base/text.h"
#include "rewrite/loading.h"

namespace mw::rewrite {
namespace {

// What the equates of one line have set.
struct QueueGroup {
  std::string_view name;
  std::string_view path;
  std::string_view flags;
  long runners = 0;
};

void SkipBlanks(std::string_view& text) {
  while (!text.empty() && IsSpace(text[0])) text.remove_prefix(1);
}

// One equate; `text` is left at its end. False: it has no '=', which ends the line.
bool TakeEquate(Loading& loading, std::string_view& text, QueueGroup& group) {
  const char key = text[0];
  const size_t equals = text.find_first_of("=,");
  if (equals == std::string_view::npos || text[equals] != '=') {
    loading.Say(fmt::format("queue {}: `=' expected", group.name));
    return false;
  }
  text.remove_prefix(equals + 1);
  SkipBlanks(text);
  const std::string_view value = text.substr(0, text.find(','));
  text.remove_prefix(value.size());
  switch (key) {
    case 'P':
      if (value.empty()) loading.Say(fmt::format("queue {}: empty path name", group.name));
      group.path = value;
      break;
    case 'F':
      group.flags = value;
      break;
    case 'R':
      group.runners = std::strtol(std::string(value).c_str(), nullptr, 10);
      break;
    case 'I':
    case 'J':
    case 'N':
    case 'r':
      break;
    default:
      loading.Say(fmt::format("Q{}: unknown queue equate {}=", group.name, key));
  }
  return true;
}

}  // namespace

void LoadQueue(Loading& loading, std::string_view line) {
  if (line.empty()) {
    loading.Say("name required for queue");
    return;
  }
  QueueGroup group;
  group.name = line.substr(0, line.find_first_of(", \t\n"));
  line.remove_prefix(group.name.size());
  for (;;) {
    while (!line.empty() && (line[0] == ',' || IsSpace(line[0]))) line.remove_prefix(1);
    if (line.empty()) break;
    if (!TakeEquate(loading, line, group)) return;
  }
  if (group.path.empty() && loading.result.options.queue_directory.empty()) {
    loading.Say("QueueDir must be defined before queue groups");
    return;
  }
  if (group.runners > 1 && group.flags.find('f') == std::string_view::npos) {
    loading.SayBare(fmt::format("Warning: Q={}: R={}: multiple queue runners specified\n"
                                "\tbut flag 'f' is not set",
                                group.name, group.runners),
                    0);
  }
  loading.queues.emplace_back(group.name);
}

}  // namespace mw::rewrite
