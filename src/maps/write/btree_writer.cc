// SPDX-License-Identifier: BSD-2-Clause
#include "maps/write/btree_writer.h"

#include <algorithm>
#include <span>

#include "maps/write/btree_index.h"
#include "maps/write/btree_merge.h"
#include "maps/write/page_run.h"
#include "maps/write/parallel.h"
#include "maps/write/row_order.h"
#include "maps/write/spill.h"

namespace mw::maps {
namespace {

constexpr size_t kBlockPages = 128;  // leaves that one thread takes at a time
constexpr size_t kRunPages = 16;     // and writes; malloc would map a larger block afresh each time
constexpr size_t kPrefetchAhead = 16;      // rows
constexpr size_t kMergeBytes = 16u << 20;  // buffers of all runs together
constexpr uint32_t kFirstLeaf = 2;         // with more than one leaf; a single one is page 1

// Where each leaf begins in the sorted rows, and the end.
std::vector<size_t> LayOutLeaves(std::span<const Row> rows) {
  std::vector<size_t> begins = {0};
  size_t used = 0;
  for (size_t i = 0; i < rows.size(); ++i) {
    const size_t bytes = BtreeEntryBytes(rows[i]);
    if (used + bytes > kPageRoom) {
      begins.push_back(i);
      used = 0;
    }
    used += bytes;
  }
  begins.push_back(rows.size());
  return begins;
}

// Writes the pages of sorted rows that are all in memory.
class LeafWriter {
 public:
  LeafWriter(std::span<const Row> rows, const char* text, ImageFile& file)
      : rows_(rows), text_(text), file_(file), begins_(LayOutLeaves(rows)) {}

  size_t leaves() const { return begins_.size() - 1; }
  uint32_t PageOf(size_t leaf) const {
    return leaves() == 1 ? 1 : kFirstLeaf + static_cast<uint32_t>(leaf);
  }
  Result<void> WriteBlock(size_t first_leaf) const;
  std::vector<BtreeChild> Children() const;

 private:
  void Fill(PageBuilder& page, size_t leaf) const;

  const std::span<const Row> rows_;
  const char* const text_;
  ImageFile& file_;
  const std::vector<size_t> begins_;
};

void LeafWriter::Fill(PageBuilder& page, size_t leaf) const {
  for (size_t i = begins_[leaf]; i < begins_[leaf + 1]; ++i) {
    if (i + kPrefetchAhead < rows_.size()) {
      __builtin_prefetch(text_ + rows_[i + kPrefetchAhead].offset());
    }
    AddBtreeEntry(page, rows_[i].Key(text_), rows_[i].Value(text_));
  }
}

Result<void> LeafWriter::WriteBlock(size_t first_leaf) const {
  const size_t end = std::min(first_leaf + kBlockPages, leaves());
  PageRun run(file_, PagesPerRun(leaves(), kRunPages));
  for (size_t leaf = first_leaf; leaf < end; ++leaf) {
    Result<char*> memory = run.Append(PageOf(leaf));
    if (!memory) return memory.failure();
    PageBuilder page;
    page.Begin(*memory, PageOf(leaf), PageType::kBtreeLeaf, 1);
    page.SetLinks(leaf == 0 ? 0 : PageOf(leaf - 1), leaf + 1 == leaves() ? 0 : PageOf(leaf + 1));
    Fill(page, leaf);
  }
  return run.Flush();
}

std::vector<BtreeChild> LeafWriter::Children() const {
  std::vector<BtreeChild> children(leaves());
  for (size_t leaf = 0; leaf < leaves(); ++leaf) {
    children[leaf].page = PageOf(leaf);
    if (leaf == 0) continue;
    const size_t row = begins_[leaf];
    children[leaf].key = Separator(rows_[row - 1].Key(text_), rows_[row].Key(text_));
  }
  return children;
}

Result<void> WriteIndexAndMeta(std::vector<BtreeChild> children, const DbFileId& id,
                               ImageFile& file) {
  uint32_t last_page = 1;
  if (children.size() > 1) {
    const auto next = static_cast<uint32_t>(kFirstLeaf + children.size());
    Result<uint32_t> last = WriteBtreeIndex(std::move(children), next, file);
    if (!last) return last.failure();
    last_page = *last;
  }
  char page[kPageBytes];
  WriteBtreeMeta(page, last_page, id);
  Result<void> resized = file.Resize((uint64_t{last_page} + 1) * kPageBytes);
  if (!resized) return resized;
  return file.Write(0, page, sizeof page);
}

Result<WriteReport> WriteFromMemory(Batch& batch, const WriteOptions& options, ImageFile& file) {
  WriteReport report;
  const OrderedRows sorted = SortedRows(batch, options, report.problems);
  report.entries = sorted.rows.size();
  Result<void> result = Invalidate(file);
  if (!result) return result.failure();
  const LeafWriter writer(sorted.rows, batch.text.data(), file);
  const size_t blocks = (writer.leaves() + kBlockPages - 1) / kBlockPages;
  result = RunParallel(options.threads, blocks, [&](size_t block, unsigned) {
    return writer.WriteBlock(block * kBlockPages);
  });
  if (result) result = WriteIndexAndMeta(writer.Children(), options.id, file);
  if (!result) return result.failure();
  return report;
}

Result<WriteReport> WriteFromRuns(RowFeed& feed, Batch& batch, const WriteOptions& options,
                                  ImageFile& file) {
  Result<SpillFile> spill = SpillFile::Open(options.spill_folder);
  if (!spill) return spill.failure();
  WriteReport report;
  std::vector<SpillExtent> runs;
  for (;;) {
    const OrderedRows sorted = SortedRows(batch, options, report.problems);
    Result<SpillExtent> run = spill->Append(sorted.rows, batch.text.data());
    if (!run) return run.failure();
    runs.push_back(*run);
    if (batch.last) break;
    Result<void> next = feed.Next(batch);
    if (!next) return next.failure();
  }
  batch.Release();
  Result<void> result = Invalidate(file);
  if (!result) return result.failure();
  LeafStream leaves(file);
  result = MergeRuns(*spill, runs, kMergeBytes, options.duplicates, leaves, report);
  if (!result) return result.failure();
  Result<std::vector<BtreeChild>> children = leaves.Finish();
  if (!children) return children.failure();
  result = WriteIndexAndMeta(std::move(*children), options.id, file);
  if (!result) return result.failure();
  return report;
}

}  // namespace

Result<WriteReport> WriteBtree(RowFeed& feed, Batch& first, const WriteOptions& options,
                               ImageFile& file) {
  return first.last ? WriteFromMemory(first, options, file)
                    : WriteFromRuns(feed, first, options, file);
}

}  // namespace mw::maps
