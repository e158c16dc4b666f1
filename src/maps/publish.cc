// SPDX-License-Identifier: BSD-2-Clause
#include "maps/publish.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "maps/file_lock.h"
#include "maps/file_replace.h"
#include "maps/publish_steps.h"

namespace mw::maps {
namespace {

Failure SystemError(int number) { return {std::strerror(number), number}; }

int64_t Clock() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1'000'000'000 + now.tv_nsec;
}

// Goes on where a killed publisher stopped; `file` is the new map that the journal describes.
Result<Recovery> Redo(const std::string& live, int file, const Journal& journal,
                      const PublishOptions& options) {
  Result<FileDescriptor> opened = LockLive(live, options.lock_timeout_ms);
  if (!opened && opened.failure().error_number == ENOENT) {
    // Removed since, or never there. The build was finished, so it is not lost.
    Result<void> named = NameFirst(NewMapPath(live), live);
    unlink(JournalPath(live).c_str());
    if (!named) return Failure(named.failure()).For(live);
    return Recovery::kFinished;
  }
  if (!opened) return opened.failure();
  struct stat status;
  if (fstat(opened->get(), &status) != 0) return SystemError(errno).For(live);
  const bool untouched = FileMark::Of(status) == journal.before;
  const bool whole = !IsHalfCopied(opened->get());
  if (whole && !untouched && !SameContent(opened->get(), file)) {
    RemoveJournalAndNew(live);
    return Recovery::kSuperseded;
  }
  const int64_t before = std::max(FileMark::Of(status).modified_ns, journal.before.modified_ns);
  Result<void> done = ReserveSpace(opened->get(), journal.size);
  if (done) done = CopyOver(file, opened->get(), journal.size, before);
  if (!done) done = RenameOver(NewMapPath(live), file, live, opened->get(), before);
  if (!done) {
    return Failure(done.failure())
        .For(live + ": is half written and could not be finished; " + NewMapPath(live) +
             " holds the new map");
  }
  RemoveJournalAndNew(live);
  return Recovery::kFinished;
}

// With the lock of the builder held on `file`.
Result<Recovery> RecoverLocked(const std::string& live, int file, const PublishOptions& options) {
  const std::optional<Journal> journal = ReadJournal(JournalPath(live));
  if (journal) {
    struct stat status;
    if (fstat(file, &status) != 0) return SystemError(errno).For(live);
    if (static_cast<uint64_t>(status.st_size) == journal->size) {
      const Result<ContentHash> hash = HashOfFile(file, journal->size);
      if (!hash) return Failure(hash.failure()).For(NewMapPath(live));
      if (*hash == journal->hash) return Redo(live, file, *journal, options);
    }
  }
  // The journal is made after the new map, and goes before it.
  unlink(JournalPath(live).c_str());
  return Recovery::kDropped;
}

bool Exists(const std::string& path) {
  struct stat status;
  return lstat(path.c_str(), &status) == 0;
}

}  // namespace

bool IsInterrupted(const std::string& live) { return Exists(JournalPath(live)); }

Result<Recovery> Recover(const std::string& live, const PublishOptions& options) {
  const Result<std::string> path = ResolveLive(live, options.allow_links);
  if (!path) return path.failure();
  Result<FileDescriptor> file = LockBuilder(NewMapPath(*path), 0, options.lock_timeout_ms);
  if (!file && file.failure().error_number == ENOENT) {
    // A journal alone: the new map was renamed into its place.
    return unlink(JournalPath(*path).c_str()) == 0 ? Recovery::kFinished : Recovery::kNothing;
  }
  if (!file) return file.failure();
  Result<Recovery> recovery = RecoverLocked(*path, file->get(), options);
  if (recovery && *recovery == Recovery::kDropped) unlink(NewMapPath(*path).c_str());
  return recovery;
}

NewMap::NewMap(NewMap&& other) noexcept
    : live_(std::move(other.live_)),
      path_(std::exchange(other.path_, {})),
      options_(other.options_),
      file_(std::move(other.file_)),
      recovered_(other.recovered_) {}

NewMap::~NewMap() { Discard(); }

// The name goes before the lock, so nobody else's file is removed.
void NewMap::Discard() {
  if (path_.empty() || file_.get() < 0) return;
  unlink(path_.c_str());
  file_.Close();
  path_.clear();
}

Result<NewMap> NewMap::Begin(const std::string& live, const PublishOptions& options) {
  Result<std::string> path = ResolveLive(live, options.allow_links);
  if (!path) return path.failure();
  NewMap map(std::move(*path), options);
  for (;;) {
    Result<FileDescriptor> file = LockBuilder(map.path_, O_CREAT, options.lock_timeout_ms);
    if (!file) return file.failure();
    Result<Recovery> recovery = RecoverLocked(map.live_, file->get(), options);
    if (!recovery) return recovery.failure();
    if (*recovery != Recovery::kDropped) {
      map.recovered_ = *recovery;
      continue;  // the file that we hold is gone from the folder
    }
    struct stat status;
    if (fstat(file->get(), &status) != 0) return SystemError(errno).For(map.path_);
    if (status.st_size > 0 && map.recovered_ == Recovery::kNothing) {
      map.recovered_ = Recovery::kDropped;
    }
    map.file_ = std::move(*file);
    if (ftruncate(map.file_.get(), 0) != 0) return SystemError(errno).For(map.path_);
    return map;
  }
}

