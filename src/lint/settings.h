// SPDX-License-Identifier: BSD-2-Clause
// What a site has decided about the linter, in .mclint.toml beside its files:
//
//   library   = "builtin"            # as --library
//   host-name = "mx.example.org"     # as --host-name
//   dns       = "zone"               # as --dns: assume, none, live or a zone file
//   maps      = "source"             # as --maps
//   map-types = ["cdb"]              # as --map-types
//   fixtures  = "answers"            # as --fixtures
//   target    = "8.17"               # the release that the built-in library writes for
//   baseline  = "mclint.baseline"    # findings that are known
//
//   [rules]                          # by code or name: off, note, warning, error
//   RT610 = "off"
//   sender-relay = "note"
//
// Names of files are relative to the folder of the settings. The command line wins.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace mw::lint {

struct Settings {
  std::string library, host_name, dns, maps, fixtures, target, baseline;
  std::vector<std::string> map_types;
  // By code; nullopt: the rule is off.
  std::map<std::string, std::optional<Severity>, std::less<>> rules;
};

// Reads the text `source`. What is wrong with it (syntax, names, kinds of values, rules that `known` has
// not) is an error in `sink`, with the nearest name; what is right is taken.
Settings ReadSettings(const SourceTable& sources, SourceId source,
                      std::span<const DiagnosticKind> known, Sink& sink);

// The findings with their severities as set; without those that are off.
std::vector<Diagnostic> ApplyRules(std::vector<Diagnostic> findings, const Settings& settings);

}  // namespace mw::lint
