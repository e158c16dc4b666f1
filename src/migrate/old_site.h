// SPDX-License-Identifier: BSD-2-Clause
// A .mc under migration: compiled once, with what the looks for old constructs need.
//
//   const migrate::OldSite site(host, {.path = "site.mc", .target = {8, 17}});
//   migrate::FindChanges(site, sink);
//
// Everything works on the calls that the engine recorded, so quoting, comments and dnl are right. Edits are
// made to the text of a call as it stands in the file; a call whose text cannot be told apart (it came out of
// another macro) has none.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/host.h"
#include "mc/compiler.h"
#include "migrate/version.h"

namespace mw::migrate {

// A line of .cf text that the user wrote, in LOCAL_CONFIG, LOCAL_RULE_0 ...
struct LocalLine {
  std::string_view text;  // as it came out, without the newline
  Pos place;              // of its first byte in the user's file
};

class OldSite {
 public:
  struct Request {
    std::string path;
    std::optional<std::string> text;  // instead of the content of `path`
    std::string library{mc::kBuiltinName};
    std::vector<mc::Request::Definition> definitions;
    Version target = {8, 17};
    std::optional<Version> written_for;  // guessed from the text when it is not given
  };

  // Compiles at once. `host` must outlive this.
  OldSite(Host& host, const Request& request);
  ~OldSite();
  OldSite(const OldSite&) = delete;
  OldSite& operator=(const OldSite&) = delete;

  const mc::Compilation& compiled() const { return *compiled_; }
  const SourceTable& sources() const { return compiled_->sources(); }
  // The .mc; kNoSource when it could not be read.
  SourceId main() const { return main_; }
  std::string_view text() const;
  Version target() const { return target_; }
  // The version it was written for, and why we think so.
  Version written_for() const { return written_for_; }
  const Note& reason() const { return reason_; }

  // The user's calls in the order of their effect; one that took effect several times only once.
  const std::vector<const mc::UserCall*>& calls() const { return calls_; }
  // FEATURE(name), every one.
  std::vector<const mc::UserCall*> Features(std::string_view name) const;
  // The last define of `name`; nullptr when there is none.
  const mc::UserCall* Define(std::string_view name) const;
  // The value that `name` had in the end, or "".
  std::string_view ValueOf(std::string_view name) const;
  // What the last OSTYPE names, in lower case; "" when there is none.
  std::string Ostype() const;
  // True if a file of the library of that name was read, "feature/access_db.m4", for the .mc or for a file
  // that it includes.
  bool WasRead(std::string_view file) const;
  const std::vector<LocalLine>& local_lines() const { return local_lines_; }

  // --- edits

  // True if the file changes m4's quotes: then nothing here knows how to write it, and there are no edits.
  bool other_quotes() const { return other_quotes_; }
  // The call as it stands in the file; unknown when its end is not known or the quotes are others.
  Range TextRange(const mc::UserCall& call) const;
  // Its arguments as they stand there, quotes included, white space before them not. Empty when they cannot
  // be told apart.
  std::vector<Range> ArgumentRanges(const mc::UserCall& call) const;
  std::string_view TextOf(Range range) const;
  // Takes the call out, the whole line when nothing else is on it. A comment behind it stays.
  std::optional<Edit> Removal(const mc::UserCall& call) const;
  // Writes `text` in place of the call.
  std::optional<Edit> Replacement(const mc::UserCall& call, std::string text) const;
  // Writes the quoted `text` in place of the argument, from 0. Takes what stands there as it is: `text` may
  // hold macros.
  std::optional<Edit> ArgumentEdit(const mc::UserCall& call, size_t index,
                                   std::string_view text) const;
  // In the argument, within its text, the first `from` becomes `to`.
  std::optional<Edit> PartEdit(const mc::UserCall& call, size_t index, std::string_view from,
                               std::string_view to) const;

 private:
  void CollectCalls();
  void CollectLocalLines();

  class TextHost;
  std::unique_ptr<TextHost> host_;
  std::unique_ptr<mc::Compilation> compiled_;
  SourceId main_ = kNoSource;
  bool other_quotes_ = false;
  Version target_;
  Version written_for_;
  Note reason_;
  std::vector<const mc::UserCall*> calls_;
  std::vector<LocalLine> local_lines_;
};

// "`text'".
std::string Quoted(std::string_view text);

}  // namespace mw::migrate