Result<MapFile> NewMap::OpenForBuild() {
  FileDescriptor copy(fcntl(file_.get(), F_DUPFD_CLOEXEC, 0));
  if (copy.get() < 0) return SystemError(errno).For(path_);
  return MapFile{path_, false, std::move(copy)};
}

Result<void> NewMap::CopyLive() {
  const FileDescriptor live(OpenRetrying(live_, O_RDONLY));
  if (live.get() < 0) return SystemError(errno).For(live_);
  Result<void> done = LockFile(live.get(), LockKind::kShared, options_.lock_timeout_ms);
  struct stat status;
  if (done && fstat(live.get(), &status) != 0) done = SystemError(errno);
  if (done) {
    done = CopyRange(live.get(), file_.get(), 0, static_cast<uint64_t>(status.st_size));
  }
  if (!done) return Failure(done.failure()).For(live_);
  return {};
}

Result<PublishReport> NewMap::Publish() {
  for (;;) {
    const FileDescriptor live(OpenRetrying(live_, O_RDWR));
    if (live.get() < 0 && errno != ENOENT) return SystemError(errno).For(live_);
    Result<PublishReport> report = live.get() < 0 ? PublishFirst() : PublishOver(live.get());
    const int error = report ? 0 : report.failure().error_number;
    // It came or went while we looked.
    if (live.get() < 0 ? error == EEXIST : error == ENOENT) continue;
    return report;
  }
}

Result<PublishReport> NewMap::PublishFirst() {
  constexpr uint32_t kSame = static_cast<uint32_t>(-1);
  if ((options_.owner || options_.group) &&
      fchown(file_.get(), options_.owner.value_or(kSame), options_.group.value_or(kSame)) != 0) {
    return SystemError(errno).For(path_);
  }
  if (fchmod(file_.get(), static_cast<mode_t>(options_.mode)) != 0 || fsync(file_.get()) != 0) {
    return SystemError(errno).For(path_);
  }
  Result<void> named = NameFirst(path_, live_);
  if (!named) return Failure(named.failure()).For(live_);
  file_.Close();
  path_.clear();
  PublishReport report;
  report.created = true;
  return report;
}

// Makes the new map and its journal durable; from here on the next run finishes what we begin.
Result<Journal> NewMap::Commit(int live) {
  struct stat status, before;
  if (fsync(file_.get()) != 0 || fstat(file_.get(), &status) != 0 || fstat(live, &before) != 0) {
    return SystemError(errno).For(path_);
  }
  Journal journal = {static_cast<uint64_t>(status.st_size), {}, FileMark::Of(before)};
  const Result<ContentHash> hash = HashOfFile(file_.get(), journal.size);
  if (!hash) return Failure(hash.failure()).For(path_);
  journal.hash = *hash;
  Result<void> written = WriteJournal(JournalPath(live_), journal);
  if (written) written = SyncFolderOf(live_);
  if (!written) return written.failure();
  return journal;
}

Result<PublishReport> NewMap::PublishOver(int live) {
  const bool copy = options_.way == PublishWay::kCopy;
  Journal journal;
  Result<void> done;
  if (copy) {
    Result<Journal> committed = Commit(live);
    if (!committed) done = committed.failure();
    if (committed) journal = *committed;
  }
  Result<FileDescriptor> locked = Failure{};
  if (done) {
    locked = LockLive(live_, options_.lock_timeout_ms);
    if (!locked) done = locked.failure();
  }
  struct stat status = {};
  if (done && fstat(locked->get(), &status) != 0) done = SystemError(errno).For(live_);
  if (done && copy) {
    done = ReserveSpace(locked->get(), journal.size);
    if (!done) done = Failure(done.failure()).For(live_);
  }
  if (!done) {
    unlink(JournalPath(live_).c_str());
    return done.failure();
  }
  return Replace(locked->get(), journal, FileMark::Of(status).modified_ns);
}

Result<PublishReport> NewMap::Replace(int live, const Journal& journal, int64_t before_ns) {
  PublishReport report;
  const int64_t begin = Clock();
  if (options_.way == PublishWay::kCopy) {
    Result<void> copied = CopyOver(file_.get(), live, journal.size, before_ns);
    if (copied) {
      report.locked_ns = Clock() - begin;
      UnlockFile(live);
      RemoveJournalAndNew(live_);
      path_.clear();
      return report;
    }
    report.remark = copied.failure().message;
  }
  Result<void> renamed = RenameOver(path_, file_.get(), live_, live, before_ns);
  if (renamed) {
    report.locked_ns = Clock() - begin;
    report.renamed = true;
    unlink(JournalPath(live_).c_str());
    path_.clear();
    return report;
  }
  if (report.remark.empty()) return Failure(renamed.failure()).For(live_);
  // The journal and the new map stay: the next run tries again.
  const Failure failure = {
      fmt::format("{}: is half written ({}); {} holds the new map", live_, report.remark, path_),
      renamed.failure().error_number};
  path_.clear();
  return failure;
}

}  // namespace mw::maps
