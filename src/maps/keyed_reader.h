// SPDX-License-Identifier: BSD-2-Clause
// What hash, btree, cdb and dbm maps have in common: the rules for keys, and the choice between the
// database file and the text beside it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/host.h"
#include "maps/map.h"
#include "maps/text_table.h"

namespace mw::maps {

// A table of bytes to bytes, open for reading.
class Store {
 public:
  virtual ~Store() = default;
  enum class Found : uint8_t { kYes, kNo, kCorrupt };
  // `value` is good until the next call.
  virtual Found Find(std::string_view key, std::string_view& value) = 0;
  using Visitor = bool (*)(void* context, std::string_view key, std::string_view value);
  virtual bool ForEach(Visitor visit, void* context) = 0;
};

// Notices that a file was changed or replaced.
class FileStamp {
 public:
  FileStamp() = default;
  FileStamp(std::string path, const FileStatus& status) : path_(std::move(path)), status_(status) {}
  bool Changed(Host& host) const;

 private:
  std::string path_;  // empty: never changed
  FileStatus status_;
};

// The path to give to Host for a file that a map names: below Environment::root when absolute.
std::string HostPath(const Environment& environment, std::string_view file);

class KeyedReader : public MapReader {
 public:
  // `suffix` is that of the database file: ".db".
  KeyedReader(MapDefinition& definition, std::string_view suffix)
      : definition_(definition), suffix_(suffix) {}

  bool Open() override;
  void Find(const Query& query, Answer& answer) override;
  bool IsStale() override;
  Place TraceKey(std::string_view key) override;
  bool List(Visitor visit, void* context) override;

 protected:
  // Opens the database file; nullptr when it cannot be used, the reason said (also for optional
  // maps, where sendmail speaks too).
  virtual std::unique_ptr<Store> OpenStore(std::unique_ptr<FileBytes> file,
                                           const std::string& name) = 0;

  const MapDefinition& definition() const { return definition_; }
  Environment& environment() const { return *definition_.environment; }

 private:
  bool OpenText(bool quietly);
  bool OpenDatabase();
  const TextTable* Text();
  std::string DatabaseName() const;  // with the suffix
  std::string TextName() const;      // without
  Store::Found FindStored(std::string_view key, std::string_view& value);

  MapDefinition& definition_;
  std::string_view suffix_;
  std::unique_ptr<Store> store_;           // the database, when that answers
  std::unique_ptr<TextTable> text_;        // the text source, when that answers or explains
  std::string database_name_, text_name_;  // for places
  FileStamp stamp_;
  bool try_without_null_ = true, try_with_null_ = true;
  bool corrupt_said_ = false;
};

}  // namespace mw::maps
