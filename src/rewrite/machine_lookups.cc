// SPDX-License-Identifier: BSD-2-Clause
// The part of the machine that makes the lookups of a right side: `$(map key $@ argument $: default $)` and
// `$[ host $]`.
#include <fmt/format.h>

#include <algorithm>

#include "cf/symbols.h"
#include "rewrite/fault_forwarder.h"
#include "rewrite/machine.h"

namespace mw::rewrite {
namespace {

constexpr size_t kMaxKey = 255;
constexpr size_t kMaxDefault = 1021;  // text of a default that is read again; the rest is lost

}  // namespace

void Machine::Ask(maps::Map& map, const Lookup& lookup) {
  const char substitute = map.settings().flags.space_substitute;
  key_.clear();
  TokensToText(scratch_.data() + lookup.key_begin, scratch_.data() + lookup.key_end,
               substitute != '\0' ? substitute : rules_.blank, rules_.tokenizer, key_);
  key_.resize(std::min(key_.size(), kMaxKey));
  arguments_.clear();
  for (const auto& [at, length] : argument_places_) {
    arguments_.push_back(std::string_view(argument_text_).substr(at, length));
  }
  if (!map.type().repeatable) tainted_ = true;
  map.LookupFromRule({.key = key_, .args = arguments_}, answer_);
}

int Machine::LookUpAll(int& status) {
  for (size_t at = 0; at < scratch_.size(); at++) {
    if (!scratch_[at].Is(cf::kLookupBegin) && !scratch_[at].Is(cf::kHostBegin)) continue;
    Lookup lookup;
    if (!ReadLookup(at, lookup)) return kStatusOk;
    spare_.clear();
    if (const int failed = LookUp(lookup, status); failed != kStatusOk) return failed;
    const auto begin = scratch_.begin() + static_cast<std::ptrdiff_t>(at);
    const size_t replaced = lookup.end - at;
    if (spare_.size() <= replaced) {
      std::copy(spare_.begin(), spare_.end(), begin);
      scratch_.erase(begin + static_cast<std::ptrdiff_t>(spare_.size()),
                     begin + static_cast<std::ptrdiff_t>(replaced));
    } else {
      std::copy_n(spare_.begin(), replaced, begin);
      scratch_.insert(begin + static_cast<std::ptrdiff_t>(replaced),
                      spare_.begin() + static_cast<std::ptrdiff_t>(replaced), spare_.end());
    }
    if (scratch_.size() > kMaxWorkspace) {
      Message("rewrite: expansion too long");
      return kStatusData;
    }
    at += spare_.size();
    at--;
  }
  return kStatusOk;
}

// Finds the parts of the lookup that begins at `begin`. There is no nesting: it ends at the first closing
// token. The last `$:` counts; each `$@` begins an argument, also behind a `$:`.
bool Machine::ReadLookup(size_t begin, Lookup& lookup) {
  size_t at = begin;
  cf::Byte end_symbol = cf::kHostEnd;
  lookup.map_name = "host";
  if (scratch_[begin].Is(cf::kLookupBegin)) {
    end_symbol = cf::kLookupEnd;
    if (++at == scratch_.size()) {
      Message("rewrite: missing mapname");
      return false;
    }
    lookup.map_name = scratch_[at].view();
    if (arena_.Owns(scratch_[at].text)) tainted_ = true;
  }
  lookup.key_begin = ++at;
  argument_text_.clear();
  argument_places_.clear();
  argument_tokens_.clear();
  argument_room_ = kArgumentRoom;
  size_t argument = 0;
  const auto close = [&](size_t end) {
    if (argument != 0) AddArgument(argument, end);
    argument = 0;
  };
  bool key_ended = false;
  size_t default_end = 0;
  while (at < scratch_.size() && scratch_[at].first() != end_symbol) {
    if (!scratch_[at].Is(cf::kHost) && !scratch_[at].Is(cf::kUser)) {
      at++;
      continue;
    }
    if (!key_ended) lookup.key_end = at;
    key_ended = true;
    close(at);
    if (lookup.has_default && default_end == 0) default_end = at;
    if (scratch_[at].Is(cf::kHost)) {
      argument = at + 1;
    } else {
      lookup.has_default = true;
      lookup.default_begin = at + 1;
      default_end = 0;
    }
    at++;
  }
  close(at);
  if (!key_ended) lookup.key_end = at;
  lookup.default_end = default_end != 0 ? default_end : at;
  lookup.end = std::min(at + 1, scratch_.size());
  return true;
}

void Machine::AddArgument(size_t begin, size_t end) {
  constexpr size_t kMaxArguments = 9;
  if (argument_places_.size() == kMaxArguments) return;
  const size_t before = argument_text_.size();
  TokensToText(scratch_.data() + begin, scratch_.data() + end, rules_.blank, rules_.tokenizer,
               argument_text_);
  // All arguments of a lookup are written into one buffer, each with a NUL; the last three bytes that are
  // left are never used.
  constexpr size_t kUnused = 3;
  const size_t most = argument_room_ > kUnused ? argument_room_ - kUnused : 0;
  const size_t length = std::min(argument_text_.size() - before, most);
  argument_text_.resize(before + length);
  argument_room_ -= std::min(argument_room_, length + 1);
  argument_places_.emplace_back(before, length);
  argument_tokens_.emplace_back(scratch_.data() + begin, end - begin);
}

// Makes one lookup; what takes its place goes to spare_.
int Machine::LookUp(const Lookup& lookup, int& status) {
  maps::Map* map = maps_.Find(lookup.map_name);
  if (map == nullptr) {
    Message(fmt::format("rewrite: map {} not found", lookup.map_name));
    answer_.Clear();
  } else {
    Ask(*map, lookup);
    if (answer_.status == kStatusTempFail) status = kStatusTempFail;  // goes before others
  }
  if (watch_ != Watch::kNothing) {
    listener_->OnEvent({.kind = Event::Kind::kLookup,
                        .map_name = lookup.map_name,
                        .key = key_,
                        .arguments = arguments_,
                        .answer = map != nullptr ? &answer_ : nullptr});
  }
  if (map != nullptr && answer_.has_value) {
    bool scanned = false;
    if (!answer_.value.empty()) {
      reads_value_ = true;
      scanned = Scan(arena_.Keep(answer_.value), spare_);
      reads_value_ = false;
    }
    const bool failed = !answer_.value.empty() && !scanned;
    TellRecorder(lookup, map, scanned, failed);
    return failed ? kStatusData : kStatusOk;
  }
  TellRecorder(lookup, map, false, false);
  if (lookup.has_default)
    return PutDefault(
        {scratch_.data() + lookup.default_begin, lookup.default_end - lookup.default_begin});
  spare_.insert(spare_.end(), scratch_.begin() + static_cast<std::ptrdiff_t>(lookup.key_begin),
                scratch_.begin() + static_cast<std::ptrdiff_t>(lookup.key_end));
  return kStatusOk;
}

// The default is made text and read again, symbols kept: comments in it vanish, brackets are repaired.
int Machine::PutDefault(std::span<const Token> tokens) {
  if (tokens.empty()) return kStatusOk;
  if (!IsStable(tokens)) {
    std::string text;
    TokensToText(tokens.data(), tokens.data() + tokens.size(), rules_.blank, rules_.tokenizer,
                 text);
    text.resize(std::min(text.size(), kMaxDefault));
    FaultForwarder faults(*listener_);
    tainted_ = true;
    const ScanRequest request = {
        .text = arena_.Keep(text), .reading = Reading::kOldRule, .keeps_partial = true};
    const bool ok = rules_.tokenizer.Scan(request, arena_, spare_, &faults).ok;
    NoteScan(ok, spare_);
    return ok && !spare_.empty() ? kStatusOk : kStatusData;
  }
  spare_.insert(spare_.end(), tokens.begin(), tokens.end());
  return kStatusOk;
}

// True if the text of the tokens is sure to be cut into the same tokens again.
bool Machine::IsStable(std::span<const Token> tokens) const {
  size_t room = 0;
  bool after_atom = false;
  for (const Token& token : tokens) {
    const bool atom = rules_.tokenizer.IsAtomByte(token.first());
    if (atom && after_atom && rules_.blank != ' ') return false;
    after_atom = atom;
    room += token.length + 1;
    for (const char c : token.view()) {
      const auto byte = static_cast<cf::Byte>(c);
      if (byte == 0xff || std::string_view("()<>\"\\").find(c) != std::string_view::npos)
        return false;
      if (atom && !rules_.tokenizer.IsAtomByte(byte)) return false;
    }
    if (!atom && token.length != 1 && !rules_.tokenizer.TakesByte(token.first())) return false;
  }
  return room < kMaxDefault;
}

void Machine::TellRecorder(const Lookup& lookup, maps::Map* map, bool scanned, bool failed) {
  if (recorder_ == nullptr) return;
  recorder_->OnLookupMade(
      {.map = map,
       .key = {scratch_.data() + lookup.key_begin, lookup.key_end - lookup.key_begin},
       .arguments = argument_tokens_,
       .answer = &answer_,
       .scanned = scanned,
       .failed = failed,
       .value = spare_});
}

}  // namespace mw::rewrite
