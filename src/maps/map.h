// SPDX-License-Identifier: BSD-2-Clause
// Lookup tables as sendmail's K lines define them: the words shared by all map types.
//
//   MapTable table(environment);                       // map_table.h
//   table.Define("mailertable", "hash", "-o /etc/mail/mailertable", where);
//   Map* map = table.Find("mailertable");
//   Answer answer;
//   map->LookupFromRule({.key = "example.com"}, answer);   // $(mailertable example.com $)
//
// A lookup has one of three outcomes, never confused: found, absent (the table is fine and has no
// such key) and failed (nobody knows). A map that cannot be opened is not an empty map.
//
// A map type is one file in types/ and one line in map_types.def. It is a MapType row and a class
// derived from MapReader; the K-line arguments that all types share are parsed by settings.h.
//
// Nothing here writes maps, and nothing reaches outside except through Environment (environment.h).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "maps/place.h"
#include "maps/settings.h"

namespace mw::maps {

class Environment;
class MapTable;
class Map;

// The statuses sendmail reports for lookups, from sysexits.h.
namespace status {
inline constexpr int kOk = 0;
inline constexpr int kDataError = 65;    // EX_DATAERR
inline constexpr int kNoUser = 67;       // EX_NOUSER
inline constexpr int kNotFound = 68;     // EX_NOHOST, which sendmail uses as "not found"
inline constexpr int kUnavailable = 69;  // EX_UNAVAILABLE
inline constexpr int kSoftware = 70;     // EX_SOFTWARE
inline constexpr int kOsError = 71;      // EX_OSERR
inline constexpr int kNoInput = 66;      // EX_NOINPUT
inline constexpr int kTempFail = 75;     // EX_TEMPFAIL
inline constexpr int kConfig = 78;       // EX_CONFIG
}  // namespace status

enum class Outcome : uint8_t { kFound, kAbsent, kFailed };

// What is asked. The views must live during the call only.
struct Query {
  std::string_view key;  // as written; folding is the map's business. Also %0
  std::span<const std::string_view>
      args;  // %1, %2, ... (the $@ parts of $( ... $)); at most 9 are used
};

// What came back. Reuse one Answer for many lookups: `value` keeps its memory.
struct Answer {
  Outcome outcome = Outcome::kAbsent;
  // sendmail's status: 0 when found; when absent the number `/map` shows: 0 for hash, btree, stab,
  // regex, dequote, 68 for text, null, sequence, host, 67 for user ...; 75 when failed.
  int status = status::kOk;
  // Before LookupFromRule made it what counts for the ruleset.
  int own_status = status::kOk;
  // The text that replaces the lookup, after %0..%9 and -a. LookupFromRule also sets it for a
  // failed lookup of a map with -T: the key and the suffix. Read it only when has_value.
  std::string value;
  bool has_value = false;
  Place place;
  // The map that answered: the member of a sequence or switch, else the map itself.
  const Map* map = nullptr;

  void Clear();
  void SetFound(std::string_view text);
  void SetAbsent(int code);
  void SetFailed(int code = status::kTempFail);
};

// How one type answers; made from a K line by MapType::parse. Opening happens at the first lookup.
class MapReader {
 public:
  virtual ~MapReader() = default;

  // Gets ready (finds the file, compiles ...). False: the map cannot be used; the reader has said
  // why to Environment's listener, unless the map is optional (-o) and sendmail keeps silent.
  // Called once per opening; called again after MapTable::Refresh.
  virtual bool Open() { return true; }

  // Answers one query; only called after Open() was true. Sets `answer` completely but for `map`.
  virtual void Find(const Query& query, Answer& answer) = 0;

  // True when the file behind it has changed since Open.
  virtual bool IsStale() { return false; }

  // The place where `key` stands in the text source of the map, when that is known.
  virtual Place TraceKey(std::string_view key);

