// SPDX-License-Identifier: BSD-2-Clause
// The best database there is: a hash file; for the alias files of option AliasFile also their text.
#include <fmt/format.h>

#include "maps/alias_text.h"
#include "maps/berkeley/store.h"
#include "maps/environment.h"

namespace mw::maps {
namespace {

class ImplicitReader : public MapReader {
 public:
  ImplicitReader(MapDefinition& definition, std::unique_ptr<MapReader> hash)
      : definition_(definition), hash_(std::move(hash)) {}

  bool Open() override {
    aliases_.reset();
    Environment& environment = *definition_.environment;
    const std::string& file = definition_.settings.file;
    // A missing database is no error here, so the hash reader, which would complain, is not asked
    // then.
    const std::string database = file.ends_with(".db") ? file : file + ".db";
    const Result<FileStatus> status = environment.host.Status(HostPath(environment, database));
    const bool wanted = status && environment.source_mode != SourceMode::kText;
    if (wanted && hash_->Open()) return true;
    if (!definition_.for_aliases) return status && !wanted && hash_->Open();
    environment.Say(
        fmt::format("WARNING: cannot open alias database {}; reading text version", file), 0);
    aliases_ = ReadAliasText(file, environment, stamp_);
    return aliases_ != nullptr;
  }
  void Find(const Query& query, Answer& answer) override {
    if (aliases_ == nullptr) return hash_->Find(query, answer);
    FindAlias(*aliases_, query, definition_.settings.flags, definition_.settings.file, answer);
  }
  bool IsStale() override {
    return aliases_ ? stamp_.Changed(definition_.environment->host) : hash_->IsStale();
  }
  Place TraceKey(std::string_view key) override {
    if (aliases_ == nullptr) return hash_->TraceKey(key);
    const AliasText::Entry* entry = aliases_->Find(key);
    return entry == nullptr ? Place{} : Place{definition_.settings.file, entry->line};
  }
  bool List(Visitor visit, void* context) override {
    if (aliases_ == nullptr) return hash_->List(visit, context);
    return ListAliases(*aliases_, definition_.settings.file, visit, context);
  }

 private:
  MapDefinition& definition_;
  std::unique_ptr<MapReader> hash_;
  std::unique_ptr<AliasText> aliases_;
  FileStamp stamp_;
};

}  // namespace

extern const MapType k_implicit;
const MapType k_implicit = {
    .name = "implicit",
    .summary = "a hash file, or for alias files also their text",
    .flags = "AaDdfkmNOoqSTtvz",
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      auto hash =
          berkeley::ParseDatabaseMap(definition, arguments, "implicit", berkeley::Kind::kHash);
      if (hash == nullptr) return nullptr;
      return std::make_unique<ImplicitReader>(definition, std::move(hash));
    },
};

}  // namespace mw::maps
