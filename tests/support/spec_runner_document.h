// SPDX-License-Identifier: BSD-2-Clause
// A literate spec: a Markdown file whose blocks between lines of tildes are run.
//
//   ## A heading is the name of a test      <- level 1 and 2: a fresh, empty folder
//   ~~~ file site.mc                        <- writes a file into the folder
//   ~~~ stdin                               <- standard input of the next run
//   ~~~ run                                 <- command lines, given to sh -c in the folder
//   ~~~ out                                 <- its stdout and stderr, then "exit N" if N is not 0
//   ~~~ copy samples/x                      <- a file or what is in a folder, from the repository
//   ~~~ needs PROGRAM (or /path/of/file)    <- without it the rest of the section is skipped
//   ~~~ text                                <- shown, not run
// Each block ends with a line of as many tildes. Tildes, because back quotes are text of m4.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace mw {

// A run of lines of the document: a heading, prose, or a block.
struct SpecPart {
  enum class Kind { kProse, kHeading, kBlock };
  Kind kind = Kind::kProse;
  size_t line = 1;       // of its first line
  std::string opening;   // the heading's or fence's line, without newline; empty for prose
  std::string body;      // lines with their newlines
  size_t level = 0;      // of a heading
  std::string verb;      // of a block: "file"
  std::string argument;  // of a block: "site.mc"
};

// Splits a document. Fails for a block that is not closed, has no known verb, lacks its argument,
// or is a *.cf file with rules (R lines) but without one tab in them: an editor has replaced the
// tabs.
Result<std::vector<SpecPart>> SpecFromText(std::string_view text);

// The document again, equal to the text it came from (but ends with a newline). A fence is made
// longer where the body needs it.
std::string SpecToText(const std::vector<SpecPart>& parts);

}  // namespace mw
