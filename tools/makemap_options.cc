// SPDX-License-Identifier: BSD-2-Clause
#include "makemap_options.h"

#include <fmt/format.h>
#include <getopt.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "map_tool.h"

namespace mw::tools {
namespace {

int Usage(const std::string& program) {
  const std::string indent(program.size(), ' ');
  PrintError(
      fmt::format("Usage: {0} [-C cffile] [-N] [-c cachesize] [-D commentchar]\n"
                  "       {1} [-d] [-e] [-f] [-i type] [-l] [-o] [-r] [-s] [-t delimiter]\n"
                  "       {1} [-u] [-v] type mapname\n",
                  program, indent));
  return kExitUsage;
}

// Takes our own options out of argv: --extended, --safe, --publish=WAY, --lock-timeout=SECONDS,
// --max-memory=MiB, --threads=N, --libdb, --file-id=TEXT. Everything else is left to getopt, which
// says what makemap says.
void TakeLongOptions(int& argc, char** argv, MakemapArguments& args) {
  int kept = 1;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--extended") {
      args.extended = true;
    } else if (word == "--safe" || word == "--publish=copy" || word == "--publish=rename") {
      args.safe = true;
      if (word == "--publish=rename") args.publish.way = maps::PublishWay::kRename;
    } else if (word.starts_with("--lock-timeout=")) {
      args.publish.lock_timeout_ms =
          static_cast<int64_t>(std::strtoul(argv[i] + 15, nullptr, 10)) * 1000;
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
int TakeOption(int option, MakemapArguments& args) {
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

}  // namespace

int ReadCommandLine(int argc, char** argv, MakemapArguments& args) {
  args.program = ProgramName(argv[0]);
  args.cf_file = kSendmailCf;
  TakeLongOptions(argc, argv, args);
  for (int option; (option = getopt(argc, argv, "C:D:Nc:defi:Llorst:uvx")) != -1;) {
    const int status = TakeOption(option, args);
    if (status >= 0) return status;
  }
  if (argc - optind != 2) return Usage(args.program);
  args.type = argv[optind];
  args.map = argv[optind + 1];
  args.publish.allow_links = args.allow_links;
  return -1;
}

}  // namespace mw::tools
