// SPDX-License-Identifier: BSD-2-Clause
// What happened in a run, as far as it concerns the user's own files: the observer and listener of the
// engine. It is told of some thousand events in a compile, nearly all of them inside the library, and
// keeps only the few that come from the user's files; everything else is decided after the run.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "m4/listener.h"
#include "m4/origin.h"
#include "mc/calls.h"

namespace mw::mc {

// A message of m4, text that the library printed, or a command that was refused.
struct Said {
  enum class Kind { kMessage, kErrorText, kRefusal };
  Kind kind = Kind::kMessage;
  m4::MessageKind severity = m4::MessageKind::kWarning;  // of a message
  std::string text;
  Pos place;  // of a message: exact place of the cause
  m4::CallId call = m4::kNoCall;
  mutable bool claimed = false;  // a check has explained it
};

// A word in a user's file that looks like a call but was none.
struct Suspect {
  std::string name;
  m4::Origin where;
};

// Text of a user's file that was thrown away.
struct Discard {
  Range range;
  m4::CallId call = m4::kNoCall;
  size_t calls_before = 0;  // number of user calls recorded before
};

// A user's file that was read to its end.
struct FileEnd {
  SourceId source = kNoSource;
  int diversion = 0;
};

class Record : public m4::Observer, public m4::Listener {
 public:
  // More than these are counted, not kept: hostile input must not fill the memory.
  static constexpr size_t kMaxSaid = 500;
  static constexpr size_t kMaxSuspects = 500;
  static constexpr size_t kMaxDiscards = 5000;
  static constexpr size_t kMaxCalls = 50'000;

  // `folder`: of the library where it is known beforehand.
  Record(const SourceTable& sources, std::string folder);

  // The user's own commands, in the order in which they took effect.
  const std::vector<UserCall>& calls() const { return calls_; }
  // nullptr when `id` is no recorded call.
  const UserCall* FindCall(m4::CallId id) const;
  const std::vector<Said>& said() const { return said_; }
  size_t said_dropped() const { return said_dropped_; }
  const std::vector<Suspect>& unknown_calls() const { return unknown_calls_; }
  const std::vector<Suspect>& blank_calls() const { return blank_calls_; }
  const std::vector<Discard>& discards() const { return discards_; }
  const std::vector<FileEnd>& file_ends() const { return file_ends_; }

  // True for the .mc and the files that it includes from outside of the library.
  bool IsUserSource(SourceId source) const {
    return source < user_sources_.size() && user_sources_[source] != 0;
  }
  // How often m4/cf.m4 was read; without it the calls of the .mc mean nothing.
  size_t entries() const { return entries_; }
  // The folder of the library, with a final slash or empty.
  const std::string& library_folder() const { return folder_; }

  void NoteRefusal(const std::string& command);

  void OnCall(const m4::CallEvent& event) override;
  void OnUnknownCall(std::string_view name, m4::Origin where) override;
  void OnBlankBeforeParenthesis(std::string_view name, m4::Origin where) override;
  void OnDiscard(std::string_view text, m4::Origin where) override;
  void OnFile(SourceId source, m4::CallId call) override;
  void OnFileEnd(SourceId source, int diversion) override;

  void OnMessage(const m4::Message& message) override;
  void OnErrorText(std::string_view text) override;
  void OnDebugText(std::string_view) override {}

 private:
  void Keep(Said said);

  const SourceTable& sources_;
  std::string folder_;
  size_t entries_ = 0;
  std::vector<uint8_t> user_sources_;
  m4::CallId last_call_ = m4::kNoCall;
  Pos last_place_;

  std::vector<UserCall> calls_;
  std::vector<Said> said_;
  size_t said_dropped_ = 0;
  std::vector<Suspect> unknown_calls_;
  std::vector<Suspect> blank_calls_;
  std::vector<Discard> discards_;
  std::vector<FileEnd> file_ends_;
};

}  // namespace mw::mc
