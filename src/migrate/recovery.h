// SPDX-License-Identifier: BSD-2-Clause
// A .mc from a .cf alone.
//
// What could have been asked for is tried: a statement stays when the .cf that the library then gives is nearer
// to the one at hand (cf_lines.h). marks.def says which features, places.def which macros, classes and mailers
// come from which statement; options come from the table of the library in the program. What no statement gives
// is kept as it is in the LOCAL_ sections; what cannot stand there either is told.
//
//   Recovery recovery(host, cf, {.library = ""});
//   if (recovery.Run()) recovery.draft().Text(), recovery.remainder()
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/host.h"
#include "base/source.h"
#include "cf/config.h"
#include "migrate/cf_lines.h"
#include "migrate/draft.h"

namespace mw::migrate {

// What the .mc does not say in statements.
struct Remainder {
  // A line that went into a LOCAL_ section.
  struct Kept {
    Section section = Section::kConfig;
    CfLine line;
  };
  std::vector<Kept> kept;
  std::vector<CfLine> lost;     // of the .cf; not in what the .mc gives
  std::vector<CfLine> added;    // in what the .mc gives, but not in the .cf
  std::vector<CfLine> unknown;  // of the .cf; no line that sendmail knows
};

class Recovery {
 public:
  static constexpr size_t kMaxTries = 3'000;  // compilations; then what was found is taken

  struct Request {
    std::string library;  // as for mc::Request
  };

  // `host` must outlive this; `config` is the .cf.
  Recovery(Host& host, const cf::Config& config, Request request);

  // False: the library cannot be read; error() says so.
  bool Run();

  const std::string& error() const { return error_; }
  const Draft& draft() const { return draft_; }
  const Remainder& remainder() const { return remainder_; }
  const CfLines& lines() const { return lines_; }
  size_t tries() const { return tries_; }

 private:
  bool Compile(const Draft& draft, CfLines& lines);
  // Adopts `draft` when it comes nearer.
  bool Try(const Draft& draft);
  bool TryDefine(const std::string& name, const std::string& value);
  bool TryStatement(const Statement& statement);

  // recovery.cc: the kind of system, what it delivers with, and its features.
  void FindMailers();
  void FindSystem();
  void FindFeatures();
  bool ImproveFeatures(const std::vector<Statement>& candidates);
  void DropUseless();

  // recovery_settings.cc: lines with one statement each.
  void FindMacros();
  void FindOptions();
  void FindDaemons();
  void FindClasses();
  void FindFilters();
  void FindEquates();
  void FindFlags();

  // recovery_remainder.cc: the rest.
  void KeepRest();
  void KeepRules();
  void KeepRuleset(const std::string& name);
  void KeepSettings();
  void Keep(Section section, const CfLine& line, const std::string& text);
  void NoteDifferences();

  Host& host_;
  Request request_;
  CfLines lines_;
  std::string text_;  // of lines_
  Draft draft_;
  CfLines best_;  // what draft_ gives
  size_t distance_ = 0;
  size_t tries_ = 0;
  std::string error_;
  Remainder remainder_;
};

}  // namespace mw::migrate
