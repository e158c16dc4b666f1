// SPDX-License-Identifier: BSD-2-Clause
#include "site/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "maps/build.h"
#include "maps/db_store.h"
#include "maps/write/byte_io.h"
#include "maps/write/cdb_writer.h"
#include "maps/write/db_page.h"
#include "site/compare.h"
#include "site/content.h"

namespace mw::site {
namespace {

// Between key and value in the text for the writers; rows that hold it take the other way.
constexpr char kSeparator = '\x01';
// What the writers' text can hold in a line, less separator and newline.
constexpr size_t kLongestLine = maps::kPieceBytes - 2;
// The entry by which readers know that an alias database is complete.
constexpr std::string_view kAliasMark = "@";
constexpr uint64_t kProgressStep = 1 << 14;

// True if the row can be a line of text.
bool IsPlain(const StoredRow& row) {
  const auto special = [](char c) { return c == '\n' || c == '\0' || c == kSeparator; };
  return !row.key.empty() && !row.value.empty() &&
         row.key.size() + row.value.size() <= kLongestLine &&
         std::none_of(row.key.begin(), row.key.end(), special) &&
         std::none_of(row.value.begin(), row.value.end(), special);
}

// Gives rows to the writers as the text they read.
class RowText : public maps::ByteSource {
 public:
  RowText(const RowSet& rows, const MapBuildOptions& options)
      : rows_(rows.rows()), options_(options) {
    if (options.aliases) line_ = fmt::format("{}{}{}\n", kAliasMark, kSeparator, kAliasMark);
    for (const StoredRow& row : rows_) size_ += row.key.size() + row.value.size() + 2;
  }

  Result<size_t> Read(char* into, size_t size) override {
    size_t filled = 0;
    while (filled < size) {
      if (at_ == line_.size() && !NextLine()) break;
      const size_t count = std::min(size - filled, line_.size() - at_);
      std::memcpy(into + filled, line_.data() + at_, count);
      filled += count;
      at_ += count;
    }
    return filled;
  }
  uint64_t SizeHint() override { return size_ + line_.size(); }

 private:
  bool NextLine() {
    if (next_ == rows_.size()) return false;
    const StoredRow& row = rows_[next_++];
    line_.assign(row.key);
    line_ += kSeparator;
    line_ += row.value;
    line_ += '\n';
    at_ = 0;
    if (options_.on_progress && next_ % kProgressStep == 0) options_.on_progress(next_);
    return true;
  }

  const std::vector<StoredRow>& rows_;
  const MapBuildOptions& options_;
  std::string line_;
  size_t at_ = 0;
  size_t next_ = 0;
  uint64_t size_ = 0;
};

Result<void> WriteThroughText(const RowSet& rows, const MapForm& form, maps::MapFile file,
                              const MapBuildOptions& options) {
  maps::BuildOptions build_options;
  build_options.format = form.storage == Storage::kHash    ? maps::MapFormat::kHash
                         : form.storage == Storage::kBtree ? maps::MapFormat::kBtree
                                                           : maps::MapFormat::kCdb;
  build_options.source = {.separator = kSeparator,
                          .comment = '\0',
                          .fold_case = false,
                          .allow_empty = false,
                          .include_null = form.include_null};
  build_options.max_memory = options.max_memory;
  build_options.sync = false;
  Result<maps::MapBuild> build = maps::MapBuild::Begin(std::move(file), build_options);
  if (!build) return build.failure();
  RowText text(rows, options);
  maps::BuildStage stage;
  const Result<maps::BuildReport> report = build->Run(text, stage);
  if (!report) return report.failure();
  return {};
}

// All entries, as they are stored: key and value, one by one.
class StoredEntries {
 public:
  StoredEntries(const RowSet& rows, const MapForm& form, const MapBuildOptions& options)
      : rows_(rows.rows()), include_null_(form.include_null), options_(options) {}

