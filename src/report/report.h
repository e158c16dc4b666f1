// SPDX-License-Identifier: BSD-2-Clause
// How findings look: the same diagnostics for people, editors, scripts and code hosts. Nothing is printed here; the caller
// gets one string and writes it where it belongs.
//
//   const report::Format* format = report::FindFormat("json");
//   std::string out = format->render(sink.Sorted(), sources, options);
//
// text:   sendmail.mc:14:1: error: unknown feature 'acess_db'; did you mean 'access_db'? [MC104 unknown-feature]
//            14 | FEATURE(`acess_db')
//               | ^~~~~~~~~~~~~~~~~~~
//         site.m4:3:9: note: in the expansion of 'SITE_DEFAULTS' called here
//   Line and column count from 1, the column in bytes. At most five notes are shown. In the excerpt tabs
//   are expanded, control bytes and bytes that are not UTF-8 are shown as \r, \x07 ..., and of a long
//   line only the part around the mark is shown.
//
// json:   {"version": 1, "tool": {"name", "version"}, "dropped": N, "diagnostics": [...]}; a diagnostic is
//         {"code", "name", "severity", "message", "place", "notes": [{"message", "place"}],
//          "fixes": [{"title", "safe", "edits": [{"place", "text"}]}]}; a place is
//         {"file", "line", "column", "endLine", "endColumn", "offset", "length"}, columns, offset and
//         length in bytes, the end exclusive; null where there is no place.
//
// sarif:  one run; rules come from Options::rules and, for codes that are not there, from the findings.
//         Columns are Unicode code points there, as SARIF wants them; notes are related locations.
//         partialFingerprints as in fingerprint.h.
//
// The other formats are described at their rows of formats.def and in their files.
// In JSON, SARIF and XML a byte that is not UTF-8 becomes U+FFFD.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace mw::report {

// What a reader of SARIF learns of a kind of finding without meeting one.
struct Rule {
  DiagnosticKind kind;
  std::string_view summary;      // one line
  std::string_view explanation;  // why it matters
};

struct Options {
  bool color = false;       // text: escape sequences for a terminal
  size_t width = 100;       // text: columns of an excerpt, at least 20
  size_t dropped = 0;       // Sink::dropped(): how many errors are missing
  std::string tool;         // name of the program; stands for the file of findings without a place
  std::string version;      // its version
  std::vector<Rule> rules;  // sarif: all rules that were looked for
};

// Diagnostics come out in the order they are given.
using Renderer = std::string (*)(std::span<const Diagnostic>, const SourceTable&, const Options&);

#define FORMAT(name, function, summary)                                 \
  std::string Render##function(std::span<const Diagnostic> diagnostics, \
                               const SourceTable& sources, const Options& options);
#include "report/formats.def"
#undef FORMAT

// A row of formats.def.
struct Format {
  std::string_view name;
  std::string_view summary;
  Renderer render;
};

// All formats, the default (text) first.
std::span<const Format> Formats();
// Their names.
std::vector<std::string> FormatNames();
// nullptr when there is no such format.
const Format* FindFormat(std::string_view name);

}  // namespace mw::report
