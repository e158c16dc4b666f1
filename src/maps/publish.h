// SPDX-License-Identifier: BSD-2-Clause
// Putting a new map in the place of one that sendmail reads, so that no lookup ever sees half a map,
// waits for a build, or keeps the old answers.
//
//   Result<NewMap> next = NewMap::Begin("/etc/mail/access.db", options);
//   Result<MapBuild> build = MapBuild::Begin(next->OpenForBuild(), build_options);  // writes beside
//   ... build->Run(input, stage); look at its report; verify ...
//   Result<PublishReport> done = next->Publish();
//
// sendmail keeps a map open, locks it (flock) for each lookup, and opens it anew by name only when
// the mtime of the OPEN file, in seconds, is later than when it opened it. So
//
//   copy    (the default) the journal is made durable (journal.h); then, under the exclusive lock,
//           the first bytes of the live file are cleared, the rest is copied, the first bytes come
//           last, and mtime becomes max(old + 1, now). A kill or power loss at any point leaves the
//           old map, the new one, or a file that is no map and a journal; the next run, or
//           Recover(), finishes it. Owner, mode, ACL and labels are those of the live file.
//   rename  the new file, with owner, mode, ACL and labels of the old one, replaces it by name, and
//           the old file gets the new mtime, so that who has it open opens it anew. For sendmail it
//           leaves a window: who opens the map at this very moment fails ("file changed after
//           open") and, for an optional map, goes on without it.
//
// A first map is renamed into its place, and so is the new map when the copying itself fails (EIO):
// a map is there in any case. Lookups wait only while the copy is under way: milliseconds for
// megabytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"
#include "maps/journal.h"
#include "maps/map_file.h"

namespace mw::maps {

enum class PublishWay { kCopy, kRename };

struct PublishOptions {
  PublishWay way = PublishWay::kCopy;
  int64_t lock_timeout_ms = 30'000;  // for the lock of another builder, and for that of readers
  bool allow_links = false;          // the map may be a symbolic link or have several names
  // Of a map that was not there before; otherwise everything stays as it is.
  uint32_t mode = 0640;
  std::optional<uint32_t> owner;
  std::optional<uint32_t> group;
};

struct PublishReport {
  bool created = false;   // there was no map before
  bool renamed = false;   // the file was replaced, not filled
  int64_t locked_ns = 0;  // how long lookups had to wait
  std::string remark;     // why the copying was given up; empty when it was not
};

// What Recover found.
enum class Recovery {
  kNothing,     // no publishing was under way
  kFinished,    // the new map is in place now
  kDropped,     // a build was not finished: removed, the live map had not been touched
  kSuperseded,  // somebody has built the map since: the journal was removed
};

// Finishes or removes what a killed builder left for the map `live` (with its suffix). Waits for a
// builder that is at work. Idempotent.
Result<Recovery> Recover(const std::string& live, const PublishOptions& options);

// True if a journal says that `live` may be half written.
bool IsInterrupted(const std::string& live);

// A map being built beside the live one. Failures name the file. Without Publish() nothing is left
// behind.
class NewMap {
 public:
  // Takes the lock of builders (waits for it), recovers, and makes an empty file.
  static Result<NewMap> Begin(const std::string& live, const PublishOptions& options);
  NewMap(NewMap&& other) noexcept;
  NewMap& operator=(NewMap&&) = delete;
  ~NewMap();

  // For MapBuild: another descriptor of the new file.
  Result<MapFile> OpenForBuild();
  // Where the new map is built.
  const std::string& path() const { return path_; }
  // What Begin found to recover.
  Recovery recovered() const { return recovered_; }

  // Fills the new file with the content of the live map, for adding to it. Without a live map it is
  // a Failure with ENOENT.
  Result<void> CopyLive();

  // The new map takes the place of the live one. After a Failure the old map is as it was, unless
  // the message says that the map is half written.
  Result<PublishReport> Publish();

 private:
  NewMap(std::string live, PublishOptions options)
      : live_(std::move(live)), path_(NewMapPath(live_)), options_(options) {}

  Result<PublishReport> PublishFirst();
  Result<Journal> Commit(int live);
  Result<PublishReport> PublishOver(int live);
  Result<PublishReport> Replace(int live, const Journal& journal, int64_t before_ns);
  void Discard();

  std::string live_;  // symbolic links followed
  std::string path_;
  PublishOptions options_;
  FileDescriptor file_;
  Recovery recovered_ = Recovery::kNothing;
};

}  // namespace mw::maps
