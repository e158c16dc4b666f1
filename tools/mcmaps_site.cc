// SPDX-License-Identifier: BSD-2-Clause
// mcmaps status, verify and recover; and the opened site that all commands share.
#include <fmt/format.h>

#include <algorithm>

#include "base/spelling.h"
#include "base/text.h"
#include "maps/db_store.h"
#include "mcmaps_commands.h"
#include "site/content.h"

namespace mw::tools {

bool OpenedSite::Open(int& status) {
  Result<site::Site> site = site::ReadSite(host_, request_.site, sources_, sink_);
  if (!site) {
    PrintError(kMcmaps, "cannot read " + site.failure().message);
    status = kExitNoInput;
    return false;
  }
  site_ = std::move(*site);
  accounts_ =
      site::Accounts::FromHost(host_, request_.site.root, site_.policy, request_.mail_group);
  if (sink_.errors() > 0) {
    Report();
    status = kExitData;
    return false;
  }
  const bool taken = TakeSources();
  status = taken ? kExitOk : kExitUsage;
  return taken;
}

bool OpenedSite::TakeSources() {
  for (const std::string& text : request_.sources) {
    const size_t equals = text.find('=');
    const std::string name = text.substr(0, equals);
    const auto file = std::find_if(site_.files.begin(), site_.files.end(),
                                   [&](const site::SiteFile& one) { return one.name == name; });
    if (equals == std::string::npos || file == site_.files.end()) {
      PrintError(kMcmaps,
                 "--source: expected MAP=FILE with a map of the site, found " + Quote(text));
      return false;
    }
    for (const std::string_view path : Split(std::string_view(text).substr(equals + 1), ',')) {
      file->sources.emplace_back(path);
    }
    file->source = file->sources.front();
  }
  return true;
}

std::optional<std::vector<const site::SiteFile*>> OpenedSite::OpenChosen(int& status) {
  if (!Open(status)) return std::nullopt;
  auto chosen = Chosen();
  if (!chosen) status = kExitUsage;
  return chosen;
}

// Nothing after saying which name is unknown.
std::optional<std::vector<const site::SiteFile*>> OpenedSite::Chosen() {
  const std::vector<std::string>& names = request_.names;
  std::vector<const site::SiteFile*> chosen;
  std::vector<bool> known(names.size(), false);
  for (const site::SiteFile& file : site_.files) {
    bool wanted = names.empty();
    for (size_t i = 0; i < names.size(); ++i) {
      const bool named =
          names[i] == file.name || names[i] == file.file || names[i] == file.database;
      known[i] = known[i] || named;
      wanted = wanted || named;
    }
    // One database that several lines name is judged once.
    const bool seen = std::any_of(chosen.begin(), chosen.end(), [&](const site::SiteFile* one) {
      return one->role == file.role && one->storage == file.storage && !file.database.empty() &&
             one->database == file.database;
    });
    if (wanted && !seen) chosen.push_back(&file);
  }
  for (size_t i = 0; i < names.size(); ++i) {
    if (known[i]) continue;
    std::vector<std::string_view> candidates;
    for (const site::SiteFile& file : site_.files) candidates.push_back(file.name);
    std::string message = fmt::format("{} has no map {}", request_.site.path, Quote(names[i]));
    if (const auto near = NearestName(names[i], candidates)) {
      message += fmt::format("; did you mean {}?", Quote(*near));
    }
    PrintError(kMcmaps, message);
    return std::nullopt;
  }
  return chosen;
}

void OpenedSite::Report() { PrintDiagnostics(sink_, sources_, kMcmaps, request_.report, {}); }

std::optional<MapChoice> FindMap(OpenedSite& site, Host& host, const std::string& name) {
  for (const site::SiteFile& file : site.site().files) {
    if (file.name == name && !file.database.empty()) {
      return MapChoice{file.database, file.storage, &file};
    }
  }
  std::string path = name;
  Result<std::optional<site::Storage>> storage = site::DetectStorage(host, path);
  // "access" means access.db rather than its text.
  for (const char* suffix : {".db", ".cdb"}) {
    if (storage && *storage != site::Storage::kText) break;
    const std::string longer = name + suffix;
    Result<std::optional<site::Storage>> other = site::DetectStorage(host, longer);
    if (!other) continue;
    path = longer;
    storage = std::move(other);
  }
  if (!storage) {
    PrintError(kMcmaps, fmt::format("no map {}: {}", Quote(name), storage.failure().message));
    return std::nullopt;
  }
  if (!*storage) {
    PrintError(kMcmaps, path + ": is empty or a database of an unknown type");
    return std::nullopt;
  }
  return MapChoice{path, **storage, nullptr};
}

int Status(Host& host, const MapsRequest& request) {
  int status = kExitOk;
  OpenedSite site(host, request);
  const auto chosen = site.OpenChosen(status);
  if (!chosen) return status;
  std::vector<site::MapState> states;
  for (const site::SiteFile* file : *chosen) states.push_back(site::StateOf(*file, site.judge()));
  const bool good = std::all_of(states.begin(), states.end(),
                                [](const site::MapState& state) { return state.good(); });
  site.Report();
  const int written =
      WriteStandardOutput(kMcmaps, request.json ? site::StatesAsJson(states, site.sources())
                                                : site::StatesAsText(states, site.sources()));
  return written != kExitOk ? written : good ? kExitOk : kExitData;
}

int Verify(Host& host, const MapsRequest& request) {
  int status = kExitOk;
  OpenedSite site(host, request);
  const auto chosen = site.OpenChosen(status);
  if (!chosen) return status;
  std::vector<site::MapState> states;
  for (const site::SiteFile* file : *chosen) {
    if (file->database.empty()) continue;
    states.push_back(site::StateOf(*file, site.judge(true)));
    if (states.back().freshness == site::Freshness::kNotBuilt) {
      states.pop_back();
    } else if (file->storage != site::Storage::kCdb && states.back().entries > 0) {
      // Row by row it was read by our reader; libdb looks at what no row shows.
      const Result<void> sound = maps::DbStore::Verify(file->database);
      if (!sound) {
        states.back().findings.push_back(
            {site::Trouble::kUnreadable, "the structure is damaged: " + sound.failure().message});
      }
    }
  }
  site.Report();
  const bool good = std::all_of(states.begin(), states.end(),
                                [](const site::MapState& state) { return state.good(); });
  const int written = WriteStandardOutput(kMcmaps, site::StatesAsText(states, site.sources()));
  return written != kExitOk ? written : good ? kExitOk : kExitData;
}

int RecoverMaps(Host& host, const MapsRequest& request) {
  int status = kExitOk;
  OpenedSite site(host, request);
  const auto chosen = site.OpenChosen(status);
  if (!chosen) return status;
  for (const site::SiteFile* file : *chosen) {
    if (file->database.empty()) continue;
    const Result<maps::Recovery> recovery = maps::Recover(file->database, request.build.publish);
    std::string_view what;
    if (!recovery) {
      // A folder that is not there holds nothing to recover.
      if (recovery.failure().error_number == ENOENT) continue;
      PrintError(kMcmaps, recovery.failure().message);
      status = kExitIo;
    } else if (*recovery == maps::Recovery::kFinished) {
      what = "finished";
    } else if (*recovery == maps::Recovery::kDropped) {
      what = "an unfinished build was removed";
    } else if (*recovery == maps::Recovery::kSuperseded) {
      what = "was built by somebody else since; the old build was removed";
    }
    if (!what.empty()) {
      (void)WriteStandardOutput(kMcmaps, fmt::format("{}: {}\n", file->database, what));
    }
  }
  return status;
}

}  // namespace mw::tools
