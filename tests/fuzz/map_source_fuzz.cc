// SPDX-License-Identifier: BSD-2-Clause
// Any bytes as map text: the reader of rows agrees with itself whether it gets the text in one piece or in
// many, and a map of them can be written and read back. The first byte chooses the options.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "base/check.h"
#include "maps/build.h"

namespace {

using namespace mw::maps;

class PieceSource : public ByteSource {
 public:
  PieceSource(std::string_view text, size_t piece) : text_(text), piece_(piece) {}
  mw::Result<size_t> Read(char* into, size_t size) override {
    const size_t count = std::min({size, piece_, text_.size()});
    std::memcpy(into, text_.data(), count);
    text_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view text_;
  size_t piece_;
};

// All bytes of the map that `text` makes, and its problems.
std::string MapBytes(std::string_view text, const BuildOptions& options, size_t piece) {
  MapFile file;
  file.path = "fuzz";
  file.lock = FileDescriptor(memfd_create("map", MFD_CLOEXEC));
  const int fd = dup(file.lock.get());
  mw::Result<MapBuild> build = MapBuild::Begin(std::move(file), options);
  mw::Check(build.ok());
  PieceSource source(text, piece);
  BuildStage stage;
  mw::Result<BuildReport> report = build->Run(source, stage);
  mw::Check(report.ok());
  std::string bytes(static_cast<size_t>(lseek(fd, 0, SEEK_END)), '\0');
  mw::Check(pread(fd, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
  close(fd);
  for (const RowProblem& problem : report->problems) {
    bytes += std::to_string(problem.line) + problem.key;
  }
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  if (size == 0) return 0;
  const uint8_t choice = bytes[0];
  BuildOptions options;
  options.source.separator = choice & 1 ? ':' : '\0';
  options.source.allow_empty = (choice & 2) != 0;
  options.source.include_null = (choice & 4) != 0;
  options.source.fold_case = (choice & 8) == 0;
  options.replace = (choice & 16) != 0;
  options.format = static_cast<MapFormat>((choice >> 5) % 3);
  options.file_id = DbFileId{};
  const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  mw::Check(MapBytes(text, options, 1u << 20) == MapBytes(text, options, 7));
  return 0;
}
