// SPDX-License-Identifier: BSD-2-Clause
// What is in a map file, of whatever type.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/host.h"
#include "site/site.h"

namespace mw::site {

// The type of a map file by its first bytes; kText for what is no database, nullopt for a database that
// is neither of ours (recno, queue, a version we do not read) and for an empty file.
Result<std::optional<Storage>> DetectStorage(Host& host, const std::string& path);

// An open map file. Keys and values are those stored, trailing NULs included.
class Content {
 public:
  // Failure when it cannot be read or is not of this type.
  static Result<Content> Open(Host& host, const std::string& path, Storage storage);

  Content(Content&&) noexcept;
  ~Content();

  enum class Found { kYes, kNo, kCorrupt };
  // The (first) value; the view is good until the next call.
  Found Find(std::string_view key, std::string_view& value);

  // Every entry in the order of the file, until `visit` returns false. False: the file is corrupt.
  using Visitor = std::function<bool(std::string_view key, std::string_view value)>;
  bool ForEach(const Visitor& visit);

 private:
  struct State;
  explicit Content(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace mw::site
