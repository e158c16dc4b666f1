// SPDX-License-Identifier: BSD-2-Clause
#include "maps/keyed_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/text.h"
#include "maps/environment.h"
#include "maps/value.h"

namespace mw::maps {
namespace {

constexpr size_t kLongestKey = 256;  // sendmail cuts keys there (MAXNAME)

// A key as it is looked up: cut, folded, with room for the NUL that -N adds.
class StoredKey {
 public:
  StoredKey(std::string_view key, bool fold) : length_(std::min(key.size(), kLongestKey)) {
    if (fold) {
      std::transform(key.begin(), key.begin() + static_cast<ptrdiff_t>(length_), bytes_, ToLower);
    } else {
      std::memcpy(bytes_, key.data(), length_);
    }
    bytes_[length_] = '\0';
  }
  std::string_view plain() const { return {bytes_, length_}; }
  std::string_view with_null() const { return {bytes_, length_ + 1}; }

 private:
  size_t length_;
  char bytes_[kLongestKey + 1];
};

}  // namespace

bool FileStamp::Changed(Host& host) const {
  if (path_.empty()) return false;
  const Result<FileStatus> now = host.Status(path_);
  return !now || now->size != status_.size || now->modified_ns != status_.modified_ns;
}

std::string HostPath(const Environment& environment, std::string_view file) {
  return file.starts_with('/') ? environment.root + std::string(file) : std::string(file);
}

std::string KeyedReader::DatabaseName() const {
  const std::string& file = definition_.settings.file;
  return file.ends_with(suffix_) ? file : file + std::string(suffix_);
}

std::string KeyedReader::TextName() const {
  const std::string& file = definition_.settings.file;
  return file.ends_with(suffix_) ? file.substr(0, file.size() - suffix_.size()) : file;
}

bool KeyedReader::Open() {
  store_.reset();
  text_.reset();
  corrupt_said_ = false;
  database_name_ = DatabaseName();
  text_name_ = TextName();
  try_without_null_ = definition_.settings.flags.try_without_null;
  try_with_null_ = definition_.settings.flags.try_with_null;
  const SourceMode mode = environment().source_mode;
  if (mode == SourceMode::kText && OpenText(true)) return true;
  const bool there = environment().host.Status(HostPath(environment(), database_name_)).ok();
  if (mode == SourceMode::kDatabaseFirst && !there && OpenText(true)) return true;
  return OpenDatabase();
}

bool KeyedReader::OpenText(bool quietly) {
  const std::string path = HostPath(environment(), text_name_);
  const Result<FileStatus> status = environment().host.Status(path);
  if (!status || status->type != FileStatus::Type::kRegular) return false;
  Result<std::string> text = environment().host.ReadFile(path, environment().max_file_bytes);
  if (!text) return false;
  TextTable::Options options;
  options.fold_keys = !definition_.settings.flags.exact_case;
  // As mcmaps builds the map; makemap would store what nobody ever asks for.
  options.networks = definition_.name == "access";
  text_ = std::make_unique<TextTable>(std::move(*text), options);
  stamp_ = FileStamp(path, *status);
  if (quietly) {
    for (const TextTable::Problem& problem : text_->problems()) {
      environment().Note(fmt::format("{}: {}", text_name_, ProblemText(problem)));
    }
  }
  return true;
}

bool KeyedReader::OpenDatabase() {
  const std::string path = HostPath(environment(), database_name_);
  const bool optional = definition_.settings.flags.optional;
  const auto refuse = [&](std::string_view how, std::string_view why) {
    if (!optional) {
      environment().Say(
          fmt::format("{} map \"{}\": {} map file {}: {}", definition_.map->type().name,
                      definition_.name, how, database_name_, why),
          status::kOsError);
    }
    return false;
  };
  const Result<FileStatus> status = environment().host.Status(path);
  if (!status) {
    const int error = status.failure().error_number;
    return refuse(error == ENOENT ? "missing" : "unsafe", std::strerror(error));
  }
  if (status->type != FileStatus::Type::kRegular) return refuse("unsafe", "Regular files only");
  Result<std::unique_ptr<FileBytes>> file = environment().host.OpenFile(path);
  if (!file) return refuse("unsafe", std::strerror(file.failure().error_number));
  store_ = OpenStore(std::move(*file), database_name_);
  stamp_ = FileStamp(path, *status);
  return store_ != nullptr;
}

Store::Found KeyedReader::FindStored(std::string_view key, std::string_view& value) {
  const StoredKey stored(key, !definition_.settings.flags.exact_case);
  // The way of storing that hits first is the only one tried from then on, as in sendmail.
  if (try_without_null_) {
    const Store::Found found = store_->Find(stored.plain(), value);
    if (found == Store::Found::kYes) try_with_null_ = false;
    if (found != Store::Found::kNo) return found;
  }
  if (try_with_null_) {
    const Store::Found found = store_->Find(stored.with_null(), value);
    if (found == Store::Found::kYes) try_without_null_ = false;
    return found;
  }
  return Store::Found::kNo;
}

void KeyedReader::Find(const Query& query, Answer& answer) {
  const MapFlags& flags = definition_.settings.flags;
  if (store_ == nullptr) {
    const StoredKey key(query.key, !flags.exact_case);
    const TextTable::Entry* entry = text_->Find(key.plain());
    if (entry == nullptr) return answer.SetAbsent(status::kOk);
    SetFoundValue(query, entry->value, flags, answer);
    answer.place = {text_name_, entry->line};
    return;
  }
  std::string_view value;
  switch (FindStored(query.key, value)) {
    case Store::Found::kYes:
      SetFoundValue(query, value, flags, answer);
      answer.place = {database_name_, 0};
      return;
    case Store::Found::kNo:
      return answer.SetAbsent(status::kOk);
    case Store::Found::kCorrupt:
      break;
  }
  // sendmail takes an unreadable page for an absent key, so the status is 0; the outcome says what
  // is true.
  answer.SetFailed(status::kOk);
  if (!corrupt_said_) {
    environment().Note(fmt::format("{}: the file is damaged; build the map again", database_name_));
  }
  corrupt_said_ = true;
}

bool KeyedReader::IsStale() { return stamp_.Changed(environment().host); }

const TextTable* KeyedReader::Text() {
  if (text_ == nullptr) {
    const FileStamp kept = stamp_;
    OpenText(false);
    stamp_ = kept;
  }
  return text_.get();
}

Place KeyedReader::TraceKey(std::string_view key) {
  const TextTable* text = Text();
  if (text == nullptr) return {};
  const TextTable::Entry* entry =
      text->Find(StoredKey(key, !definition_.settings.flags.exact_case).plain());
  return entry == nullptr ? Place{} : Place{text_name_, entry->line};
}

bool KeyedReader::List(Visitor visit, void* context) {
  if (store_ == nullptr) {
    for (const TextTable::Entry& entry : text_->entries()) {
      if (!visit(context, entry.key, entry.value, {text_name_, entry.line})) break;
    }
    return true;
  }
  struct Pass {
    Visitor visit;
    void* context;
    std::string_view name;
  } pass{visit, context, database_name_};
  return store_->ForEach(
      [](void* to, std::string_view key, std::string_view value) {
        const Pass& target = *static_cast<Pass*>(to);
        return target.visit(target.context, key, value, {target.name, 0});
      },
      &pass);
}

}  // namespace mw::maps
