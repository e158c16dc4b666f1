// SPDX-License-Identifier: BSD-2-Clause
// What is the matter with a file of the site.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/host.h"
#include "site/compare.h"
#include "site/rows.h"
#include "site/safety.h"
#include "site/site.h"

namespace mw::site {

enum class Freshness {
  kFresh,      // the map holds the rows of its text
  kStale,      // other rows, or stored in another form
  kMissing,    // there is no map
  kNoText,     // there is no text to judge it by
  kWrongText,  // the text has rows that are wrong
  kNotBuilt,   // class files, text maps: there is nothing to build
};
std::string_view FreshnessName(Freshness freshness);

enum class Trouble {
  kWrongType,     // the map is of another type than the .cf says
  kWrongKeyForm,  // NULs that -N asks for or not; upper case that only -f finds
  kUnsafe,        // sendmail would refuse to open it
  kUnreadable,    // not readable by us, damaged, or not readable by the mail group
  kInterrupted,   // a publishing was killed: `recover` finishes it
  kNoMark,  // an alias database without @:@: sendmail waits for ever for somebody to finish it
};
std::string_view TroubleName(Trouble trouble);

struct Finding {
  Trouble trouble;
  std::string text;
};

struct MapState {
  const SiteFile* file = nullptr;
  Freshness freshness = Freshness::kNotBuilt;
  std::vector<Finding> findings;
  uint64_t rows = 0;     // of the text
  uint64_t entries = 0;  // of the map, when it was read
  std::string remark;    // one line: why it is stale, what fails
  bool good() const {
    return findings.empty() &&
           (freshness == Freshness::kFresh || freshness == Freshness::kNotBuilt);
  }
  bool needs_build() const;
};

struct Judge {
  Host& host;
  const Site& site;
  const Accounts& accounts;
  std::string root;
  SourceTable& sources;
  Sink& sink;             // what is wrong in texts
  bool thorough = false;  // compares even when the record says that nothing has changed
};

// The rows that the map of `file` should hold.
Result<RowSet> WantedRows(const SiteFile& file, const Judge& judge);

// What WantedRows gave for a file, and how many errors it told.
struct ReadText {
  const RowSet& rows;
  size_t errors = 0;
};

// The state of one file. Never fails: what cannot be found out is part of the state. The text is read unless
// it has been: large ones take their time.
MapState StateOf(const SiteFile& file, const Judge& judge, const ReadText* text = nullptr);

// One line a file, and a line for each finding. And the same as JSON.
std::string StatesAsText(const std::vector<MapState>& states, const SourceTable& sources);
std::string StatesAsJson(const std::vector<MapState>& states, const SourceTable& sources);

}  // namespace mw::site
