// SPDX-License-Identifier: BSD-2-Clause
// makemap: builds a map from text on standard input, or lists one. Options, texts and exit statuses
// are those of sendmail 8.17's makemap; ours are long ones.
#include <fmt/format.h>
#include <getopt.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "map_tool.h"
#include "maps/build.h"
#include "maps/edit.h"

namespace {

using namespace mw::tools;
namespace maps = mw::maps;

struct Arguments {
  std::string program;
  const char* cf_file = kSendmailCf;
  std::string fallback_type;
  std::string type;
  const char* map = nullptr;
  bool unmake = false;
  bool verbose = false;
  bool allow_links = false;
  bool extended = false;
  maps::BuildOptions build;
};

int Usage(const std::string& program) {
  const std::string indent(program.size(), ' ');
  PrintError(
      fmt::format("Usage: {0} [-C cffile] [-N] [-c cachesize] [-D commentchar]\n"
                  "       {1} [-d] [-e] [-f] [-i type] [-l] [-o] [-r] [-s] [-t delimiter]\n"
                  "       {1} [-u] [-v] type mapname\n",
                  program, indent));
  return kExitUsage;
}

// Takes our own options out of argv: --extended, --max-memory=MiB, --threads=N, --libdb,
// --file-id=TEXT. Everything else is left to getopt, which says what makemap says.
void TakeLongOptions(int& argc, char** argv, Arguments& args) {
  int kept = 1;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--extended") {
      args.extended = true;
    } else if (word == "--libdb") {
      args.build.use_libdb = true;
    } else if (word.starts_with("--max-memory=")) {
      args.build.max_memory = std::strtoull(argv[i] + 13, nullptr, 10) << 20;
    } else if (word.starts_with("--threads=")) {
      args.build.threads = static_cast<unsigned>(std::strtoul(argv[i] + 10, nullptr, 10));
    } else if (word.starts_with("--file-id=")) {
      args.build.file_id.emplace();
      std::memcpy(args.build.file_id->data(), argv[i] + 10,
                  std::min(word.size() - 10, args.build.file_id->size()));
    } else {
      argv[kept++] = argv[i];
    }
  }
  argv[kept] = nullptr;
  argc = kept;
}

int ListTypes(std::string_view text) {
  PrintOutput(text);
  return 0;
}

// -1: go on; else the exit status.
int TakeOption(int option, Arguments& args) {
  maps::BuildOptions& build = args.build;
  switch (option) {
    case 'C':
      args.cf_file = optarg;
      break;
    case 'D':
      build.source.comment = *optarg;
      break;
    case 'N':
      build.source.include_null = true;
      break;
    case 'c':
      build.cache_bytes = static_cast<uint32_t>(std::atol(optarg));
      break;
    case 'd':
      build.keep_duplicates = true;
      break;
    case 'e':
      build.source.allow_empty = true;
      break;
    case 'f':
      build.source.fold_case = false;
      break;
    case 'i':
      args.fallback_type = optarg;
      break;
    case 'L':
      return ListTypes("cf\nCF\nhash\nbtree\nimplicit\n");
    case 'l':
      return ListTypes("hash\nbtree\nimplicit\n");
    case 'x':
      return ListTypes("hash:db\nbtree:db\nimplicit:\n");
    case 'o':
      build.keep_entries = true;
      break;
    case 'r':
      build.replace = true;
      break;
    case 's':
      args.allow_links = true;
      break;
    case 't':
      if (*optarg == '\0')
        PrintError("Invalid separator\n");
      else
        build.source.separator = *optarg;
      break;
    case 'u':
      args.unmake = true;
      break;
    case 'v':
      args.verbose = true;
      break;
    default:
      return Usage(args.program);
  }
  return -1;
}

