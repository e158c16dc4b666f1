// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "cf/options.h"
#include "mc/builtin_library.h"
#include "mc/catalogue.h"
#include "migrate/recovery.h"

namespace mw::migrate {
namespace {

struct MacroRow {
  std::string_view name, define;
};
struct ClassRow {
  std::string_view name, words, file;
};
struct MailerRow {
  std::string_view name, argument, prefix;
};
struct EquateRow {
  char key;
  std::string_view suffix;
};

constexpr MacroRow kMacros[] = {
#define MACRO(name, define) {name, define},
#define CLASS(name, words, file)
#define MAILER(name, argument, prefix)
#define EQUATE(key, suffix)
#include "migrate/places.def"
#undef MACRO
};
constexpr ClassRow kClasses[] = {
#define MACRO(name, define)
#undef CLASS
#define CLASS(name, words, file) {name, words, file},
#include "migrate/places.def"
#undef CLASS
#define CLASS(name, words, file)
};
constexpr MailerRow kMailers[] = {
#undef MAILER
#define MAILER(name, argument, prefix) {name, argument, prefix},
#include "migrate/places.def"
#undef MAILER
#define MAILER(name, argument, prefix)
};
constexpr EquateRow kEquates[] = {
#undef EQUATE
#define EQUATE(key, suffix) {key, suffix},
#include "migrate/places.def"
#undef EQUATE
};
#undef MACRO
#undef CLASS
#undef MAILER

// "DSvalue" cut behind the name.
bool CutName(std::string_view text, std::string& name, std::string& value) {
  size_t end = 2;
  if (text.size() < 2) return false;
  if (text[1] == '{') {
    end = text.find('}');
    if (end == std::string_view::npos) return false;
    end++;
  }
  name = text.substr(1, end - 1);
  value = Trim(text.substr(end));
  return true;
}

// "O Name=value" in its parts; the name in full.
bool CutOption(std::string_view text, std::string& name, std::string& value) {
  if (!text.starts_with("O ")) return false;
  text.remove_prefix(2);
  const size_t equals = text.find('=');
  name = Trim(text.substr(0, equals));
  value = equals == std::string_view::npos ? "" : std::string(Trim(text.substr(equals + 1)));
  return true;
}

// Lines of the target that the draft lacks.
std::vector<CfLine> Missing(const CfLines& lines, const CfLines& best, char letter) {
  std::vector<CfLine> out;
  for (const size_t i : OnlyIn(lines, best)) {
    if (lines.all()[i].letter == letter) out.push_back(lines.all()[i]);
  }
  return out;
}

}  // namespace

void Recovery::FindMacros() {
  for (const CfLine& line : Missing(lines_, best_, 'D')) {
    std::string name, value;
    if (!CutName(line.text, name, value)) continue;
    if (name == "M") TryStatement({"MASQUERADE_AS", fmt::format("MASQUERADE_AS(`{}')", value)});
    for (const MacroRow& row : kMacros) {
      if (row.name == name) TryDefine(std::string(row.define), value);
    }
  }
  const size_t slash = lines_.version().find('/');
  // $Z is no line that is compared.
  if (slash != std::string::npos)
    draft_.Define("confCF_VERSION", lines_.version().substr(slash + 1));
}

void Recovery::FindOptions() {
  mc::LibraryHost library(host_, {});
  std::map<std::string, std::string> defines;
  for (const mc::CatalogueOption& row : mc::ReadOptions(library, mc::kBuiltinFolder)) {
    defines.emplace(FoldCase(row.option), row.name);
  }
  // The library computes this one.
  defines.emplace("queuedirectory", "QUEUE_DIR");
  for (const CfLine& line : Missing(lines_, best_, 'O')) {
    std::string name, value;
    if (!CutOption(line.text, name, value)) continue;
    const auto found = defines.find(FoldCase(name));
    if (found == defines.end() || !CanBeQuoted(value)) continue;
    TryDefine(found->second, value);
  }
  for (const CfLine& line : Missing(best_, lines_, 'O')) {
    // The system's or the library's own choice, which this .cf does not have.
    std::string name, value;
    if (!CutOption(line.text, name, value)) continue;
    const auto found = defines.find(FoldCase(name));
    if (found == defines.end()) continue;
    TryStatement({"undefine " + found->second, fmt::format("undefine(`{}')", found->second)});
  }
  const struct {
    const char *header, *define;
  } kHeaders[] = {{"HReceived: ", "confRECEIVED_HEADER"},
                  {"H?F?From: ", "confFROM_HEADER"},
                  {"H?M?Message-Id: ", "confMESSAGEID_HEADER"}};
  for (const CfLine& line : Missing(lines_, best_, 'H')) {
    for (const auto& row : kHeaders) {
      if (line.text.starts_with(row.header)) {
        TryDefine(row.define, line.text.substr(std::string_view(row.header).size()));
      }
    }
  }
}

void Recovery::FindDaemons() {
  const struct {
    const char *option, *statement;
  } kOptions[] = {{"DaemonPortOptions", "DAEMON_OPTIONS"}, {"ClientPortOptions", "CLIENT_OPTIONS"}};
  for (const auto& row : kOptions) {
    Draft draft = draft_;
    for (const CfLine& line : Missing(lines_, best_, 'O')) {
      std::string name, value;
      if (!CutOption(line.text, name, value) || name != row.option || !CanBeQuoted(value)) continue;
      const std::string text = fmt::format("{}(`{}')", row.statement, value);
      draft.Put({text, text});
    }
    // One daemon of its own takes the place of the standard ones, or stands beside them.
    Draft alone = draft;
    alone.Put({"no_default_msa", "FEATURE(`no_default_msa')"});
    Try(draft);
    Try(alone);
  }
}

void Recovery::FindClasses() {
  std::map<std::string, std::vector<std::string>> words;
  std::vector<std::string> order;
  for (const CfLine& line : Missing(lines_, best_, 'C')) {
    std::string name, value;
    // Classes within classes are the work of features.
    if (!CutName(line.text, name, value) || value.find('$') != std::string::npos) continue;
    if (!words.contains(name)) order.push_back(name);
    words[name].push_back(value);
  }
  for (const std::string& name : order) {
    for (const ClassRow& row : kClasses) {
      if (row.name != name) continue;
      const std::string text = fmt::format("{}(`{}')", row.words, fmt::join(words[name], " "));
      TryStatement({std::string(row.words), text});
    }
  }
  std::vector<std::string> trusted;
  for (const CfLine& line : Missing(lines_, best_, 'T')) trusted.push_back(line.text.substr(3));
  if (!trusted.empty()) TryDefine("confTRUSTED_USERS", fmt::format("{}", fmt::join(trusted, " ")));
  for (const CfLine& line : Missing(lines_, best_, 'F')) {
    std::string name, value;
    if (!CutName(line.text, name, value)) continue;
    for (const char* pair : {"w", "t"}) {
      if (name != pair) continue;
      Draft draft = draft_;
      draft.Define(fmt::format("confC{}_FILE", name == "w" ? 'W' : 'T'), value);
      Try(draft);
      draft.Put({fmt::format("use_c{}_file", name), fmt::format("FEATURE(`use_c{}_file')", name)});
      Try(draft);
    }
    if (name == "R") TryDefine("confCR_FILE", value);
    for (const ClassRow& row : kClasses) {
      if (row.name != name || row.file.empty()) continue;
      TryStatement({std::string(row.file), fmt::format("{}(`{}')", row.file, value)});
    }
  }
}

// Milters and queue groups: lines that name themselves.
void Recovery::FindFilters() {
  for (const char letter : {'X', 'Q'}) {
    for (const CfLine& line : Missing(lines_, best_, letter)) {
      const size_t comma = line.text.find(',');
      const std::string name(Trim(std::string_view(line.text).substr(1, comma - 1)));
      const std::string rest =
          comma == std::string::npos ? "" : std::string(Trim(line.text.substr(comma + 1)));
      if (!CanBeQuoted(line.text)) continue;
      for (const char* statement : {"INPUT_MAIL_FILTER", "MAIL_FILTER", "QUEUE_GROUP"}) {
        if ((letter == 'Q') != (statement[0] == 'Q')) continue;
        TryStatement({letter + name, fmt::format("{}(`{}', `{}')", statement, name, rest)});
      }
    }
  }
}

void Recovery::FindEquates() {
  for (const CfLine& line : Missing(lines_, best_, 'M')) {
    const size_t comma = line.text.find(", ");
    if (!line.part || comma == std::string::npos || comma + 4 > line.text.size()) continue;
    const std::string name = line.text.substr(1, comma - 1);
    const char key = line.text[comma + 2];
    const std::string value = line.text.substr(comma + 4);
    for (const MailerRow& mailer : kMailers) {
      if (mailer.name != name) continue;
      for (const EquateRow& equate : kEquates) {
        if (equate.key != key) continue;
        for (const std::string_view prefix : {mailer.prefix, std::string_view("SMTP")}) {
          TryDefine(fmt::format("{}_{}", prefix, equate.suffix), value);
        }
        // The program of local and its shell have names of their own.
        if (mailer.prefix == "LOCAL_SHELL") {
          TryDefine(fmt::format("LOCAL_SHELL_{}", equate.suffix.substr(7)), value);
        }
      }
    }
  }
}

void Recovery::FindFlags() {
  for (const CfLine& line : Missing(lines_, best_, 'M')) {
    const size_t at = line.text.find(", F=");
    if (!line.part || at == std::string::npos) continue;
    const std::string head = line.text.substr(0, at + 4);
    const std::string wanted = line.text.substr(at + 4);
    const auto same = std::find_if(
        best_.all().begin(), best_.all().end(),
        [&](const CfLine& other) { return other.part && other.text.starts_with(head); });
    if (same == best_.all().end()) continue;
    const std::string has = same->text.substr(head.size());
    std::string more, less;
    for (const char c : wanted) more += has.find(c) == std::string::npos ? std::string(1, c) : "";
    for (const char c : has) less += wanted.find(c) == std::string::npos ? std::string(1, c) : "";
    for (const MailerRow& mailer : kMailers) {
      if (mailer.name != head.substr(1, at - 1)) continue;
      const std::string name(mailer.prefix == "LOCAL_SHELL" ? "SHELL" : mailer.prefix);
      const auto modify = [&](const std::string& change) {
        const std::string key = fmt::format("MODIFY_MAILER_FLAGS {} {}", name, change[0]);
        return TryStatement({key, fmt::format("MODIFY_MAILER_FLAGS(`{}', `{}')", name, change)});
      };
      Draft both = draft_;
      for (const auto& [sign, flags] : {std::pair{'+', more}, std::pair{'-', less}}) {
        if (flags.empty() || !CanBeQuoted(flags)) continue;
        const std::string key = fmt::format("MODIFY_MAILER_FLAGS {} {}", name, sign);
        both.Put({key, fmt::format("MODIFY_MAILER_FLAGS(`{}', `{}{}')", name, sign, flags)});
      }
      if (!Try(both) && more.empty() != less.empty())
        modify((more.empty() ? "-" : "+") + more + less);
      if (CanBeQuoted(wanted)) modify(wanted);
      TryDefine(fmt::format("{}_MAILER_FLAGS", mailer.prefix), wanted);
    }
  }
}

}  // namespace mw::migrate
