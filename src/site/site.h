// SPDX-License-Identifier: BSD-2-Clause
// The files that a sendmail.cf names: maps, alias files, class files. Found by files.h; their state is
// told by map_state.h, they are built by build.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "maps/settings.h"

namespace mw::site {

enum class Role {
  kMap,      // K line, or option UserDatabaseSpec
  kAliases,  // option AliasFile
  kClass,    // F line
};

// How a map is stored, as far as files are concerned.
enum class Storage {
  kHash,
  kBtree,
  kCdb,
  kDbm,   // ndbm: known, but neither built nor read here
  kText,  // the text itself is read: class files, `text` and `stab` maps
};

// "hash", "btree", "cdb", "dbm", "text".
std::string_view StorageName(Storage storage);
std::optional<Storage> FindStorage(std::string_view name);
// "db", "cdb", "dir", "".
std::string_view SuffixOf(Storage storage);

struct SiteFile {
  Role role = Role::kMap;
  std::string name;  // of the map ("access") or class ("w", "{VirtHost}"); of aliases: "aliases",
                     // "aliases.2" ... in the order of the option
  Storage storage = Storage::kText;
  maps::MapFlags flags;   // of maps and alias files
  bool optional = false;  // -o
  std::string file;       // as the .cf names it, without the suffix of a database
  // Paths to give to Host: below the root that was asked for.
  std::string source;                // the text; the whole of a class file
  std::vector<std::string> sources;  // all texts, when several were given (BuildPlan's --source)
  std::string database;              // with suffix; empty for Storage::kText
  Range place;                       // of the line, in the .cf or, if that was compiled, in the .mc
};

// What the .cf says about who may write where, for the judgement of files.
struct SafetyPolicy {
  std::string trusted_user;         // as written; empty: none
  bool unsafe_map_folders = false;  // DontBlameSendmail=MapInUnsafeDirPath
  bool trust_sticky_bit = false;    // DontBlameSendmail=TrustStickyBit
};

struct Site {
  std::vector<SiteFile> files;  // in the order of the .cf
  SafetyPolicy policy;
  std::vector<std::string> local_names;  // words of class w, folded; for the names of aliases
};

}  // namespace mw::site