// Reads sendmail.cf when its TrustedUser or the type of the map is needed. -1: go on.
int ReadSettings(Arguments& args, maps::Identity& who) {
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

// "implicit" goes on to the next kind after these.
bool MayTryNext(const mw::Failure& failure) {
  return failure.error_number == ENOENT || failure.error_number == EINVAL;
}

int ListMap(const Arguments& args, const maps::Identity& who) {
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

mw::Result<maps::MapBuild> Open(const Arguments& args, maps::BuildOptions& build,
                                const maps::Identity& who) {
  std::vector<std::string> warnings;
  mw::Result<maps::MapFile> file =
      maps::OpenMapFile({.name = args.map,
                         .suffix = build.format == maps::MapFormat::kCdb ? "cdb" : "db",
                         .write = true,
                         .create = !build.keep_entries,
                         .first_mode = 0200,
                         .safety = {.allow_links = args.allow_links}},
                        who, warnings);
  PrintWarnings(warnings);
  if (!file) return file.failure();
  return maps::MapBuild::Begin(std::move(*file), build);
}

std::string ProblemText(const maps::RowProblem& problem) {
  switch (problem.kind) {
    case maps::ProblemKind::kTooLong:
      return fmt::format("line too long ({} bytes max)", maps::kPieceBytes + 1);
    case maps::ProblemKind::kLeadingSpace:
      return "syntax error (leading space)";
    case maps::ProblemKind::kNoValue:
      return "no RHS for LHS " + problem.key;
    case maps::ProblemKind::kDuplicate:
      return "key " + problem.key + ": duplicate key";
  }
  return {};
}

int Build(maps::MapBuild build, const Arguments& args, const maps::Identity& who) {
  if (geteuid() == 0 && who.trusted_user != 0) {
    mw::Result<void> owned = build.SetOwner(who.trusted_user);
    if (!owned) {
      PrintError(fmt::format("WARNING: ownership change on {} failed {}", args.map,
                             owned.failure().message));
    }
  }
  maps::DescriptorSource input(STDIN_FILENO);
  maps::BuildStage failed = maps::BuildStage::kRead;
  mw::Result<maps::BuildReport> report = build.Run(input, failed);
  if (!report) {
    PrintError(fmt::format("{}: {}({}): {}\n", args.program,
                           failed == maps::BuildStage::kRead ? "read" : "close", args.map,
                           report.failure().message));
    return kExitIo;
  }
  for (const maps::RowProblem& problem : report->problems) {
    PrintError(fmt::format("{}: {}: line {}: {}\n", args.program, args.map, problem.line,
                           ProblemText(problem)));
  }
  return report->problems.empty() ? 0 : kExitData;
}

int MakeMap(Arguments& args, const maps::Identity& who) {
  if (args.verbose) {
    args.build.on_entry = [](std::string_view key, std::string_view value) {
      PrintOutput(fmt::format("key=`{}', val=`{}'\n", Shown(key), Shown(value)));
    };
  }
  std::vector<maps::MapFormat> formats;
  if (args.extended && args.type == "cdb") formats.push_back(maps::MapFormat::kCdb);
  for (const maps::DbKind kind : KindsToTry(args.type)) {
    formats.push_back(kind == maps::DbKind::kHash ? maps::MapFormat::kHash
                                                  : maps::MapFormat::kBtree);
  }
  std::string text = "Unknown database type";
  for (const maps::MapFormat format : formats) {
    args.build.format = format;
    mw::Result<maps::MapBuild> build = Open(args, args.build, who);
    if (build) return Build(std::move(*build), args, who);
    const bool next = args.type == "implicit" && MayTryNext(build.failure());
    if (!next) text = build.failure().message;
    if (!next) break;
  }
  PrintOpenFailure(args.program, args.type, args.map, text);
  return kExitCannotCreate;
}

}  // namespace

int main(int argc, char** argv) {
  Arguments args;
  args.program = ProgramName(argv[0]);
  TakeLongOptions(argc, argv, args);
  for (int option; (option = getopt(argc, argv, "C:D:Nc:defi:Llorst:uvx")) != -1;) {
    const int status = TakeOption(option, args);
    if (status >= 0) return status;
  }
  if (argc - optind != 2) return Usage(args.program);
  args.type = argv[optind];
  args.map = argv[optind + 1];

  maps::Identity who = maps::Identity::OfProcess();
  const int status = ReadSettings(args, who);
  if (status >= 0) return status;
  return args.unmake ? ListMap(args, who) : MakeMap(args, who);
}
