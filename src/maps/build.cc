// SPDX-License-Identifier: BSD-2-Clause
#include "maps/build.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>

#include "base/text.h"
#include "maps/write/btree_writer.h"
#include "maps/write/cdb_writer.h"
#include "maps/write/hash_writer.h"
#include "maps/write/row_feed.h"
#include "maps/write/row_sort.h"

namespace mw::maps {
namespace {

// Below this a second thread costs more than it brings.
constexpr uint64_t kThreadsFrom = 1u << 20;
// What a build takes beside text and rows: buffers, pages, the program.
constexpr uint64_t kFixedMemory = 48u << 20;
// Rows are given to libdb by these bits of the hash: enough for neighbours in tables of any size.
constexpr uint64_t kHashSortMask = 0xffff;

// The largest part of --max-memory that text and rows may take. What does not fit into it goes to the
// disk; cdb keeps 16 to 30 bytes of each row nevertheless, which is most of the memory then.
uint64_t BatchBytes(const BuildOptions& options) {
  const uint64_t all = options.max_memory;
  const uint64_t free = all > 2 * kFixedMemory ? all - kFixedMemory : all / 2;
  return options.format == MapFormat::kCdb ? free / 4 : free;
}

// Takes out of each batch what the writers do not look at.
void TakeNotes(Batch& batch, const BuildOptions& options, BuildReport& report) {
  for (RowChunk& chunk : batch.chunks) {
    std::move(chunk.problems.begin(), chunk.problems.end(), std::back_inserter(report.problems));
    chunk.problems.clear();
  }
  if (!options.on_entry) return;
  const char* text = batch.text.data();
  for (const RowChunk& chunk : batch.chunks) {
    for (const Row& row : chunk.rows) options.on_entry(row.Key(text), row.Value(text));
  }
}

bool FitsPages(const Batch& batch) {
  return std::all_of(batch.chunks.begin(), batch.chunks.end(),
                     [](const RowChunk& chunk) { return chunk.longest_item <= kMaxItem; });
}

Failure SystemError(int number) { return {std::strerror(number), number}; }

}  // namespace

bool MapBuild::NeedsLibdb() const {
  return options_.format != MapFormat::kCdb &&
         (options_.keep_entries || options_.keep_duplicates || options_.use_libdb);
}

Result<void> MapBuild::OpenStore(bool truncate) {
  Result<DbStore> store = DbStore::Open(
      file_.path, {.kind = options_.format == MapFormat::kBtree ? DbKind::kBtree : DbKind::kHash,
                   .create = truncate,
                   .truncate = truncate,
                   .allow_duplicates = options_.keep_duplicates,
                   .cache_bytes = options_.cache_bytes});
  if (!store) return store.failure();
  store_ = std::move(*store);
  return {};
}

Result<MapBuild> MapBuild::Begin(MapFile file, const BuildOptions& options) {
  MapBuild build(std::move(file), options);
  if (build.NeedsLibdb()) {
    Result<void> opened = build.OpenStore(!options.keep_entries);
    if (!opened) return opened.failure();
  }
  return build;
}

Result<void> MapBuild::SetOwner(uint32_t user) {
  struct stat status;
  if (fstat(file_.lock.get(), &status) == 0 && status.st_uid == user) return {};
  if (fchown(file_.lock.get(), user, static_cast<gid_t>(-1)) != 0) return SystemError(errno);
  return {};
}

Result<BuildReport> MapBuild::Run(ByteSource& input, BuildStage& failed) {
  BuildReport report;
  RowFeed feed(input, {.format = options_.source,
                       .hash = options_.format == MapFormat::kHash  ? KeyHash::kDb
                               : options_.format == MapFormat::kCdb ? KeyHash::kCdb
                                                                    : KeyHash::kNone,
                       .batch_bytes = BatchBytes(options_),
                       .threads = std::max(options_.threads, 1u),
                       .on_batch = [&](Batch& batch) { TakeNotes(batch, options_, report); }});
  Batch batch;
  failed = BuildStage::kRead;
  Result<void> result = feed.Next(batch);
  if (result) {
    failed = BuildStage::kWrite;
    if (!store_ && options_.format != MapFormat::kCdb && !FitsPages(batch)) {
      result = OpenStore(true);
    }
    if (result) {
      result = store_ ? PutAll(feed, batch, report) : WriteMap(feed, batch, report);
    }
  }
  if (!result) {
    if (file_.created) unlink(file_.path.c_str());
    return result.failure();
  }
  std::stable_sort(report.problems.begin(), report.problems.end(),
                   [](const RowProblem& a, const RowProblem& b) { return a.line < b.line; });
  return report;
}

Result<void> MapBuild::WriteMap(RowFeed& feed, Batch& first, BuildReport& report) {
  const std::string folder(DirName(file_.path));
  const bool large = !first.last || first.text_bytes >= kThreadsFrom;
  const WriteOptions options = {
      .duplicates = options_.replace ? DuplicateRule::kLastWins : DuplicateRule::kFirstWins,
      .threads = large ? std::max(options_.threads, 1u) : 1,
      .id = options_.file_id ? *options_.file_id : NewDbFileId(file_.lock.get()),
      .spill_folder = folder.c_str()};
  DescriptorImage image(file_.lock.get());
  feed.SetMaxItem(kMaxItem);
  Result<WriteReport> written =
      options_.format == MapFormat::kHash    ? WriteHash(feed, first, options, image)
      : options_.format == MapFormat::kBtree ? WriteBtree(feed, first, options, image)
                                             : WriteCdb(feed, first, options, image);
  if (!written) return written.failure();
  report.entries = written->entries;
  std::move(written->problems.begin(), written->problems.end(),
            std::back_inserter(report.problems));
  if (options_.sync) return image.Sync();
  return {};
}

Result<void> MapBuild::PutAll(RowFeed& feed, Batch& batch, BuildReport& report) {
  for (;;) {
    Result<void> result = PutBatch(batch, report);
    if (!result) return result;
    if (batch.last) return store_->Close();
    result = feed.Next(batch);
    if (!result) return result;
  }
}

// In the order in which libdb finds the pages, which is not that of the lines.
Result<void> MapBuild::PutBatch(const Batch& batch, BuildReport& report) {
  const char* text = batch.text.data();
  std::vector<Row> rows;
  rows.reserve(batch.row_count());
  for (const RowChunk& chunk : batch.chunks) {
    rows.insert(rows.end(), chunk.rows.begin(), chunk.rows.end());
  }
  if (options_.format == MapFormat::kBtree) {
    SortRows(rows, text, 0, KeyOrder::kShorterFirst);
  } else {
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
      return (a.order & kHashSortMask) < (b.order & kHashSortMask);
    });
  }
  const bool keep_old = !options_.keep_duplicates && !options_.replace;
  for (const Row& row : rows) {
    Result<DbOutcome> outcome = store_->Put(row.Key(text), row.Value(text), keep_old);
    if (!outcome) return outcome.failure();
    if (*outcome == DbOutcome::kExists) {
      const std::string_view key = row.Key(text);
      report.problems.push_back(
          {row.line, ProblemKind::kDuplicate, std::string(key.substr(0, key.find('\0')))});
    } else {
      ++report.entries;
    }
  }
  return {};
}

}  // namespace mw::maps
