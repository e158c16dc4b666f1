// SPDX-License-Identifier: BSD-2-Clause
// makemap: builds a map from text on standard input, or lists one. Options, texts and exit statuses
// are those of sendmail 8.17's makemap; ours are long ones.
#include <fmt/format.h>
#include <malloc.h>
#include <strings.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include "base/memory.h"
#include "makemap_build.h"
#include "makemap_options.h"
#include "map_tool.h"
#include "maps/edit.h"

namespace {

using namespace mw::tools;
namespace maps = mw::maps;

constexpr int kKeptHeap = 4 << 20;

// Reads sendmail.cf when its TrustedUser or the type of the map is needed. -1: go on.
int ReadSettings(MakemapArguments& args, maps::Identity& who) {
  const bool type_from_cf = strcasecmp(args.type.c_str(), "cf") == 0;
  if (geteuid() != 0 && !type_from_cf) return -1;
  CfLines cf;
  if (!cf.Read(args.cf_file)) {
    PrintError(fmt::format("makemap: {}: {}\n", args.cf_file, std::strerror(errno)));
    return kExitNoInput;
  }
  const bool whole_path = args.type == "cf";
  if (type_from_cf) {
    std::string_view name = args.map;
    // By the name behind the last slash, up to its first dot.
    if (!whole_path) {
      name = name.substr(name.rfind('/') + 1);
      name = name.substr(0, name.find('.'));
    }
    args.type = cf.ClassOfMap(name, whole_path);
  }
  who.trusted_user = cf.TrustedUser();
  if (!args.type.empty()) return -1;
  if (args.fallback_type.empty()) {
    PrintError(
        fmt::format("{}: mapfile {}: not found in {}\n", args.program, args.map, args.cf_file));
    return kExitData;
  }
  args.type = args.fallback_type;
  if (args.verbose) {
    PrintError(fmt::format("{}: mapfile {}: not found in {}, using fallback {}\n", args.program,
                           args.map, args.cf_file, args.fallback_type));
  }
  return -1;
}

int ListMap(const MakemapArguments& args, const maps::Identity& who) {
  std::string text = "Unknown database type";
  for (const maps::DbKind kind : KindsToTry(args.type)) {
    std::vector<std::string> warnings;
    mw::Result<maps::OpenMap> map = maps::OpenMapForEntries(
        {.name = args.map, .kind = kind, .safety = {.allow_links = args.allow_links}}, who,
        warnings);
    PrintWarnings(warnings);
    if (map) {
      const char separator = args.build.source.separator;
      (void)map->store.ForEach([&](std::string_view key, std::string_view value) {
        PrintOutput(
            fmt::format("{}{}{}\n", Shown(key), separator ? separator : '\t', Shown(value)));
        return true;
      });
      return 0;
    }
    const bool next = args.type == "implicit" && MayTryNext(map.failure());
    if (!next) text = map.failure().message;
    if (!next) break;
  }
  PrintOpenFailure(args.program, args.type, args.map, text);
  return kExitCannotCreate;
}

int Main(int argc, char** argv) {
  // What is given back would only be touched afresh a moment later.
  mallopt(M_TRIM_THRESHOLD, kKeptHeap);
  MakemapArguments args;
  int status = ReadCommandLine(argc, argv, args);
  if (status >= 0) return status;
  maps::Identity who = maps::Identity::OfProcess();
  status = ReadSettings(args, who);
  if (status >= 0) return status;
  Leave(args.unmake ? ListMap(args, who) : MakeMap(args, who));
}

}  // namespace

int main(int argc, char** argv) {
  return mw::WithinMemory("makemap", kExitOsError, [&] { return Main(argc, argv); });
}
