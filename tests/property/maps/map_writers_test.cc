// SPDX-License-Identifier: BSD-2-Clause
// Laws of the map writers, on generated text: the map holds what a plain model of makemap holds;
// libdb finds every key and no other, and its structure sound; equal input gives equal bytes
// whatever the threads and the memory; cdb files are those of tinycdb. MW_PROPERTY_RUNS sets the
// number of texts (default 60).
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef MW_HAVE_LIBCDB
#include <cdb.h>
#endif

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "base/text.h"
#include "maps/build.h"

namespace mw::maps {
namespace {

// A text in memory, given out in pieces of odd sizes.
class TextSource : public ByteSource {
 public:
  explicit TextSource(std::string_view text, size_t piece = 60000) : text_(text), piece_(piece) {}
  Result<size_t> Read(char* into, size_t size) override {
    const size_t count = std::min({size, piece_, text_.size()});
    std::memcpy(into, text_.data(), count);
    text_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view text_;
  size_t piece_;
};

class Folder {
 public:
  Folder() {
    char name[] = "/tmp/mw-property-XXXXXX";
    if (!mkdtemp(name)) std::abort();
    path_ = name;
  }
  ~Folder() {
    for (const char* file : {"/map", "/reference"}) unlink((path_ + file).c_str());
    rmdir(path_.c_str());
  }
  std::string operator/(const char* name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

std::string FileBytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

Result<BuildReport> Build(const std::string& path, const std::string& text, BuildOptions options) {
  MapFile file;
  file.path = path;
  file.lock = FileDescriptor(open(path.c_str(), O_RDWR | O_CREAT, 0600));
  options.file_id = DbFileId{1, 2, 3};
  Result<MapBuild> build = MapBuild::Begin(std::move(file), options);
  if (!build) return build.failure();
  TextSource input(text);
  BuildStage stage;
  return build->Run(input, stage);
}

// What a map of `text` holds: written anew from the description in source.h, line by line.
struct Model {
  std::map<std::string, std::string> entries;
  size_t duplicates = 0;

  Model(const std::string& text, const BuildOptions& options) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      const size_t blank = line.find('\t');
      std::string key = FoldCase(line.substr(0, blank));
      std::string value = line.substr(blank + 1);
      if (options.source.include_null) {
        key.push_back('\0');
        value.push_back('\0');
      }
      const auto [at, added] = entries.try_emplace(key, value);
      if (!added && options.replace) at->second = value;
      if (!added && !options.replace) ++duplicates;
    }
  }
};

struct TextShape {
  size_t rows = 100;
  size_t key_size = 12;      // at most
  size_t value_size = 30;    // at most
  size_t shared_prefix = 0;  // bytes that all keys begin with
  unsigned letters = 26;     // few letters: many keys begin alike, and many are equal
  unsigned repeats = 0;      // percent of rows that repeat a key
};

std::string MakeText(std::mt19937& random, const TextShape& shape) {
  std::string text;
  std::vector<std::string> keys;
  const std::string prefix(shape.shared_prefix, 'p');
  for (size_t i = 0; i < shape.rows; ++i) {
    std::string key = prefix;
    const size_t size = 1 + random() % shape.key_size;
    for (size_t j = 0; j < size; ++j) key += static_cast<char>('a' + random() % shape.letters);
    if (random() % 20 == 0) key += static_cast<char>(128 + random() % 128);
    if (!keys.empty() && random() % 100 < shape.repeats) key = keys[random() % keys.size()];
    if (keys.size() < 1000) keys.push_back(key);
    text += key + "\t" +
            std::string(1 + random() % shape.value_size, static_cast<char>('A' + i % 26)) +
            std::to_string(i) + "\n";
  }
  return text;
}

TextShape RandomShape(std::mt19937& random) {
  TextShape shape;
  shape.rows = std::vector<size_t>{0, 1, 2, 60, 500, 3000, 20000}[random() % 7];
  shape.key_size = std::vector<size_t>{1, 3, 12, 40, 400}[random() % 5];
  shape.value_size = std::vector<size_t>{1, 20, 60, 550}[random() % 4];
  shape.shared_prefix = std::vector<size_t>{0, 0, 4, 9, 40}[random() % 5];
  shape.letters = std::vector<unsigned>{1, 2, 10, 26}[random() % 4];
  shape.repeats = std::vector<unsigned>{0, 0, 3, 60, 99}[random() % 5];
  return shape;
}

size_t Runs() {
  const char* wished = std::getenv("MW_PROPERTY_RUNS");
  return wished ? std::strtoul(wished, nullptr, 10) : 60;
}

void ExpectHolds(const std::string& path, DbKind kind, const Model& model) {
  Result<void> sound = DbStore::Verify(path);
  EXPECT_TRUE(sound) << sound.failure().message;
  Result<DbStore> store = DbStore::Open(path, {.kind = kind, .read_only = true});
  ASSERT_TRUE(store) << store.failure().message;
  size_t listed = 0;
  ASSERT_TRUE(store->ForEach([&](std::string_view key, std::string_view value) {
    ++listed;
    const auto at = model.entries.find(std::string(key));
    EXPECT_TRUE(at != model.entries.end() && at->second == value) << Printable(key);
    return true;
  }));
  EXPECT_EQ(listed, model.entries.size());
  std::string value;
  for (const auto& [key, expected] : model.entries) {
    Result<DbOutcome> outcome = store->Get(key, value);
    ASSERT_TRUE(outcome && *outcome == DbOutcome::kDone && value == expected) << Printable(key);
    for (const std::string& other : {key + "x", key.substr(0, key.size() - 1), "x" + key}) {
      if (model.entries.count(other)) continue;
      outcome = store->Get(other, value);
      ASSERT_TRUE(outcome && *outcome == DbOutcome::kAbsent) << Printable(other);
    }
  }
}

// libdb changes a map that was written directly: half of the keys go, others come.
void ExpectCanBeEdited(const std::string& path, DbKind kind, Model model) {
  {
    Result<DbStore> store = DbStore::Open(path, {.kind = kind});
    ASSERT_TRUE(store);
    size_t turn = 0;
    for (auto at = model.entries.begin(); at != model.entries.end();) {
      if (turn++ % 2 == 0) {
        ASSERT_TRUE(store->Delete(at->first));
        at = model.entries.erase(at);
      } else {
        at->second = "changed" + std::to_string(turn);
        ASSERT_TRUE(store->Put(at->first, at->second, false));
        ++at;
      }
    }
    for (int i = 0; i < 2000; ++i) {
      const std::string key = "new key " + std::to_string(i * 7919);
      model.entries[key] = std::string(static_cast<size_t>(i) % 300, 'n');
      ASSERT_TRUE(store->Put(key, model.entries[key], true));
    }
    ASSERT_TRUE(store->Close());
  }
  ExpectHolds(path, kind, model);
}

TEST(DirectWriters, HoldWhatTheTextSays) {
  Folder folder;
  std::mt19937 random(31);
  for (size_t run = 0; run < Runs(); ++run) {
    BuildOptions options;
    options.replace = random() % 3 == 0;
    options.source.include_null = random() % 4 == 0;
    options.format = random() % 2 ? MapFormat::kHash : MapFormat::kBtree;
    const std::string text = MakeText(random, RandomShape(random));
    SCOPED_TRACE("run " + std::to_string(run));
    Result<BuildReport> report = Build(folder / "map", text, options);
    ASSERT_TRUE(report) << report.failure().message;
    const Model model(text, options);
    EXPECT_EQ(report->entries, model.entries.size());
    EXPECT_EQ(report->problems.size(), model.duplicates);
    const DbKind kind = options.format == MapFormat::kHash ? DbKind::kHash : DbKind::kBtree;
    ExpectHolds(folder / "map", kind, model);
    if (run % 4 == 0) ExpectCanBeEdited(folder / "map", kind, model);
    if (HasFatalFailure()) return;
  }
}

// The bytes are the same from one thread and two, and from memory and by way of the disk.
TEST(DirectWriters, WriteEqualBytesForEqualText) {
  Folder folder;
  std::mt19937 random(32);
  std::vector<TextShape> shapes = {
      {.rows = 150000, .repeats = 1},
      {.rows = 150000, .key_size = 6, .letters = 3, .repeats = 95},
      {.rows = 12000, .key_size = 300, .value_size = 600, .shared_prefix = 20},
  };
  for (const TextShape& shape : shapes) {
    const std::string text = MakeText(random, shape);
    ASSERT_GT(text.size(), 3u << 20);
    for (const MapFormat format : {MapFormat::kHash, MapFormat::kBtree, MapFormat::kCdb}) {
      std::string first;
      std::vector<RowProblem> problems;
      // Many duplicates make the difference between the two rules.
      for (const bool replace : {false, shape.repeats > 50}) {
        for (const uint64_t memory : {uint64_t{512} << 20, uint64_t{4} << 20}) {
          for (const unsigned threads : {1u, 2u}) {
            BuildOptions options;
            options.format = format;
            options.max_memory = memory;
            options.threads = threads;
            options.replace = replace;
            Result<BuildReport> report = Build(folder / "map", text, options);
            ASSERT_TRUE(report) << report.failure().message;
            const std::string bytes = FileBytes(folder / "map");
            if (memory > 4u << 20 && threads == 1) {
              first = bytes;
              problems = report->problems;
              if (format != MapFormat::kCdb) {
                ExpectHolds(folder / "map",
                            format == MapFormat::kHash ? DbKind::kHash : DbKind::kBtree,
                            Model(text, options));
              }
            }
            EXPECT_TRUE(bytes == first) << "threads " << threads << " memory " << memory;
            ASSERT_EQ(report->problems.size(), problems.size());
            for (size_t i = 0; i < problems.size(); ++i) {
              ASSERT_EQ(report->problems[i].line, problems[i].line);
              ASSERT_EQ(report->problems[i].key, problems[i].key);
            }
          }
        }
      }
    }
  }
}

// Both ways give the same content and the same problems.
TEST(DirectWriters, AgreeWithLibdb) {
  Folder folder;
  std::mt19937 random(33);
  for (size_t run = 0; run < Runs() / 4; ++run) {
    BuildOptions options;
    options.format = run % 2 ? MapFormat::kHash : MapFormat::kBtree;
    const std::string text = MakeText(random, RandomShape(random));
    Result<BuildReport> direct = Build(folder / "map", text, options);
    options.use_libdb = true;
    Result<BuildReport> by_libdb = Build(folder / "reference", text, options);
    ASSERT_TRUE(direct && by_libdb);
    ASSERT_EQ(direct->problems.size(), by_libdb->problems.size());
    for (size_t i = 0; i < direct->problems.size(); ++i) {
      ASSERT_EQ(direct->problems[i].line, by_libdb->problems[i].line);
    }
    ExpectHolds(folder / "reference",
                options.format == MapFormat::kHash ? DbKind::kHash : DbKind::kBtree,
                Model(text, options));
  }
}

#ifdef MW_HAVE_LIBCDB
TEST(DirectWriters, WriteTheBytesOfTinycdb) {
  Folder folder;
  std::mt19937 random(34);
  for (size_t run = 0; run < Runs(); ++run) {
    TextShape shape = RandomShape(random);
    const std::string text = MakeText(random, shape);
    BuildOptions options;
    options.format = MapFormat::kCdb;
    ASSERT_TRUE(Build(folder / "map", text, options));

    const int fd = open((folder / "reference").c_str(), O_RDWR | O_CREAT | O_TRUNC, 0600);
    struct cdb_make maker;
    ASSERT_EQ(cdb_make_start(&maker, fd), 0);
    std::map<std::string, bool> seen;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      const std::string key = FoldCase(line.substr(0, line.find('\t')));
      const std::string value = line.substr(line.find('\t') + 1);
      if (!seen.try_emplace(key, true).second) continue;
      ASSERT_EQ(cdb_make_add(&maker, key.data(), static_cast<unsigned>(key.size()), value.data(),
                             static_cast<unsigned>(value.size())),
                0);
    }
    ASSERT_EQ(cdb_make_finish(&maker), 0);
    close(fd);
    EXPECT_TRUE(FileBytes(folder / "map") == FileBytes(folder / "reference")) << "run " << run;
  }
}
#endif

}  // namespace
}  // namespace mw::maps