  // Asks `visit` for every entry the map itself can list (hash, btree, text, stab, cdb), in file
  // order: key, value as stored (no %-substitution), place. False: this type cannot list.
  using Visitor = bool (*)(void* context, std::string_view key, std::string_view value,
                           Place place);
  virtual bool List(Visitor visit, void* context);
};

// What a reader is made from.
struct MapDefinition {
  std::string name;
  Settings settings;  // parsed flags; when a name is defined again, the former flags are its start
  Environment* environment;  // outlives the reader
  MapTable* table;           // for types that refer to other maps
  const Map* map = nullptr;  // the map this reader will serve
  bool for_aliases = false;  // one of the alias files of option AliasFile
};

// One map class: a row of the registry (map_types.def).
struct MapType {
  std::string_view name;     // as on the K line, in lower case
  std::string_view summary;  // one line for lists and manuals
  // The flag letters it honours, for documents and did-you-mean.
  std::string_view flags;
  // Debian's sendmail has it. The others answer "class X not available" unless enabled.
  bool available = true;
  // The same query gives the same answer until files change: results may be cached. False for types
  // with side effects or outside answers (macro, syslog, program, arith's random number).
  bool repeatable = true;
  // Parses `arguments` (all that follows the class on the K line) into `definition.settings` and
  // makes a reader; nullptr when the map is not usable (sendmail: not valid, `/map` says "not
  // open"). Errors go to the listener either way, in sendmail's words; some leave the map usable.
  std::unique_ptr<MapReader> (*parse)(MapDefinition& definition,
                                      std::string_view arguments) = nullptr;
};

// All rows, in the order of map_types.def.
std::span<const MapType* const> MapTypes();
// The row for a class name, whose case does not matter; nullptr if there is none.
const MapType* FindMapType(std::string_view name);

// One named map: settings, reader and state.
class Map {
 public:
  Map(const MapType& type, MapDefinition definition);
  Map(const Map&) = delete;
  Map& operator=(const Map&) = delete;

  const std::string& name() const { return definition_.name; }
  const MapType& type() const { return *type_; }
  const Settings& settings() const { return definition_.settings; }
  // False: the K line was wrong, the map can never be opened.
  bool valid() const { return reader_ != nullptr; }

  // Opens it if it is not open. False for invalid maps and for optional (-o) ones that cannot be
  // opened: sendmail -bt then says `Map named "x" not open`, and a rule gets its default. A map
  // that is not optional counts as open when it failed: all its lookups fail with 75.
  bool Open();

  // As `/map name key`: the type's own answer, key as it is. A map that Open() refuses answers
  // absent.
  void Lookup(const Query& query, Answer& answer);

  // As Lookup, for types that ask other maps within a lookup of their own: a map that had no answer
  // is not asked again for the same lookup.
  void LookupAsMember(const Query& query, Answer& answer);

  // As $(name key $@ arg ... $) in a rule: removes quotes from the key unless -q, honours -D
  // (nothing is looked up in defer mode: 69) and -t, and after a temporary failure -T (value = key
  // + suffix). answer.status is what counts for the ruleset: 75 when the failure shall be seen, 0
  // with -t and for answers that are found or absent.
  void LookupFromRule(const Query& query, Answer& answer);

  // The place of `key` in the text source beside the database (access for access.db), read when
  // first asked; unknown when there is none. For explanations; no part of a lookup.
  Place TraceKey(std::string_view key);

  // See MapReader::List. False too when the map cannot be opened.
  bool List(MapReader::Visitor visit, void* context);

 private:
  friend class MapTable;
  enum class State : uint8_t { kClosed, kOpen, kRefused, kBroken };

  const MapType* type_;
  MapDefinition definition_;  // the reader keeps a reference to it
  std::unique_ptr<MapReader> reader_;
  State state_ = State::kClosed;
  bool failed_then_ = false;  // it failed in lookup number missed_in_
  uint16_t depth_ = 0;        // more than 0 while it is asked or opened
  uint64_t missed_in_ = 0;    // number of the last lookup in which it had no answer
};

}  // namespace mw::maps
