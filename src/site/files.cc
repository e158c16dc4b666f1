// SPDX-License-Identifier: BSD-2-Clause
#include "site/files.h"

#include <fmt/format.h>

#include <map>
#include <memory>

#include "base/text.h"
#include "cf/expand.h"
#include "cf/options.h"
#include "cf/parser.h"
#include "maps/environment.h"
#include "maps/settings.h"
#include "mc/compiler.h"
#include "site/findings.h"

namespace mw::site {
namespace {

constexpr uint64_t kMaxCf = 64 << 20;

// The macros of the lines read so far.
class Macros : public cf::MacroValues {
 public:
  const std::string* MacroValue(uint8_t id) const override {
    const auto found = values_.find(id);
    return found == values_.end() ? nullptr : &found->second;
  }
  void Set(uint8_t id, const std::string& value) { values_[id] = value; }

 private:
  std::map<uint8_t, std::string> values_;
};

// The type of a K line's class; kDbm and kText have files, too. nullopt: no file.
std::optional<Storage> StorageOfClass(std::string_view name) {
  struct Row {
    std::string_view name;
    Storage storage;
  };
  static constexpr Row kRows[] = {
      {"hash", Storage::kHash},     {"btree", Storage::kBtree},  {"cdb", Storage::kCdb},
      {"dbm", Storage::kDbm},       {"text", Storage::kText},    {"stab", Storage::kText},
      {"implicit", Storage::kHash}, {"userdb", Storage::kBtree},
  };
  for (const Row& row : kRows) {
    if (EqualFolded(row.name, name)) return row.storage;
  }
  return std::nullopt;
}

class Collector {
 public:
  Collector(Host& host, const SiteRequest& request, Site& site)
      : host_(host), request_(request), site_(site), environment_(host) {}

  void Read(const cf::Config& config) {
    names_ = config.names;
    for (const cf::Item& item : config.items) Add(item);
  }

 private:
  void Add(const cf::Item& item) {
    item_ = &item;
    if (const auto* macro = std::get_if<cf::MacroLine>(&item.fields)) {
      macros_.Set(macro->id, macro->value);
    } else if (item.letter == 'K') {
      AddMap();
    } else if (const auto* file = std::get_if<cf::ClassFileLine>(&item.fields)) {
      AddClassFile(*file);
    } else if (const auto* words = std::get_if<cf::ClassLine>(&item.fields)) {
      if (words->id == 'w') AddLocalNames(Expand(words->words));
    } else if (const auto* option = std::get_if<cf::OptionLine>(&item.fields)) {
      AddOption(*option);
    }
  }

  std::string Expand(std::string_view text) {
    cf::Complaints complaints;
    return cf::Expand(text, macros_, complaints);
  }

  std::string Below(const std::string& path) const {
    return path.starts_with('/') ? request_.root + path : path;
  }

  void AddLocalNames(std::string_view text) {
    for (const std::string_view word : SplitWords(text)) {
      site_.local_names.push_back(FoldCase(word));
    }
  }

  // A file with a class name and arguments as on a K line.
  void AddStored(Role role, std::string name, std::string_view class_name,
                 std::string_view arguments) {
    const std::optional<Storage> storage = StorageOfClass(class_name);
    if (!storage) return;
    maps::Settings settings;
    const maps::SettingsRules rules{.class_name = class_name, .map_name = name};
    if (!maps::ParseSettings(arguments, rules, environment_, settings)) return;
    SiteFile file;
    file.role = role;
    file.name = std::move(name);
    file.storage = *storage;
    file.flags = settings.flags;
    file.optional = settings.flags.optional;
    file.file = settings.file;
    const std::string suffix = fmt::format(".{}", SuffixOf(*storage));
    if (suffix.size() > 1 && file.file.ends_with(suffix)) {
      file.file.resize(file.file.size() - suffix.size());
    }
    file.source = Below(file.file);
    if (*storage != Storage::kText) file.database = file.source + suffix;
    file.place = item_->range;
    site_.files.push_back(std::move(file));
  }

  void AddMap() {
    const cf::MapLine line = cf::ParseMap(Expand(std::string_view(item_->text).substr(1)));
    if (!line.name.empty()) AddStored(Role::kMap, line.name, line.class_name, line.arguments);
  }

  void AddClassFile(const cf::ClassFileLine& line) {
    const std::string text = Expand(line.rest);
    std::string_view rest = Trim(text);
    SiteFile file;
    file.role = Role::kClass;
    file.name = names_.Printed(line.id);
    if (rest.starts_with("-o")) {
      file.optional = true;
      rest.remove_prefix(std::min(rest.find_first_of(" \t"), rest.size()));
      rest = Trim(rest);
    }
    // Only plain paths: programs and maps are other sources of a class.
    const bool quoted = rest.starts_with('"');
    if (quoted) rest.remove_prefix(1);
    rest = rest.substr(0, rest.find_first_of(quoted ? "\"" : " \t"));
    if (!rest.starts_with('/')) return;
    file.file = rest;
    file.source = Below(file.file);
    file.place = item_->range;
    if (line.id == 'w') ReadLocalNames(file.source);
    site_.files.push_back(std::move(file));
  }

  void ReadLocalNames(const std::string& path) {
    const Result<std::string> text = host_.ReadFile(path, kMaxCf);
    if (!text) return;
    for (const std::string_view line : Split(*text, '\n')) {
      AddLocalNames(line.substr(0, line.find('#')));
    }
  }

