// SPDX-License-Identifier: BSD-2-Clause
#include "makemap_build.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>
#include <vector>

#include "maps/write/byte_io.h"

namespace mw::tools {
namespace {

Result<maps::MapBuild> Open(const MakemapArguments& args, maps::BuildOptions& build,
                            const maps::Identity& who) {
  std::vector<std::string> warnings;
  Result<maps::MapFile> file =
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

int SayFailure(const MakemapArguments& args, maps::BuildStage stage, const Failure& failure) {
  PrintError(fmt::format("{}: {}({}): {}\n", args.program,
                         stage == maps::BuildStage::kRead ? "read" : "close", args.map,
                         failure.message));
  return kExitIo;
}

void SayProblems(const maps::BuildReport& report, const MakemapArguments& args) {
  for (const maps::RowProblem& problem : report.problems) {
    PrintError(fmt::format("{}: {}: line {}: {}\n", args.program, args.map, problem.line,
                           ProblemText(problem)));
  }
}

int BuildInPlace(maps::MapBuild build, const MakemapArguments& args, const maps::Identity& who) {
  if (geteuid() == 0 && who.trusted_user != 0) {
    Result<void> owned = build.SetOwner(who.trusted_user);
    if (!owned) {
      PrintError(fmt::format("WARNING: ownership change on {} failed {}", args.map,
                             owned.failure().message));
    }
  }
  maps::DescriptorSource input(STDIN_FILENO);
  maps::BuildStage failed = maps::BuildStage::kRead;
  Result<maps::BuildReport> report = build.Run(input, failed);
  if (!report) return SayFailure(args, failed, report.failure());
  SayProblems(*report, args);
  return report->problems.empty() ? 0 : kExitData;
}

// What was written must be a map that libdb reads from end to end, with every entry.
Result<void> Verify(const std::string& path, const maps::BuildOptions& build, uint64_t entries) {
  if (build.format == maps::MapFormat::kCdb) return {};  // written in one way only
  Result<void> sound = maps::DbStore::Verify(path);
  if (!sound || build.keep_entries) return sound;
  Result<maps::DbStore> store = maps::DbStore::Open(
      path,
      {.kind = build.format == maps::MapFormat::kHash ? maps::DbKind::kHash : maps::DbKind::kBtree,
       .read_only = true});
  if (!store) return store.failure();
  uint64_t found = 0;
  (void)store->ForEach([&](std::string_view, std::string_view) { return ++found > 0; });
  if (found == entries) return {};
  return Failure{fmt::format("{} of {} entries can be read back", found, entries), 0};
}

int SayUnchanged(const MakemapArguments& args, const std::string& live) {
  PrintError(fmt::format("{}: {}: not changed\n", args.program, live));
  return kExitData;
}

int BuildSafely(MakemapArguments& args, maps::MapFormat format, const maps::Identity& who) {
  args.build.format = format;
  const std::string live =
      maps::WithSuffix(args.map, format == maps::MapFormat::kCdb ? "cdb" : "db");
  if (geteuid() == 0 && who.trusted_user != 0) args.publish.owner = who.trusted_user;
  const auto fail = [&](const Failure& failure, int status) {
    PrintError(fmt::format("{}: {}\n", args.program, failure.message));
    return status;
  };
  std::vector<std::string> warnings;
  const Result<maps::SafetyAnswer> allowed = maps::CheckFileSafety(
      live, who, {.allow_links = args.allow_links, .may_create = !args.build.keep_entries},
      S_IRUSR | S_IWUSR, warnings);
  PrintWarnings(warnings);
  if (!allowed) return fail(Failure(allowed.failure()).For(live), kExitCannotCreate);
  Result<maps::NewMap> next = maps::NewMap::Begin(live, args.publish);
  if (!next) return fail(next.failure(), kExitCannotCreate);
  if (args.build.keep_entries) {
    Result<void> copied = next->CopyLive();
    if (!copied) return fail(copied.failure(), kExitCannotCreate);
  }
  Result<maps::MapFile> file = next->OpenForBuild();
  if (!file) return fail(file.failure(), kExitCannotCreate);
  args.build.sync = false;  // Publish does
  Result<maps::MapBuild> build = maps::MapBuild::Begin(std::move(*file), args.build);
  if (!build) return fail(Failure(build.failure()).For(live), kExitCannotCreate);
  maps::DescriptorSource input(STDIN_FILENO);
  maps::BuildStage stage = maps::BuildStage::kRead;
  const Result<maps::BuildReport> report = build->Run(input, stage);
  if (!report) return SayFailure(args, stage, report.failure());
  SayProblems(*report, args);
  if (!report->problems.empty()) return SayUnchanged(args, live);
  const Result<void> sound = Verify(next->path(), args.build, report->entries);
  if (!sound) return fail(Failure(sound.failure()).For(next->path()), kExitSoftware);
  const Result<maps::PublishReport> done = next->Publish();
  if (!done) return fail(done.failure(), kExitIo);
  if (!done->remark.empty()) {
    PrintError(fmt::format("{}: {}: replaced by name, not filled: {}\n", args.program, live,
                           done->remark));
  }
  return 0;
}

}  // namespace

bool MayTryNext(const Failure& failure) {
  return failure.error_number == ENOENT || failure.error_number == EINVAL;
}

int MakeMap(MakemapArguments& args, const maps::Identity& who) {
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
  if (args.safe && !formats.empty()) return BuildSafely(args, formats.front(), who);
  std::string text = "Unknown database type";
  for (const maps::MapFormat format : formats) {
    args.build.format = format;
    Result<maps::MapBuild> build = Open(args, args.build, who);
    if (build) return BuildInPlace(std::move(*build), args, who);
    const bool next = args.type == "implicit" && MayTryNext(build.failure());
    if (!next) text = build.failure().message;
    if (!next) break;
  }
  PrintOpenFailure(args.program, args.type, args.map, text);
  return kExitCannotCreate;
}

}  // namespace mw::tools
