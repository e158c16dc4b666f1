// SPDX-License-Identifier: BSD-2-Clause
// What the writers do when a step fails, and what the reader of rows makes of bytes.
#include <gtest/gtest.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "maps/write/btree_writer.h"
#include "maps/write/cdb_writer.h"
#include "maps/write/hash_writer.h"

namespace mw::maps {
namespace {

// A file in memory whose n-th change fails, as on a full disk.
class FailingImage : public ImageFile {
 public:
  explicit FailingImage(size_t fail_at, std::string old = {})
      : left_(fail_at), content_(std::move(old)) {}

  Result<void> Write(uint64_t offset, const char* bytes, size_t size) override {
    if (left_-- == 0) return Failure{"No space left on device", ENOSPC};
    if (content_.size() < offset + size) content_.resize(offset + size);
    content_.replace(offset, size, bytes, size);
    return {};
  }
  Result<void> Read(uint64_t offset, char* bytes, size_t size) override {
    std::memcpy(bytes, content_.data() + offset, size);
    return {};
  }
  Result<void> Resize(uint64_t size) override {
    if (left_-- == 0) return Failure{"Input/output error", EIO};
    content_.resize(size);
    return {};
  }
  Result<void> Sync() override { return {}; }

  const std::string& content() const { return content_; }

  // The first page, or what there is of it, says that this is a map.
  bool LooksLikeMap() const {
    return content_.size() >= 2048 &&
           content_.substr(0, 2048).find_first_not_of('\0') != std::string::npos;
  }

 private:
  size_t left_;
  std::string content_;
};

class TextSource : public ByteSource {
 public:
  explicit TextSource(const std::string& text, int error = 0) : text_(text), error_(error) {}
  Result<size_t> Read(char* into, size_t size) override {
    if (text_.empty() && error_ != 0) return Failure{std::strerror(error_), error_};
    const size_t count = std::min(size, text_.size());
    std::memcpy(into, text_.data(), count);
    text_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view text_;
  int error_;
};

struct Writer {
  Result<WriteReport> (*write)(RowFeed&, Batch&, const WriteOptions&, ImageFile&);
  KeyHash hash;
};
constexpr Writer kWriters[] = {
    {WriteHash, KeyHash::kDb}, {WriteBtree, KeyHash::kNone}, {WriteCdb, KeyHash::kCdb}};

std::string Text(size_t rows) {
  std::string text;
  for (size_t i = 0; i < rows; ++i) {
    text += "key" + std::to_string(i) + "\tvalue" + std::to_string(i) + "\n";
  }
  return text;
}

std::string Written(const Writer& writer, const std::string& text) {
  TextSource source(text);
  FeedOptions options;
  options.hash = writer.hash;
  RowFeed feed(source, options);
  Batch batch;
  EXPECT_TRUE(feed.Next(batch));
  FailingImage image(SIZE_MAX);
  EXPECT_TRUE(writer.write(feed, batch, {}, image));
  return image.content();
}

// Until its head is written, which is the last step, the file is no map; and what was there before
// leaves no trace.
TEST(DirectWriters, LeaveNoMapBehindWhenAnyStepFails) {
  const std::string text = Text(20000);
  for (const Writer& writer : kWriters) {
    const std::string expected = Written(writer, text);
    const std::string old(2 * expected.size(), 'o');
    bool succeeded = false;
    for (size_t fail_at = 0; !succeeded && fail_at < 2000; ++fail_at) {
      TextSource source(text);
      FeedOptions options;
      options.hash = writer.hash;
      RowFeed feed(source, options);
      Batch batch;
      ASSERT_TRUE(feed.Next(batch));
      FailingImage image(fail_at, old);
      Result<WriteReport> report = writer.write(feed, batch, {}, image);
      succeeded = report.ok();
      if (succeeded) {
        EXPECT_EQ(report->entries, 20000u);
        EXPECT_TRUE(image.content() == expected);
      } else {
        EXPECT_TRUE(report.failure().error_number == ENOSPC ||
                    report.failure().error_number == EIO);
        EXPECT_TRUE(fail_at == 0 ? image.content() == old : !image.LooksLikeMap());
      }
    }
    EXPECT_TRUE(succeeded);
  }
}

TEST(RowFeed, TellsThatTheTextCannotBeRead) {
  const std::string text = Text(10);
  TextSource source(text, EIO);
  RowFeed feed(source, {});
  Batch batch;
  Result<void> result = feed.Next(batch);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.failure().error_number, EIO);
}

TEST(RowFeed, CutsBatchesAtLinesAndNumbersThemThrough) {
  const std::string text = Text(200000);
  TextSource source(text);
  FeedOptions options;
  options.batch_bytes = 1;
  RowFeed feed(source, options);
  size_t rows = 0;
  size_t batches = 0;
  Batch batch;
  do {
    ASSERT_TRUE(feed.Next(batch));
    ++batches;
    for (const RowChunk& chunk : batch.chunks) {
      for (const Row& row : chunk.rows) {
        ASSERT_EQ(row.Key(batch.text.data()), "key" + std::to_string(rows));
        ASSERT_EQ(row.Value(batch.text.data()), "value" + std::to_string(rows));
        ASSERT_EQ(row.line, ++rows);
      }
    }
  } while (!batch.last);
  EXPECT_EQ(rows, 200000u);
  EXPECT_GT(batches, 2u);
}

TEST(RowFeed, ReadsALineOfManyPiecesAcrossChunks) {
  const std::string text = "a\t1\n" + std::string(5u << 20, 'v') + "\nb\t2\n";
  TextSource source(text);
  RowFeed feed(source, {});
  Batch batch;
  ASSERT_TRUE(feed.Next(batch));
  size_t faults = 0;
  size_t rows = 0;
  for (const RowChunk& chunk : batch.chunks) {
    faults += chunk.problems.size();
    rows += chunk.rows.size();
  }
  EXPECT_EQ(rows, 2u);
  // Pieces of 1023 bytes, of which the last is short, and has a newline but no value.
  EXPECT_EQ(faults, (5u << 20) / 1023 + 1);
}

}  // namespace
}  // namespace mw::maps