  // The next entry, which holds until the next call; false at the end.
  bool Next(std::string_view& key, std::string_view& value) {
    const bool mark = options_.aliases && !mark_given_;
    if (!mark && next_ == rows_.size()) return false;
    mark_given_ = true;
    key_.assign(mark ? kAliasMark : rows_[next_].key);
    value_.assign(mark ? kAliasMark : rows_[next_].value);
    if (include_null_) {
      key_ += '\0';
      value_ += '\0';
    }
    key = key_;
    value = value_;
    if (!mark && ++next_ % kProgressStep == 0 && options_.on_progress) options_.on_progress(next_);
    return true;
  }

 private:
  const std::vector<StoredRow>& rows_;
  const bool include_null_;
  const MapBuildOptions& options_;
  bool mark_given_ = false;
  size_t next_ = 0;
  std::string key_;
  std::string value_;
};

// For rows that no line can hold.
Result<void> WriteCdbDirectly(const RowSet& rows, const MapForm& form, const maps::MapFile& file,
                              const MapBuildOptions& options) {
  StoredEntries entries(rows, form, options);
  maps::DescriptorImage image(file.lock.get());
  const Result<maps::WriteReport> report = maps::WriteCdbEntries(
      [&](std::string_view& key, std::string_view& value) { return entries.Next(key, value); }, {},
      image);
  if (!report) return report.failure();
  return {};
}

// For rows that no line can hold: one by one through libdb.
Result<void> WriteThroughLibdb(const RowSet& rows, const MapForm& form, const std::string& path,
                               const MapBuildOptions& options) {
  Result<maps::DbStore> store = maps::DbStore::Open(
      path, {.kind = form.storage == Storage::kBtree ? maps::DbKind::kBtree : maps::DbKind::kHash,
             .create = true,
             .truncate = true,
             .cache_bytes = 64u << 20,
             .hash_elements = static_cast<uint32_t>(std::max<size_t>(rows.rows().size(), 4096))});
  if (!store) return store.failure();
  StoredEntries entries(rows, form, options);
  for (std::string_view key, value; entries.Next(key, value);) {
    const Result<maps::DbOutcome> outcome = store->Put(key, value, false);
    if (!outcome) return outcome.failure();
  }
  return store->Close();
}

// Reads back what was written.
Result<void> Verify(const RowSet& rows, const MapForm& form, const std::string& path, bool aliases,
                    Host& host) {
  Result<Content> content = Content::Open(host, path, form.storage);
  if (!content) return content.failure();
  const Result<Differences> differences = CompareWithRows(*content, rows, form, aliases, {});
  if (!differences) return differences.failure();
  if (!differences->none()) {
    return Failure{"what was written reads back differently: " + Summary(*differences), 0};
  }
  std::string key;
  for (const StoredRow& row : rows.rows()) {
    key.assign(row.key);
    if (form.include_null) key += '\0';
    std::string_view value;
    if (content->Find(key, value) != Content::Found::kYes) {
      return Failure{"a key that was written is not found", 0};
    }
  }
  return {};
}

}  // namespace

Result<maps::PublishReport> BuildMap(const RowSet& rows, const MapForm& form,
                                     const std::string& database, const MapBuildOptions& options,
                                     Host& host) {
  Result<maps::NewMap> next = maps::NewMap::Begin(database, options.publish);
  if (!next) return next.failure();
  const bool plain = std::all_of(rows.rows().begin(), rows.rows().end(), IsPlain);
  Result<void> done;
  if (plain || form.storage == Storage::kCdb) {
    Result<maps::MapFile> file = next->OpenForBuild();
    if (!file) return file.failure();
    done = plain ? WriteThroughText(rows, form, std::move(*file), options)
                 : WriteCdbDirectly(rows, form, *file, options);
  } else {
    done = WriteThroughLibdb(rows, form, next->path(), options);
  }
  if (done) done = Verify(rows, form, next->path(), options.aliases, host);
  if (!done) return Failure(done.failure()).For(database);
  return next->Publish();
}

Result<void> RecordMap(const RowSet& rows, const MapForm& form, const std::string& database,
                       Host& host) {
  const Result<FileStatus> status = host.Status(database);
  if (!status) return status.failure();
  return WriteRecord(host, database, {rows.Hash(), form.Text(), status->size, status->modified_ns});
}

}  // namespace mw::site
