// SPDX-License-Identifier: BSD-2-Clause
// editmap: asks for, changes or removes one entry of a map. Options, texts and exit statuses are
// those of sendmail 8.17's editmap.
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include "base/memory.h"
#include "base/text.h"
#include "map_tool.h"
#include "maps/edit.h"

namespace {

using namespace mw::tools;
namespace maps = mw::maps;

struct Arguments {
  std::string program;
  const char* cf_file = kSendmailCf;
  bool query = false;
  bool update = false;
  bool remove = false;
  bool include_null = false;
  bool fold_case = true;
  std::string type;
  std::string map;
  std::string key;
  std::string value;
};

int Usage(const std::string& program) {
  PrintError(
      fmt::format("Usage: {} [-C cffile] [-N] [-f] [-q|-u|-x] maptype mapname key [ \"value "
                  "...\" ]\n",
                  program));
  return kExitUsage;
}

// False: wrong usage.
bool ReadArguments(int argc, char** argv, Arguments& args) {
  int actions = 0;
  for (int option; (option = getopt(argc, argv, "C:fquxN")) != -1;) {
    switch (option) {
      case 'C':
        args.cf_file = optarg;
        break;
      case 'f':
        args.fold_case = false;
        break;
      case 'q':
        args.query = true;
        ++actions;
        break;
      case 'u':
        args.update = true;
        ++actions;
        break;
      case 'x':
        args.remove = true;
        ++actions;
        break;
      case 'N':
        args.include_null = true;
        break;
      default:
        return false;
    }
  }
  const int operands = argc - optind;
  if (actions != 1 || (args.update ? operands <= 3 : operands != 3)) return false;
  args.type = argv[optind];
  args.map = argv[optind + 1];
  args.key = argv[optind + 2];
  if (args.fold_case) args.key = mw::FoldCase(args.key);
  if (args.update) args.value = argv[optind + 3];
  return true;
}

int Query(maps::DbStore& store, const Arguments& args, const std::string& key) {
  std::string value;
  mw::Result<maps::DbOutcome> outcome = store.Get(key, value);
  if (!outcome || *outcome != maps::DbOutcome::kDone) {
    PrintError(
        fmt::format("{}: couldn't find key {} in map {}\n", args.program, args.key, args.map));
    return kExitUnavailable;
  }
  PrintOutput(fmt::format("{}\n", Shown(value)));
  return 0;
}

int Update(maps::DbStore& store, const Arguments& args, const std::string& key) {
  std::string value = args.value;
  if (args.include_null) value.push_back('\0');
  mw::Result<maps::DbOutcome> outcome = store.Put(key, value, false);
  if (outcome) return 0;
  PrintError(fmt::format("{}: error updating ({}, {}) in map {}: {}\n", args.program, args.key,
                         args.value, args.map, outcome.failure().message));
  return kExitIo;
}

// A key that is not there is said but no failure: sendmail's editmap exits with 0, too.
int Remove(maps::DbStore& store, const Arguments& args, const std::string& key) {
  mw::Result<maps::DbOutcome> outcome = store.Delete(key);
  if (!outcome) {
    PrintError(fmt::format("{}: couldn't remove key {} in map {} (error)\n", args.program, args.key,
                           args.map));
    return kExitIo;
  }
  if (*outcome == maps::DbOutcome::kAbsent) {
    PrintError(
        fmt::format("{}: key {} doesn't exist in map {}\n", args.program, args.key, args.map));
  }
  return 0;
}

int EditMap(maps::OpenMap map, const Arguments& args, const maps::Identity& who) {
  if (geteuid() == 0 && who.trusted_user != 0) {
    mw::Result<void> owned = map.store.SetOwner(who.trusted_user);
    if (!owned) {
      PrintError(fmt::format("WARNING: ownership change on {} failed {}", args.map,
                             owned.failure().message));
    }
  }
  std::string key = args.key;
  if (args.include_null) key.push_back('\0');
  int status = args.query    ? Query(map.store, args, key)
               : args.update ? Update(map.store, args, key)
                             : Remove(map.store, args, key);
  mw::Result<void> closed = map.store.Close();
  if (!closed) {
    PrintError(
        fmt::format("{}: close({}): {}\n", args.program, args.map, closed.failure().message));
    status = kExitIo;
  }
  return status;
}

int Main(int argc, char** argv) {
  Arguments args;
  args.program = ProgramName(argv[0]);
  if (!ReadArguments(argc, argv, args)) return Usage(args.program);
  CfLines cf;
  if (!cf.Read(args.cf_file)) {
    PrintError(fmt::format("{}: {}: {}\n", args.program, args.cf_file, std::strerror(errno)));
    return kExitNoInput;
  }
  maps::Identity who = maps::Identity::OfProcess();
  who.trusted_user = cf.TrustedUser();

  std::string text = "Unknown database type";
  for (const maps::DbKind kind : KindsToTry(args.type)) {
    std::vector<std::string> warnings;
    mw::Result<maps::OpenMap> map = maps::OpenMapForEntries(
        {.name = args.map,
         .kind = kind,
         .access = args.query ? maps::MapAccess::kRead : maps::MapAccess::kEdit},
        who, warnings);
    PrintWarnings(warnings);
    if (map) return EditMap(std::move(*map), args, who);
    const int error = map.failure().error_number;
    if (args.type != "implicit" || (error != ENOENT && error != EINVAL)) {
      text = map.failure().message;
      break;
    }
  }
  PrintOpenFailure(args.program, args.type, args.map, text);
  return kExitCannotCreate;
}

}  // namespace

int main(int argc, char** argv) {
  return mw::WithinMemory("editmap", kExitOsError, [&] { return Main(argc, argv); });
}
