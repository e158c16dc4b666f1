// SPDX-License-Identifier: BSD-2-Clause
// What rules look at: one site, loaded.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/host.h"
#include "lint/prober.h"
#include "maps/environment.h"
#include "mc/compiler.h"
#include "rewrite/installation.h"
#include "site/map_state.h"
#include "site/rows.h"
#include "site/site.h"

namespace mw::lint {

class Likeness;

// A row of a table, cut into its parts. Texts live as long as the Subject.
struct Entry {
  std::string_view key;    // as stored: folded unless -f
  std::string_view value;  // as stored
  Range line;              // all of it
  Range key_range = {};    // the key as written
  Range value_range = {};  // the value as written
  uint32_t row = 0;        // its index in Table::rows
};

// A map or alias file whose text could be read.
struct Table {
  const site::SiteFile* file = nullptr;
  site::RowSet rows;
  size_t errors = 0;  // told of its text
};

// What a table of this file name is for: the name of its map ("mailertable", "virtuser" ...), "aliases", or
// a class ("w", "R"). "" for other names. An end like .txt or .sample does not matter.
std::string_view TableOf(std::string_view path);

class Subject {
 public:
  struct Request {
    std::string cf_file;  // the .cf, or the name of the one made from `mc_file`
    std::string mc_file;  // "": there is none
    std::string library;  // for the .mc
    std::string target;   // release that the built-in library writes for, "8.14"; "": its newest
    std::string root;     // put before absolute paths of the .cf
    // Tables to look at by themselves, when there is neither a .cf nor a .mc; see TableOf.
    std::vector<std::string> texts;
    rewrite::Identity identity;
    // Called now and then while the rows of large tables are looked at.
    std::function<void(const Table& table, uint32_t row)> on_row;
  };

  // `environment` is that of the evaluation: its texts are read instead of databases. Both must outlive
  // this. What is wrong with the files themselves goes to `sink`.
  Subject(Host& host, maps::Environment& environment, Request request, SourceTable& sources,
          Sink& sink);
  ~Subject();

  // False: there is no configuration that could be loaded; only texts can be looked at.
  bool loaded() const { return loaded_; }

  // nullptr when the site has no such map or its text cannot be read. Names are those of K lines;
  // "aliases" is the first alias file.
  const Table* Find(std::string_view map) const;
  const std::vector<Table>& tables() const { return tables_; }
  const std::vector<site::SiteFile>& files() const { return site_.files; }
  void ForEach(const Table& table, const std::function<void(const Entry&)>& visit) const;
  // Calls `visit` for each line of the files of a class ("w", "{VirtHost}") that is neither empty nor a
  // comment: the text without blanks at its ends, and its place.
  void ForEachClassLine(std::string_view class_name,
                        const std::function<void(std::string_view, Range)>& visit);

  // Judges the map files (mcmaps' states).
  std::vector<site::MapState> States();

  rewrite::Installation& installation() { return *installation_; }
  Prober& prober() { return *prober_; }
  bool HasMailer(std::string_view name) const;
  // The words of a class, "w" or "{VirtHost}".
  std::vector<std::string> Words(std::string_view class_name);
  bool IsInClass(std::string_view class_name, std::string_view word);
  // "" when it is not defined.
  std::string Macro(std::string_view name);

  // Which rows are alike; made at the first question, for all rules. Only when loaded.
  Likeness& likeness();

  const SourceTable& sources() const { return sources_; }
  // nullptr when the site has no .mc. Ranges of its calls are put into sources() by PlaceInMc.
  const mc::Compilation* compiled() const { return compiled_.get(); }
  Range PlaceInMc(Range in_compilation);
  // What the user wrote that became this part of the loaded .cf: a place in the .mc or the .cf itself. Unknown
  // when the library wrote it by itself.
  Range PlaceOfCf(Range in_cf);
  // The lines of the loaded .cf; to be asked only when loaded(). Ranges are for PlaceOfCf.
  const cf::Config& config() const { return installation_->config(); }
  // True if a rule names this word, whatever the case: a tag or an action of access, for example.
  bool RulesName(std::string_view word) const;
  // The file as the configuration names it, below the root.
  Result<FileStatus> Status(const std::string& path) const;
  Result<std::string> Read(const std::string& path) const;
  // The same for a path of files(), which is below the root already.
  Result<FileStatus> StatusOf(const std::string& path) const { return host_.Status(path); }
  // True if the compiler has spoken of this line of the .mc.
  bool SaidInMc(Range range) const;
  const std::string& mc_file() const { return request_.mc_file; }
  std::string_view TextOf(Range range) const;

 private:
  void LoadTables(Sink& sink);
  void TakeTexts(Sink& sink);
  void LoadConfiguration(maps::Environment& environment, Sink& sink);
  // What our reading of the .cf finds, then what sendmail says while it loads it and nobody has explained.
  void ReportConfiguration(maps::Environment& environment, Sink& sink);
  SourceId Known(const Source& source);
  void ReportCompilation(const Sink& said, Sink& sink);

  Host& host_;
  Request request_;
  SourceTable& sources_;
  std::unique_ptr<mc::Compilation> compiled_;
  site::Site site_;
  std::vector<Table> tables_;
  std::unique_ptr<rewrite::Installation> installation_;
  std::unique_ptr<Prober> prober_;
  std::unique_ptr<Likeness> likeness_;
  std::set<std::pair<SourceId, uint32_t>> mc_lines_;  // of the .mc, about which the compiler spoke
  mutable std::set<std::string, std::less<>> rule_words_;  // folded; made at the first question
  bool loaded_ = false;
};

}  // namespace mw::lint
