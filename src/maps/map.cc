// SPDX-License-Identifier: BSD-2-Clause
#include "maps/map.h"

#include <algorithm>
#include <utility>

#include "maps/environment.h"
#include "maps/map_table.h"

namespace mw::maps {
namespace {

bool HasQuotes(std::string_view key) {
  return std::any_of(key.begin(), key.end(), [](char c) { return c == '"' || c == '\\'; });
}

// The key as rules hand it to maps: quotes and the backslashes that protect a byte are removed.
void RemoveQuotes(std::string_view key, std::string& out) {
  out.clear();
  for (size_t i = 0; i < key.size(); ++i) {
    if (key[i] == '"') continue;
    if (key[i] == '\\' && ++i == key.size()) break;
    out += key[i];
  }
}

}  // namespace

void Answer::Clear() {
  outcome = Outcome::kAbsent;
  status = status::kOk;
  value.clear();
  has_value = false;
  place = {};
  map = nullptr;
}

void Answer::SetFound(std::string_view text) {
  outcome = Outcome::kFound;
  status = status::kOk;
  value.assign(text);
  has_value = true;
}

void Answer::SetAbsent(int code) {
  outcome = Outcome::kAbsent;
  status = code;
  value.clear();
  has_value = false;
}

void Answer::SetFailed(int code) {
  SetAbsent(code);
  outcome = Outcome::kFailed;
}

Place MapReader::TraceKey(std::string_view) { return {}; }

bool MapReader::List(Visitor, void*) { return false; }

Map::Map(const MapType& type, MapDefinition definition)
    : type_(&type), definition_(std::move(definition)) {}

bool Map::Open() {
  switch (state_) {
    case State::kOpen:
    case State::kBroken:
      return true;
    case State::kRefused:
      return false;
    case State::kClosed:
      break;
  }
  if (!valid()) return false;
  if (depth_ > 0) return false;  // a sequence that is being opened contains itself
  ++depth_;
  const bool opened = reader_->Open();
  --depth_;
  state_ = opened                                ? State::kOpen
           : definition_.settings.flags.optional ? State::kRefused
                                                 : State::kBroken;
  return state_ != State::kRefused;
}

void Map::Lookup(const Query& query, Answer& answer) {
  answer.Clear();
  answer.map = this;
  if (!Open()) return answer.SetAbsent(status::kOk);
  // A sequence that contains itself overflows sendmail's stack; here it fails.
  if (state_ == State::kBroken || depth_ > 0) return answer.SetFailed();
  MapTable& table = *definition_.table;
  if (table.nesting_ == 0) ++table.lookups_;
  ++table.nesting_;
  ++depth_;
  reader_->Find(query, answer);
  --depth_;
  --table.nesting_;
  const Veil* veil = definition_.environment->veil;
  if (veil != nullptr && answer.outcome == Outcome::kFound && veil->Hides(name(), query.key)) {
    answer.SetAbsent(status::kOk);
  }
}

void Map::LookupAsMember(const Query& query, Answer& answer) {
  // Sequences of sequences of sequences: the same member is asked once in a lookup, so that the
  // time is bounded by the number of maps and not by the number of ways to them.
  const uint64_t lookup = definition_.table->lookups_;
  if (missed_in_ == lookup) {
    answer.Clear();
    answer.map = this;
    return failed_then_ ? answer.SetFailed() : answer.SetAbsent(status::kNotFound);
  }
  Lookup(query, answer);
  if (answer.outcome == Outcome::kFound) return;
  missed_in_ = lookup;
  failed_then_ = answer.status == status::kTempFail;
}

void Map::LookupFromRule(const Query& query, Answer& answer) {
  const MapFlags& flags = definition_.settings.flags;
  if (definition_.environment->defer_mode && flags.not_when_deferred) {
    answer.Clear();
    answer.map = this;
    return answer.SetFailed(status::kUnavailable);
  }
  std::string_view key = query.key;
  std::string unquoted;
  if (!flags.keep_quotes && HasQuotes(key)) {
    RemoveQuotes(key, unquoted);
    key = unquoted;
  }
  Lookup({.key = key, .args = query.args}, answer);
  answer.own_status = answer.status;
  if (answer.outcome == Outcome::kFound) return;
  const bool temporary = answer.status == status::kTempFail;
  if (temporary && flags.temp_suffix) {
    answer.value.assign(key);
    answer.value += *flags.temp_suffix;
    answer.has_value = true;
  }
  answer.status = temporary && !flags.no_deferral ? status::kTempFail : status::kOk;
}

Place Map::TraceKey(std::string_view key) {
  return Open() && state_ == State::kOpen ? reader_->TraceKey(key) : Place{};
}

bool Map::List(MapReader::Visitor visit, void* context) {
  return Open() && state_ == State::kOpen && reader_->List(visit, context);
}

}  // namespace mw::maps
