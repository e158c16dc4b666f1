// SPDX-License-Identifier: BSD-2-Clause
// The commands of mcmaps. Each prints its result and gives the exit status.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/host.h"
#include "common.h"
#include "site/build.h"
#include "site/files.h"
#include "site/map_state.h"

namespace mw::tools {

inline constexpr const char* kMcmaps = "mcmaps";

// What the command line said; each command uses its part.
struct MapsRequest {
  site::SiteRequest site;
  std::string mail_group = "smmsp";
  ReportChoice report;
  bool json = false;
  std::vector<std::string> names;    // maps, or keys behind the map
  std::vector<std::string> sources;  // --source MAP=FILE[,FILE...]
  bool dry_run = false;
  bool force = false;
  bool quiet = false;
  std::string type;  // of convert
  site::MapBuildOptions build;
};

// The site with all that judging and building need. Findings of its texts are collected in `sink`.
class OpenedSite {
 public:
  OpenedSite(Host& host, const MapsRequest& request) : host_(host), request_(request) {}

  // False after an error has been said; `status` is the exit status then.
  bool Open(int& status);

  const site::Site& site() const { return site_; }
  site::Judge judge(bool thorough = false) {
    return {host_, site_, accounts_, request_.site.root, sources_, sink_, thorough};
  }
  const site::Accounts& accounts() const { return accounts_; }
  SourceTable& sources() { return sources_; }
  Sink& sink() { return sink_; }

  // The same; the files that the names of the request mean, all when there are none.
  std::optional<std::vector<const site::SiteFile*>> OpenChosen(int& status);

  // Prints the findings collected so far.
  void Report();

 private:
  bool TakeSources();
  std::optional<std::vector<const site::SiteFile*>> Chosen();

  Host& host_;
  const MapsRequest& request_;
  site::Site site_;
  site::Accounts accounts_;
  SourceTable sources_;
  Sink sink_;
};

// What a name on the command line means: a map of the site, or a file.
struct MapChoice {
  std::string path;
  site::Storage storage = site::Storage::kHash;
  const site::SiteFile* file = nullptr;  // of the site; else null
};
// nullopt after saying why not.
std::optional<MapChoice> FindMap(OpenedSite& site, Host& host, const std::string& name);

int Status(Host& host, const MapsRequest& request);
int Build(Host& host, const MapsRequest& request);
int Verify(Host& host, const MapsRequest& request);
int RecoverMaps(Host& host, const MapsRequest& request);
int Query(Host& host, const MapsRequest& request);
int Dump(Host& host, const MapsRequest& request);
int Diff(Host& host, const MapsRequest& request);
int Convert(Host& host, const MapsRequest& request);

}  // namespace mw::tools
