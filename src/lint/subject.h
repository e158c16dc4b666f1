// SPDX-License-Identifier: BSD-2-Clause
// What rules look at: one site, loaded.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
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

// A row of a table, cut into its parts. Texts live as long as the Subject.
struct Entry {
  std::string_view key;    // as stored: folded unless -f
  std::string_view value;  // as stored
  Range line;              // all of it
  Range key_range = {};    // the key as written
  Range value_range = {};  // the value as written
};

// A map or alias file whose text could be read.
struct Table {
  const site::SiteFile* file = nullptr;
  site::RowSet rows;
};

class Subject {
 public:
  struct Request {
    std::string cf_file;  // the .cf, or the name of the one made from `mc_file`
    std::string mc_file;  // "": there is none
    std::string library;  // for the .mc
    std::string target;   // release that the built-in library writes for, "8.14"; "": its newest
    std::string root;     // put before absolute paths of the .cf
    rewrite::Identity identity;
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

  const SourceTable& sources() const { return sources_; }
  const mc::Compilation* compiled() const { return compiled_.get(); }
  std::string_view TextOf(Range range) const;

 private:
  void LoadTables(Sink& sink);
  void LoadConfiguration(maps::Environment& environment, Sink& sink);

  Host& host_;
  Request request_;
  SourceTable& sources_;
  std::unique_ptr<mc::Compilation> compiled_;
  site::Site site_;
  std::vector<Table> tables_;
  std::unique_ptr<rewrite::Installation> installation_;
  std::unique_ptr<Prober> prober_;
  bool loaded_ = false;
};

}  // namespace mw::lint
