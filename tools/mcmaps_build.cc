// SPDX-License-Identifier: BSD-2-Clause
// mcmaps build: plan, check all rows, build, publish.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "base/text.h"
#include "mcmaps_commands.h"
#include "progress.h"
#include "site/compare.h"
#include "site/content.h"
#include "site/map_record.h"

namespace mw::tools {
namespace {

struct Job {
  const site::SiteFile* file;
  site::MapForm form;
  site::RowSet rows;
};

std::string Line(char sign, std::string_view key, std::string_view value) {
  return fmt::format("  {} {}\t{}\n", sign, Printable(key, 256), Printable(value, 256));
}

// What would change in the live map, row by row.
std::string PlanText(const Job& job, Host& host) {
  std::string lines;
  const auto tell = [&](const site::Change& change) {
    if (change.kind != site::ChangeKind::kAdded) lines += Line('-', change.key, change.before);
    if (change.kind != site::ChangeKind::kRemoved) lines += Line('+', change.key, change.after);
  };
  const bool aliases = job.file->role == site::Role::kAliases;
  Result<site::Content> now = site::Content::Open(host, job.file->database, job.form.storage);
  std::string summary;
  if (!now) {
    summary = fmt::format("{} rows, all new", job.rows.rows().size());
    for (const site::StoredRow& row : job.rows.rows()) lines += Line('+', row.key, row.value);
  } else {
    const Result<site::Differences> differences =
        site::CompareWithRows(*now, job.rows, job.form, aliases, tell);
    summary = !differences ? differences.failure().message : site::Summary(*differences);
    if (summary.empty()) summary = "the same rows, stored anew";
  }
  return fmt::format("{}: {}\n{}", job.file->database, summary, lines);
}

// The maps to build with their rows; every row of all of them is looked at first.
std::optional<std::vector<Job>> MakePlan(OpenedSite& site,
                                         const std::vector<const site::SiteFile*>& chosen,
                                         const MapsRequest& request) {
  std::vector<Job> jobs;
  bool readable = true;
  for (const site::SiteFile* file : chosen) {
    if (file->database.empty() || file->storage == site::Storage::kDbm) continue;
    const site::MapState state = site::StateOf(*file, site.judge());
    if (state.freshness == site::Freshness::kNotBuilt) continue;
    if (state.freshness == site::Freshness::kNoText) {
      // A map that is kept in another way (editmap) must not stop the others.
      if (request.names.empty()) {
        PrintWarning(kMcmaps, fmt::format("map {} is passed over, it has no text: {}",
                                          Quote(file->name), state.remark));
      } else {
        PrintError(kMcmaps, fmt::format("map {} has no text: {}", Quote(file->name), state.remark));
        readable = false;
      }
      continue;
    }
    const bool interrupted = maps::IsInterrupted(file->database);
    if (!state.needs_build() && !request.force && !interrupted) continue;
    // Wrong rows were reported when the state was judged.
    if (state.freshness == site::Freshness::kWrongText) continue;
    Sink again;
    site::Judge judge = site.judge();
    Result<site::RowSet> rows = site::WantedRows(
        *file, {judge.host, judge.site, judge.accounts, judge.root, judge.sources, again});
    if (!rows) {
      PrintError(kMcmaps, rows.failure().message);
      readable = false;
      continue;
    }
    jobs.push_back({file, site::MapForm::Of(*file), std::move(*rows)});
  }
  if (!readable) return std::nullopt;
  return jobs;
}

int StatusOf(const Failure& failure) {
  switch (failure.error_number) {
    case ENOSPC:
    case EIO:
    case EDQUOT:
    case EFBIG:
    case EWOULDBLOCK:
      return kExitIo;
    default:
      return kExitCantCreate;
  }
}

int BuildOne(const Job& job, const OpenedSite& site, const MapsRequest& request, Host& host) {
  Progress progress;
  site::MapBuildOptions options = request.build;
  options.aliases = job.file->role == site::Role::kAliases;
  options.on_progress = [&](uint64_t rows) {
    if (!progress.IsDue()) return;
    progress.Show(
        fmt::format("{}: {} of {} rows", job.file->database, rows, job.rows.rows().size()));
  };
  if (geteuid() == 0) {
    if (site.accounts().trusted_user != 0) options.publish.owner = site.accounts().trusted_user;
    options.publish.group = site.accounts().mail_group;
  }
  const Result<maps::PublishReport> report =
      site::BuildMap(job.rows, job.form, job.file->database, options, host);
  if (!report) {
    PrintError(kMcmaps, report.failure().message);
    return StatusOf(report.failure());
  }
  const Result<void> recorded = site::RecordMap(job.rows, job.form, job.file->database, host);
  if (!recorded) {
    // The map is in place; without the record the next status compares row by row.
    PrintError(kMcmaps, "the map was published, its record was not: " + recorded.failure().message);
  }
  const size_t count = job.rows.rows().size();
  std::string remark;
  if (!report->remark.empty()) remark = fmt::format(" (by renaming: {})", report->remark);
  return WriteStandardOutput(kMcmaps, fmt::format("{}: {} row{}{}\n", job.file->database, count,
                                                  count == 1 ? "" : "s", remark));
}

}  // namespace

int Build(Host& host, const MapsRequest& request) {
  int status = kExitOk;
  OpenedSite site(host, request);
  const auto chosen = site.OpenChosen(status);
  if (!chosen) return status;
  const auto jobs = MakePlan(site, *chosen, request);
  site.Report();
  if (!jobs) return kExitNoInput;
  if (site.sink().errors() > 0) {
    PrintError(kMcmaps, "nothing was published: rows are wrong");
    return kExitData;
  }
  for (const Job& job : *jobs) {
    const int one = request.dry_run ? WriteStandardOutput(kMcmaps, PlanText(job, host))
                                    : BuildOne(job, site, request, host);
    if (one != kExitOk) return one;
  }
  return kExitOk;
}

}  // namespace mw::tools
