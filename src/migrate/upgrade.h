// SPDX-License-Identifier: BSD-2-Clause
// An old .mc made current by the smallest edits: constructs that have changed (changes.def), what the
// compiler can mend itself, the system it moves to, and what a server needs today (hardening.h).
//
// Comments and order stay, bytes that are not edited stay as they are, whatever their encoding. Doing it
// again changes nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/host.h"
#include "migrate/access_text.h"
#include "migrate/old_site.h"
#include "migrate/systems.h"

namespace mw::migrate {

struct UpgradeRequest {
  std::string path;
  std::string library{mc::kBuiltinName};
  std::vector<mc::Request::Definition> definitions;
  Version target = {8, 17};
  const System* system = nullptr;    // nullptr: it stays where it is
  std::vector<std::string> without;  // names of changes and hardenings that are not wanted
  std::string maps;                  // folder of the texts of the maps; "": they are not looked at
};

// An edit that was made.
struct Step {
  std::string_view code, name;  // of a DiagnosticKind, or of a check of the compiler
  uint32_t line = 0;            // of the original
  std::string message;          // what was wrong
  std::string done;             // what was done
};

// The text of a map.
struct MapStep {
  std::string name;  // in the folder
  std::string original;
  AccessUpgrade upgrade;
};

struct Upgrade {
  std::string original;
  std::string text;
  std::vector<Step> steps;
  // The new text: what is left to be done by hand, and what the compiler says of it.
  std::unique_ptr<OldSite> site;
  std::vector<Diagnostic> left;
  bool compiles = false;
  std::vector<MapStep> maps;          // those that could be read
  std::vector<std::string> old_maps;  // databases of types that are gone: NAME.dir, NAME.pag
};

// Failure when the file cannot be read, or is a .cf. `host` must outlive the result.
Result<Upgrade> MakeUpgrade(Host& host, const UpgradeRequest& request);

// The maps in `folder`, by what `site` makes of them, and into `old_maps` the databases of types
// that are gone.
std::vector<MapStep> UpgradeMaps(Host& host, const OldSite& site, const std::string& folder,
                                 std::vector<std::string>& old_maps);

// True if the text is that of a .cf.
bool IsCf(std::string_view text);

// What the compiler found at other places than `found`, and all of `found`, by place.
std::vector<Diagnostic> WithCompilerFindings(const OldSite& site, const Sink& found);

}  // namespace mw::migrate
