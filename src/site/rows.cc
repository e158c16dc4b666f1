// SPDX-License-Identifier: BSD-2-Clause
#include "site/rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "site/aliases.h"
#include "site/text_reader.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace mw::site {
namespace {

constexpr std::string_view kPassedOver[] = {"~",    ".bak",      ".orig",     ".rej",      ".db",
                                            ".cdb", ".rpmnew",   ".rpmsave",  ".dir",      ".pag",
                                            ".swp", ".dpkg-old", ".dpkg-new", ".dpkg-dist"};

bool IsPassedOver(std::string_view name) {
  if (name.starts_with('.') || name.find(".ucf-") != std::string_view::npos) return true;
  return std::any_of(std::begin(kPassedOver), std::end(kPassedOver),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

uint64_t HashOf(std::string_view key) { return XXH3_64bits(key.data(), key.size()); }

}  // namespace

const StoredRow* RowSet::Find(std::string_view key) const {
  const uint32_t index =
      index_.Find(HashOf(key), [&](uint32_t at) { return rows_[at].key == key; });
  return index == HashIndex::kNone ? nullptr : &rows_[index];
}

uint32_t RowSet::Add(const StoredRow& row) {
  const uint32_t index = index_.FindOrAdd(HashOf(row.key), static_cast<uint32_t>(rows_.size()),
                                          [&](uint32_t at) { return rows_[at].key == row.key; });
  if (index == HashIndex::kNone) rows_.push_back(row);
  return index;
}

std::string RowSet::Hash() const {
  XXH3_state_t state;
  XXH3_INITSTATE(&state);
  XXH3_128bits_reset(&state);
  for (const StoredRow& row : rows_) {
    const uint64_t sizes[2] = {row.key.size(), row.value.size()};
    XXH3_128bits_update(&state, sizes, sizeof sizes);
    XXH3_128bits_update(&state, row.key.data(), row.key.size());
    XXH3_128bits_update(&state, row.value.data(), row.value.size());
  }
  const XXH128_hash_t hash = XXH3_128bits_digest(&state);
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::vector<std::string> TextFiles(Host& host, const std::string& path) {
  std::vector<std::string> files;
  const Result<FileStatus> status = host.Status(path);
  if (status && status->type != FileStatus::Type::kDirectory) files.push_back(path);
  const std::string folder = path + ".d";
  const Result<std::vector<std::string>> names = host.List(folder);
  if (!names) return files;
  for (const std::string& name : *names) {
    const std::string file = folder + "/" + name;
    const Result<FileStatus> one = host.Status(file);
    if (!IsPassedOver(name) && one && one->type != FileStatus::Type::kDirectory) {
      files.push_back(file);
    }
  }
  return files;
}

Result<RowSet> ReadRows(Host& host, const RowRequest& request, SourceTable& sources, Sink& sink) {
  RowSet rows;
  for (const std::string& path : request.paths) {
    std::vector<std::string> files = TextFiles(host, path);
    if (files.empty()) files.push_back(path);  // the reading says why it cannot be read
    for (const std::string& file : files) {
      Result<void> read = request.aliases
                              ? ReadAliasFile(host, file, request, {rows, sources, sink})
                              : ReadTextFile(host, file, request, {rows, sources, sink});
      if (!read) return read.failure();
    }
  }
  return rows;
}

}  // namespace mw::site