  void AddOption(const cf::OptionLine& line) {
    const cf::Option* option =
        line.name.empty() ? cf::FindOption(line.letter) : cf::FindOption(line.name).option;
    if (option == nullptr) return;
    if (option->name == "AliasFile") {
      for (const AliasSpec& spec : ParseAliasFile(Expand(line.value))) {
        ++alias_files_;
        const std::string name =
            alias_files_ == 1 ? "aliases" : fmt::format("aliases.{}", alias_files_);
        AddStored(Role::kAliases, name, spec.class_name, spec.arguments);
      }
    } else if (option->name == "UserDatabaseSpec") {
      for (const std::string_view part : Split(line.value, ',')) {
        const std::string_view path = Trim(part);
        if (path.starts_with('/')) AddStored(Role::kMap, "userdb", "userdb", path);
      }
    } else if (option->name == "TrustedUser") {
      site_.policy.trusted_user = Trim(line.value);
    } else if (option->name == "DontBlameSendmail") {
      ReadPolicy(line.value);
    }
  }

  void ReadPolicy(std::string_view value) {
    std::string words(value);
    for (char& c : words) c = c == ',' ? ' ' : c;
    for (const std::string_view word : SplitWords(words)) {
      if (EqualFolded(word, "MapInUnsafeDirPath")) site_.policy.unsafe_map_folders = true;
      if (EqualFolded(word, "TrustStickyBit")) site_.policy.trust_sticky_bit = true;
    }
  }

  Host& host_;
  const SiteRequest& request_;
  Site& site_;
  maps::Environment environment_;
  Macros macros_;
  cf::MacroNames names_;
  const cf::Item* item_ = nullptr;
  int alias_files_ = 0;
};

// From a place in compiled .cf text to the line of the .mc that made it.
Range PlaceInMc(const mc::Compilation& compiled, Range place, SourceTable& sources,
                std::map<SourceId, SourceId>& known) {
  const m4::Origin origin = compiled.origins().At(place.begin.offset);
  const mc::Located located = compiled.chain().Locate(origin.place, origin.call);
  if (!located.range.known()) return place;
  const SourceId id = located.range.begin.source;
  if (!known.contains(id)) {
    const Source& source = compiled.sources().Get(id);
    known[id] = sources.Add(source.name(), std::string(source.bytes()));
  }
  return {{known[id], located.range.begin.offset}, located.range.length};
}

Result<Site> ReadMc(Host& host, const SiteRequest& request, SourceTable& sources, Sink& sink) {
  std::unique_ptr<const mc::Compilation> own;
  if (request.compiled == nullptr) {
    mc::Request wanted;
    wanted.path = request.path;
    wanted.library = request.library;
    wanted.header.reproducible = true;
    own = std::make_unique<const mc::Compilation>(host, std::move(wanted));
  }
  const mc::Compilation& compiled = own != nullptr ? *own : *request.compiled;
  std::map<SourceId, SourceId> known;
  if (compiled.outcome() == mc::Outcome::kUnreadable) {
    const Result<std::string> text = host.ReadFile(request.path, kMaxCf);
    return text ? Failure{request.path + ": cannot be read", 0} : Failure(text.failure());
  }
  if (compiled.outcome() == mc::Outcome::kNoLibrary) {
    sink.Add({kLibraryMissing, {}, request.path + ": no cf library to compile it with"});
    return Site{};
  }
  for (Diagnostic diagnostic : compiled.diagnostics().Sorted()) {
    for (Note& note : diagnostic.notes) note.range = {};
    diagnostic.fixes.clear();
    if (diagnostic.range.known()) {
      const SourceId id = diagnostic.range.begin.source;
      const Source& source = compiled.sources().Get(id);
      if (!known.contains(id)) known[id] = sources.Add(source.name(), std::string(source.bytes()));
      diagnostic.range.begin.source = known[id];
    }
    sink.Add(std::move(diagnostic));
  }
  const SourceId id = sources.Add(request.path + " (compiled)", compiled.cf());
  Sink quiet;
  Site site;
  Collector(host, request, site).Read(cf::Parse(sources.Get(id), id, quiet));
  for (SiteFile& file : site.files) {
    file.place = PlaceInMc(compiled, file.place, sources, known);
  }
  return site;
}

}  // namespace

std::vector<AliasSpec> ParseAliasFile(std::string_view value) {
  std::vector<AliasSpec> specs;
  for (const std::string_view part : Split(value, ',')) {
    const std::string_view text = Trim(part);
    if (text.empty()) continue;
    // A colon before any slash or blank ends a class name.
    const size_t colon = text.find_first_of(":/ \t");
    if (colon != std::string_view::npos && text[colon] == ':') {
      specs.push_back({std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))});
    } else {
      specs.push_back({"implicit", std::string(text)});
    }
  }
  return specs;
}

Result<Site> ReadSite(Host& host, const SiteRequest& request, SourceTable& sources, Sink& sink) {
  if (request.path.ends_with(".mc")) return ReadMc(host, request, sources, sink);
  Result<std::string> text = host.ReadFile(request.path, kMaxCf);
  if (!text) return text.failure();
  const SourceId id = sources.Add(request.path, std::move(*text));
  Sink quiet;
  Site site;
  Collector(host, request, site).Read(cf::Parse(sources.Get(id), id, quiet));
  return site;
}

}  // namespace mw::site
