// SPDX-License-Identifier: BSD-2-Clause
// Puts a parsed .cf into force, line by line, as sendmail does while it reads: macros of the moment are
// expanded, rules become tokens, classes are filled, maps and mailers defined. Every fault is told in
// sendmail's words and loading goes on; only a few end it (LoadResult::fatal).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/host.h"
#include "cf/config.h"
#include "maps/map_table.h"
#include "rewrite/rulebook.h"

namespace mw::rewrite {

class LoadListener {
 public:
  virtual ~LoadListener() = default;
  // The line that is being loaded; line 0: no line any more. Messages of maps belong to it, too.
  virtual void OnPlace(std::string_view file, uint32_t line) = 0;
  // `placed`: sendmail puts `FILE: line N: ` before it.
  virtual void OnMessage(std::string_view text, int status, bool placed) = 0;
};

// Options that act on what the test mode does.
struct LoadedOptions {
  bool colon_ok_in_address = true;
  bool probe_interfaces = true;
  char delivery_mode = 'b';
  std::string must_quote_characters = "@,;:\\()[].'";
  std::string help_file;
  std::string queue_directory;
  std::string service_switch_file;
  std::vector<std::string> alias_files;
};

struct LoadResult {
  LoadedOptions options;
  bool fatal = false;  // sendmail ends here
  int fatal_status = 0;
};

// What the loader works on. All must outlive the call.
struct LoadTarget {
  Rulebook& rules;
  maps::MapTable& maps;
  LoadListener& listener;
};

// Enters what is there before a .cf is read: the preset mailers and classes. Host names are not its
// business (bt/identity.h).
void Preset(Rulebook& rules);

// `file` is the name that messages give. `settings` are those of the command line, which is applied behind
// the file; of them only what lines of the file must see is used here: K lines take BlankSub.
LoadResult Load(const cf::Config& config, std::string_view file,
                const std::vector<std::string>& settings, LoadTarget target);

// Sets an option as an O line does. `value` of `line` counts.
void ApplyOption(const cf::OptionLine& line, LoadTarget target, LoadResult& result);

// The value that settings give BlankSub.
std::optional<char> BlankOf(const std::vector<std::string>& settings);

// What a command line adds behind the .cf: settings of -O ("Name.sub=value") and macros of -M ("xvalue",
// "{name}value"). What is wrong with the names of macros is added to `complaints`.
void ApplyCommandLine(const std::vector<std::string>& settings,
                      const std::vector<std::string>& macros, LoadTarget target, LoadResult& result,
                      cf::Complaints& complaints);

}  // namespace mw::rewrite
