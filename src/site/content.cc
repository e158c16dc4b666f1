// SPDX-License-Identifier: BSD-2-Clause
#include "site/content.h"

#include <cerrno>
#include <cstring>

#include "maps/berkeley/database.h"
#include "maps/cdb_file.h"

namespace mw::site {
namespace {

using maps::berkeley::Database;

std::string_view ProblemText(maps::berkeley::OpenProblem problem) {
  using maps::berkeley::OpenProblem;
  switch (problem) {
    case OpenProblem::kOtherKind:
      return "is a Berkeley DB file of another type";
    case OpenProblem::kOddSize:
      return "is damaged: its size is no multiple of the page size";
    case OpenProblem::kUnknownVersion:
      return "is a Berkeley DB file of a version that cannot be read";
    case OpenProblem::kEncrypted:
      return "is encrypted";
    case OpenProblem::kNotADatabase:
    case OpenProblem::kNone:
      break;
  }
  return "is not a Berkeley DB file";
}

// Calls a std::function through the plain function and context that the readers want.
bool Forward(void* context, std::string_view key, std::string_view value) {
  return (*static_cast<const Content::Visitor*>(context))(key, value);
}

bool IsDatabaseOf(Host& host, const std::string& path, maps::berkeley::Kind kind,
                  maps::berkeley::OpenProblem& problem) {
  Result<std::unique_ptr<FileBytes>> file = host.OpenFile(path);
  return file && Database::Open(std::move(*file), kind, problem) != nullptr;
}

}  // namespace

struct Content::State {
  std::unique_ptr<Database> database;
  std::unique_ptr<maps::CdbFile> cdb;
};

Content::Content(std::unique_ptr<State> state) : state_(std::move(state)) {}
Content::Content(Content&&) noexcept = default;
Content::~Content() = default;

Result<std::optional<Storage>> DetectStorage(Host& host, const std::string& path) {
  Result<std::unique_ptr<FileBytes>> file = host.OpenFile(path);
  if (!file) return file.failure();
  const uint64_t size = (*file)->size();
  if (size == 0) return std::optional<Storage>();
  using maps::berkeley::OpenProblem;
  OpenProblem problem = OpenProblem::kNone;
  if (IsDatabaseOf(host, path, maps::berkeley::Kind::kHash, problem)) return {Storage::kHash};
  if (IsDatabaseOf(host, path, maps::berkeley::Kind::kBtree, problem)) return {Storage::kBtree};
  if (problem != OpenProblem::kNotADatabase) return std::optional<Storage>();
  if (maps::CdbFile::LooksRight(**file)) return {Storage::kCdb};
  return {Storage::kText};
}

Result<Content> Content::Open(Host& host, const std::string& path, Storage storage) {
  Result<std::unique_ptr<FileBytes>> file = host.OpenFile(path);
  if (!file) return file.failure();
  auto state = std::make_unique<State>();
  if (storage == Storage::kCdb) {
    if (!maps::CdbFile::LooksRight(**file)) return Failure{path + ": is not a cdb file", EINVAL};
    state->cdb = std::make_unique<maps::CdbFile>(std::move(*file));
  } else {
    maps::berkeley::OpenProblem problem = maps::berkeley::OpenProblem::kNone;
    state->database = Database::Open(
        std::move(*file),
        storage == Storage::kBtree ? maps::berkeley::Kind::kBtree : maps::berkeley::Kind::kHash,
        problem);
    if (!state->database) {
      return Failure{path + ": " + std::string(ProblemText(problem)), EINVAL};
    }
  }
  return Content(std::move(state));
}

Content::Found Content::Find(std::string_view key, std::string_view& value) {
  if (state_->cdb) {
    switch (state_->cdb->Find(key, value)) {
      case maps::CdbFile::Found::kYes:
        return Found::kYes;
      case maps::CdbFile::Found::kNo:
        return Found::kNo;
      case maps::CdbFile::Found::kCorrupt:
        return Found::kCorrupt;
    }
  }
  switch (state_->database->Find(key, value)) {
    case maps::berkeley::Found::kYes:
      return Found::kYes;
    case maps::berkeley::Found::kNo:
      return Found::kNo;
    case maps::berkeley::Found::kCorrupt:
      break;
  }
  return Found::kCorrupt;
}

bool Content::ForEach(const Visitor& visit) {
  void* context = const_cast<Visitor*>(&visit);
  return state_->cdb ? state_->cdb->ForEach(Forward, context)
                     : state_->database->ForEach(Forward, context);
}

}  // namespace mw::site
