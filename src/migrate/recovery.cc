// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/recovery.h"

#include <algorithm>
#include <limits>
#include <set>

#include "base/text.h"
#include "cf/parser.h"
#include "mc/compiler.h"
#include "mc/library.h"
#include "migrate/marks.h"
#include "migrate/memory_file.h"

namespace mw::migrate {
namespace {

constexpr const char* kName = "recovered.mc";
constexpr size_t kMaxRounds = 6;

struct MailerRow {
  std::string_view name;
  std::string_view argument;
};
constexpr MailerRow kMailers[] = {
#define MACRO(name, define)
#define CLASS(name, words, file)
#define MAILER(name, argument, prefix) {name, argument},
#define EQUATE(key, suffix)
#include "migrate/places.def"
#undef MACRO
#undef CLASS
#undef MAILER
#undef EQUATE
};

bool BringsMailers(const Statement& statement) {
  return statement.key == "nullclient" || statement.key == "msp";
}

}  // namespace

Recovery::Recovery(Host& host, const cf::Config& config, Request request)
    : host_(host), request_(std::move(request)), lines_(config), text_('\n' + lines_.Text()) {}

bool Recovery::Compile(const Draft& draft, CfLines& lines) {
  tries_++;
  MemoryFile file(host_, kName, draft.Text());
  CommandlessHost host(file);
  mc::Request request;
  request.path = kName;
  request.library = request_.library;
  const mc::Compilation compiled(host, std::move(request));
  if (compiled.outcome() == mc::Outcome::kNoLibrary) error_ = "there is no cf library";
  if (compiled.outcome() == mc::Outcome::kUnreadable) error_ = "the .mc cannot be read";
  if (!error_.empty()) return false;
  SourceTable sources;
  Sink sink;
  const SourceId id = sources.Add("recovered.cf", compiled.cf());
  lines = CfLines(cf::Parse(sources.Get(id), id, sink));
  return compiled.outcome() == mc::Outcome::kGood;
}

bool Recovery::Try(const Draft& draft) {
  if (tries_ >= kMaxTries) return false;
  CfLines lines;
  if (!Compile(draft, lines)) return false;
  const size_t distance = Distance(lines_, lines);
  if (distance >= distance_) return false;
  draft_ = draft;
  best_ = std::move(lines);
  distance_ = distance;
  return true;
}

bool Recovery::TryDefine(const std::string& name, const std::string& value) {
  if (!CanBeQuoted(value)) return false;
  Draft draft = draft_;
  draft.Define(name, value);
  return Try(draft);
}

bool Recovery::TryStatement(const Statement& statement) {
  Draft draft = draft_;
  draft.Put(statement);
  return Try(draft);
}

bool Recovery::Run() {
  draft_.version = "recovered";
  FindMailers();
  const bool good = Compile(draft_, best_);
  if (!error_.empty()) return false;
  // Without a kind of system the library gives little; whatever compiles is nearer.
  distance_ = good ? Distance(lines_, best_) : std::numeric_limits<size_t>::max();
  FindSystem();
  FindMacros();
  FindFeatures();
  FindSystem();
  FindOptions();
  FindDaemons();
  FindClasses();
  FindFilters();
  FindOptions();  // those of milters are there only with milters
  FindEquates();
  FindFlags();
  FindFeatures();
  DropUseless();
  KeepRest();
  return true;
}

void Recovery::FindMailers() {
  for (const CfLine& line : lines_.all()) {
    if (line.letter != 'M' || !line.whole) continue;
    const std::string name = line.text.substr(1, line.text.find(',') - 1);
    for (const MailerRow& row : kMailers) {
      if (row.name != name) continue;
      const std::string argument(row.argument);
      if (std::find(draft_.mailers.begin(), draft_.mailers.end(), argument) ==
          draft_.mailers.end()) {
        draft_.mailers.push_back(argument);
      }
    }
  }
}

// OSTYPE, then DOMAIN: of those that the library has, the nearest.
void Recovery::FindSystem() {
  const std::string folder = [&] {
    MemoryFile file(host_, kName, draft_.Text());
    mc::Request request;
    request.path = kName;
    request.library = request_.library;
    const mc::Compilation compiled(file, std::move(request));
    return compiled.library_folder();
  }();
  mc::LibraryHost library(host_, {});
  for (const mc::Family& family : mc::Families()) {
    const bool ostype = family.command == "OSTYPE";
    if (!ostype && family.command != "DOMAIN") continue;
    std::vector<std::string> names = mc::NamesInFamily(library, folder, family);
    // Of equals the first wins: plain ones before those of one place.
    std::stable_partition(names.begin(), names.end(), [](const std::string& name) {
      return name == "linux" || name == "generic";
    });
    const Draft base = draft_;
    for (const std::string& name : names) {
      Draft draft = base;
      (ostype ? draft.ostype : draft.domain) = name;
      Try(draft);
    }
  }
}

// Each round takes every statement that brings the .cf nearer, the best first: one may need another, or be a
// worse reading of the same lines.
void Recovery::FindFeatures() {
  const std::vector<Statement> candidates = StatementsMarkedIn(text_);
  for (size_t round = 0; round < kMaxRounds; round++) {
    if (!ImproveFeatures(candidates)) return;
  }
}

bool Recovery::ImproveFeatures(const std::vector<Statement>& candidates) {
  std::vector<std::pair<size_t, const Statement*>> gains;
  std::set<std::string> tried;
  for (const Statement& statement : candidates) {
    const Statement* known = draft_.Find(statement.key);
    if ((known != nullptr && known->text == statement.text) || tries_ >= kMaxTries) continue;
    if (!tried.insert(statement.text).second) continue;
    for (const bool alone : {false, true}) {
      if (alone && !BringsMailers(statement)) continue;
      Draft draft = draft_;
      if (alone) draft.mailers.clear();
      draft.Put(statement);
      CfLines lines;
      if (!Compile(draft, lines)) continue;
      const size_t distance = Distance(lines_, lines);
      if (distance < distance_) gains.emplace_back(distance, &statement);
    }
  }
  std::stable_sort(gains.begin(), gains.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  bool improved = false;
  for (const auto& [distance, statement] : gains) {
    if (TryStatement(*statement)) improved = true;
    if (!BringsMailers(*statement)) continue;
    Draft draft = draft_;
    draft.mailers.clear();
    draft.Put(*statement);
    if (Try(draft)) improved = true;
  }
  return improved;
}

// A statement whose lines come from others, too, is not needed.
void Recovery::DropUseless() {
  const std::vector<Statement> statements = draft_.statements;
  for (const Statement& statement : statements) {
    Draft draft = draft_;
    draft.Remove(statement.key);
    CfLines lines;
    if (!Compile(draft, lines) || Distance(lines_, lines) > distance_) continue;
    draft_ = draft;
    best_ = std::move(lines);
    distance_ = Distance(lines_, best_);
  }
}

}  // namespace mw::migrate
