// SPDX-License-Identifier: BSD-2-Clause
// What makemap, editmap and praliases share: the words they say, and what they read in sendmail.cf.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "maps/db_store.h"

namespace mw::tools {

// Exit statuses, from sysexits.h.
inline constexpr int kExitUsage = 64;
inline constexpr int kExitData = 65;
inline constexpr int kExitNoInput = 66;
inline constexpr int kExitUnavailable = 69;
inline constexpr int kExitSoftware = 70;
inline constexpr int kExitOsError = 71;
inline constexpr int kExitCannotCreate = 73;
inline constexpr int kExitIo = 74;
inline constexpr int kExitConfig = 78;

inline constexpr const char* kSendmailCf = "/etc/mail/sendmail.cf";

void PrintError(std::string_view text);
void PrintOutput(std::string_view text);
void PrintWarnings(const std::vector<std::string>& warnings);
// Ends the program: what was printed is written, but nothing is torn down that goes with the process.
[[noreturn]] void Leave(int status);
// `text` up to its first NUL: what the tools show of it.
std::string_view Shown(std::string_view text);

// The name behind the last slash.
std::string ProgramName(const char* argv0);

// sendmail.cf, as lines of at most 2047 bytes: longer ones are read as several by these tools.
class CfLines {
 public:
  // False when the file cannot be read; errno says why.
  bool Read(const char* path);

  // The uid of the TrustedUser option, 0 without; the last one counts. Unknown names are said on
  // stderr.
  uint32_t TrustedUser() const;

  // The class of the first K line whose last word is the file `map_file`; by the whole path, or by
  // its last part up to the last dot. Empty when there is none.
  std::string ClassOfMap(std::string_view map_file, bool whole_path) const;

  // The value of each AliasFile option (or OA line).
  std::vector<std::string> AliasFiles() const;

 private:
  std::vector<std::string> lines_;  // those that may hold an answer
};

// A type of makemap's command line.
struct MapTypeName {
  std::string_view name;
  maps::DbKind kind;
  const char* missing_option;  // the compile option that Debian's tools lack; nullptr: usable
};
// nullptr for a name that nobody knows. "implicit" is not in the table.
const MapTypeName* FindTypeName(std::string_view name);

// The kinds to try in turn for `type`: "implicit" takes the first one that can be opened. Empty
// when the type cannot be used.
std::vector<maps::DbKind> KindsToTry(std::string_view type);

// Says why `type` `map` cannot be opened: "prog: error opening type hash map x: text", or that the
// type is not compiled in.
void PrintOpenFailure(const std::string& program, std::string_view type, std::string_view map,
                      std::string_view text);

}  // namespace mw::tools
