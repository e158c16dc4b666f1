// SPDX-License-Identifier: BSD-2-Clause
#include "mc/record.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "mc/library.h"

namespace mw::mc {
namespace {

// Text that one errprint may add to another's.
constexpr size_t kMaxErrorText = 4096;

bool IsWhiteSpace(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return IsSpace(c); });
}

}  // namespace

Record::Record(const SourceTable& sources, std::string folder)
    : sources_(sources), folder_(std::move(folder)) {}

const UserCall* Record::FindCall(m4::CallId id) const {
  const auto found = std::find_if(calls_.begin(), calls_.end(),
                                  [id](const UserCall& call) { return call.id == id; });
  return found == calls_.end() ? nullptr : &*found;
}

void Record::Keep(Said said) {
  if (said_.size() < kMaxSaid) {
    said_.push_back(std::move(said));
  } else {
    ++said_dropped_;
  }
}

void Record::OnCall(const m4::CallEvent& event) {
  last_call_ = event.id;
  last_place_ = event.place;
  if (!IsUserSource(event.place.source)) return;
  const Command* command = FindCommand(event.name);
  if (command == nullptr || calls_.size() >= kMaxCalls) return;
  UserCall call;
  call.id = event.id;
  call.command = command;
  call.place = event.place;
  call.end = event.end();
  call.parenthesized = event.parenthesized;
  call.arguments.reserve(event.arguments.size());
  for (size_t i = 0; i < event.arguments.size(); ++i) {
    const m4::ArgumentView argument = event.arguments[i];
    call.arguments.push_back({std::string(argument.text), argument.place()});
  }
  calls_.push_back(std::move(call));
}

void Record::OnUnknownCall(std::string_view name, m4::Origin where) {
  if (!IsUserSource(where.place.source) || unknown_calls_.size() >= kMaxSuspects) return;
  unknown_calls_.push_back({std::string(name), where});
}

void Record::OnBlankBeforeParenthesis(std::string_view name, m4::Origin where) {
  if (!IsUserSource(where.place.source) || blank_calls_.size() >= kMaxSuspects) return;
  blank_calls_.push_back({std::string(name), where});
}

void Record::OnDiscard(std::string_view text, m4::Origin where) {
  if (!IsUserSource(where.place.source) || discards_.size() >= kMaxDiscards) return;
  if (IsWhiteSpace(text)) return;
  discards_.push_back(
      {{where.place, static_cast<uint32_t>(text.size())}, where.call, calls_.size()});
}

// A file belongs to the user if the user included it and it is not one of the library's; what the
// library includes from elsewhere (local settings of a distribution) counts as library.
void Record::OnFile(SourceId source, m4::CallId call) {
  const std::string& name = sources_.Get(source).name();
  const std::optional<std::string_view> folder = FolderOfEntry(name);
  if (folder && entries_++ == 0 && folder_.empty()) folder_ = *folder;
  const bool library = folder.has_value() || (entries_ > 0 && IsLibraryFile(name, folder_)) ||
                       (call != m4::kNoCall && !IsUserSource(last_place_.source));
  if (source >= user_sources_.size()) user_sources_.resize(source + 1, 0);
  user_sources_[source] = library ? 0 : 1;
}

void Record::OnFileEnd(SourceId source, int diversion) {
  if (IsUserSource(source) && file_ends_.size() < kMaxSuspects) {
    file_ends_.push_back({source, diversion});
  }
}

void Record::OnMessage(const m4::Message& message) {
  Keep({Said::Kind::kMessage, message.kind, message.text, message.place, message.call});
}

// The library splits long messages over several errprints, the later ones beginning with a blank.
void Record::OnErrorText(std::string_view text) {
  Said* last = said_.empty() ? nullptr : &said_.back();
  const bool continues = last != nullptr && last->kind == Said::Kind::kErrorText &&
                         !text.starts_with("***") &&
                         (!last->text.ends_with('\n') || IsBlank(text.empty() ? ' ' : text[0]));
  if (continues) {
    if (last->text.size() + text.size() <= kMaxErrorText) last->text += text;
    return;
  }
  Keep({Said::Kind::kErrorText, m4::MessageKind::kWarning,
        std::string(text.substr(0, kMaxErrorText)), last_place_, last_call_});
}

void Record::NoteRefusal(const std::string& command) {
  Keep({Said::Kind::kRefusal, m4::MessageKind::kError, command, last_place_, last_call_});
}

}  // namespace mw::mc
