// SPDX-License-Identifier: BSD-2-Clause
// define(`confMAX_HOPPS', ...): a macro that nothing reads.
//
// The engine counts how often each name was read: expanded, asked for by ifdef, copied by defn. A name
// that nothing has read may still mean something to a part of the library that this .mc does not use
// (SMTP_MAILER_MAX without MAILER(smtp)), so the files of the library are searched before a word is
// said; that is rare and therefore may take its time.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/spelling.h"
#include "base/text.h"
#include "mc/checks/check.h"
#include "mc/library.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kKinds[] = {{"MC123", "unread-define", Severity::kWarning}};

bool IsNameByte(char c) { return IsAlpha(c) || IsDigit(c) || c == '_'; }

bool IsName(std::string_view name) {
  return !name.empty() && !IsDigit(name[0]) && std::all_of(name.begin(), name.end(), IsNameByte);
}

// Calls `use` with each occurrence of `name` as a whole word.
template <typename Use>
void ForEachWord(std::string_view text, std::string_view name, Use use) {
  for (size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const size_t end = at + name.size();
    if (at > 0 && IsNameByte(text[at - 1])) continue;
    if (end < text.size() && IsNameByte(text[end])) continue;
    use(at);
  }
}

bool Contains(std::string_view text, std::string_view name) {
  bool found = false;
  ForEachWord(text, name, [&](size_t) { found = true; });
  return found;
}

// True if the user's files mention `name` somewhere that does not just set it: a branch not taken in
// this run may read it.
bool UserMentions(const Context& context, std::string_view name) {
  std::vector<Pos> settings;
  for (const UserCall& call : context.record.calls()) {
    if (call.command->kind != CommandKind::kDefine || call.Argument(0) != name) continue;
    settings.push_back(call.arguments[0].place);
  }
  bool mentioned = false;
  for (SourceId id = 0; id < context.sources.size(); ++id) {
    if (!context.record.IsUserSource(id)) continue;
    ForEachWord(context.sources.Get(id).bytes(), name, [&](size_t at) {
      const Pos place{id, static_cast<uint32_t>(at)};
      const std::string_view before = LineBefore(context.sources, place);
      const bool comment =
          before.find("dnl") != std::string_view::npos || Trim(before).starts_with('#');
      const bool setting = std::find(settings.begin(), settings.end(), place) != settings.end();
      mentioned |= !comment && !setting;
    });
  }
  return mentioned;
}

// Words of the library that could be meant: names with an underscore or of the conf family.
void CollectNames(std::string_view text, std::set<std::string, std::less<>>& names) {
  for (size_t at = 0; at < text.size();) {
    if (!IsNameByte(text[at])) {
      ++at;
      continue;
    }
    size_t end = at;
    while (end < text.size() && IsNameByte(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    const bool macro = word.size() > 3 && word[0] != '_' &&
                       (word.starts_with("conf") || word.find('_') != std::string_view::npos);
    if (macro && IsName(word)) names.emplace(word);
    at = end;
  }
}

class LibraryNames {
 public:
  explicit LibraryNames(const Context& context) : context_(context) {}

  bool Known(std::string_view name) {
    // The files of this run come first: they are in memory.
    for (SourceId id = 0; id < context_.sources.size(); ++id) {
      if (!context_.record.IsUserSource(id) && Contains(context_.sources.Get(id).bytes(), name)) {
        return true;
      }
    }
    Load();
    return std::any_of(texts_.begin(), texts_.end(),
                       [&](const std::string& text) { return Contains(text, name); });
  }

  std::optional<std::string> Nearest(std::string_view name) {
    if (names_.empty()) {
      for (const std::string& text : texts_) CollectNames(text, names_);
    }
    std::vector<std::string_view> views(names_.begin(), names_.end());
    std::optional<std::string_view> nearest = NearestName(name, views);
    const std::string with_prefix = fmt::format("conf{}", name);
    if (!nearest) nearest = NearestName(with_prefix, views);
    if (!nearest) return std::nullopt;
    return std::string(*nearest);
  }

 private:
  void Load() {
    if (!texts_.empty()) return;
    texts_ = TextsOfLibrary(context_.host, context_.record.library_folder());
  }

  const Context& context_;
  std::vector<std::string> texts_;
  std::set<std::string, std::less<>> names_;
};

void Report(const Context& context, const m4::SymbolView& symbol,
            const std::optional<std::string>& meant) {
  const auto size = static_cast<uint32_t>(symbol.name.size());
  std::string message = fmt::format("nothing reads {}", Quote(symbol.name));
  if (meant) message += fmt::format("; did you mean {}?", Quote(*meant));
  Diagnostic diagnostic(kKinds[0], {symbol.place, size}, std::move(message));
  if (meant && StandsAt(context.sources, symbol.place, symbol.name)) {
    diagnostic.fixes.push_back({"write " + Quote(*meant), false, {{{symbol.place, size}, *meant}}});
  }
  context.sink.Add(std::move(diagnostic));
}

// True if the user wrote a define of that very name; commands of the library define names made of
// their arguments.
bool UserDefines(const Context& context, const m4::SymbolView& symbol) {
  const std::vector<UserCall>& calls = context.record.calls();
  return std::any_of(calls.begin(), calls.end(), [&](const UserCall& call) {
    return call.command->kind == CommandKind::kDefine && call.Argument(0) == symbol.name &&
           call.arguments[0].place == symbol.place;
  });
}

void Run(const Context& context) {
  // After an error much was never read.
  if (context.record.entries() == 0 || context.engine.exit_status() != 0) return;
  LibraryNames library(context);
  for (const m4::SymbolView& symbol : context.engine.Symbols()) {
    if (!symbol.defined || symbol.builtin || symbol.reads > 0) continue;
    if (!symbol.place.known() || !context.record.IsUserSource(symbol.place.source)) continue;
    if (!IsName(symbol.name) || !UserDefines(context, symbol)) continue;
    if (UserMentions(context, symbol.name) || library.Known(symbol.name)) continue;
    Report(context, symbol, library.Nearest(symbol.name));
  }
}

}  // namespace

extern const Check check_unread_define;
const Check check_unread_define = {
    kKinds,
    "a macro is defined and nothing reads it",
    "m4 defines any name without a word, so a misspelled option keeps its default.",
    "OSTYPE(`linux')dnl\ndefine(`confMAX_HOPPS', `20')dnl\n",
    "OSTYPE(`linux')dnl\ndefine(`confMAX_HOP', `20')dnl\n",
    Run,
};

}  // namespace mw::mc
