// SPDX-License-Identifier: BSD-2-Clause
// The rows of a map as its text says they should be stored: what makemap or newaliases would store,
// with the place of each.
//
// A text of a map has the form of maps/source.h; beyond that
//   NAME.d/*            all files of this folder follow the file NAME, by name; hidden files, backups
//                       (~ .bak .orig .rej .dpkg-* .rpm* .ucf-*) and databases are passed over
//   #include "file"     at the begin of a line (makemap takes it for a comment); relative to the file
//                       it stands in
//   10.0.0.0/9          networks, in access maps only: see cidr.h. Of overlapping ones the most
//                       specific wins for each address
//   CR LF, BOM          are taken as line ends and as nothing; one note for each file says so.
// A text of aliases has the form that newaliases reads (aliases.h).
//
// Every row that is wrong is reported; it and the losers among equal keys are not in the set.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/hash_index.h"
#include "base/host.h"
#include "base/source.h"

namespace mw::site {

struct StoredRow {
  std::string_view key;    // folded, if keys are; without the NUL of include_null
  std::string_view value;  // likewise
  Range place;             // of the line
  uint8_t bits = 0;        // how specific a network is, for rows made from networks
  bool from_network = false;
};

class RowSet {
 public:
  RowSet() = default;
  // A copy would point into the texts of the original.
  RowSet(const RowSet&) = delete;
  RowSet& operator=(const RowSet&) = delete;
  RowSet(RowSet&&) = default;
  RowSet& operator=(RowSet&&) = default;

  const std::vector<StoredRow>& rows() const { return rows_; }
  const StoredRow* Find(std::string_view key) const;

  // Text that rows may point to; it stays where it is.
  std::string& Keep(std::string text) { return kept_.emplace_back(std::move(text)); }
  // Adds a row; with an equal key there, the index of that one is returned and nothing is added, else
  // HashIndex::kNone.
  uint32_t Add(const StoredRow& row);
  // Puts `row` in the place of the row of that index, which has the same key.
  void Replace(uint32_t index, const StoredRow& row) { rows_[index] = row; }

  // Equal for sets with the same rows in the same order, and unequal otherwise (XXH3-128), as 32
  // hexadecimal digits.
  std::string Hash() const;

 private:
  std::vector<StoredRow> rows_;
  HashIndex index_;
  std::deque<std::string> kept_;
};

struct RowRequest {
  std::vector<std::string> paths;        // in order; NAME.d of each follows it
  bool fold_case = true;                 // without -f
  bool networks = false;                 // CIDR keys are expanded
  bool aliases = false;                  // the text is an alias file
  std::vector<std::string> local_names;  // aliases: domains that may stand in a key
};

// Reads the texts. Failure when one of `paths` cannot be read, or changes again and again while it is.
// Diagnostics SITE61x and SITE62x tell what is wrong in them.
Result<RowSet> ReadRows(Host& host, const RowRequest& request, SourceTable& sources, Sink& sink);

// The files that `path` with its folder NAME.d stands for, the existing ones only.
std::vector<std::string> TextFiles(Host& host, const std::string& path);

}  // namespace mw::site
