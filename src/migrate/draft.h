// SPDX-License-Identifier: BSD-2-Clause
// A .mc that is being put together: its statements by the place where they have to stand.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mw::migrate {

// A statement that is looked for. Only one of each key is in a draft: its variants have other arguments.
struct Statement {
  std::string key;   // "FEATURE mailertable"
  std::string text;  // "FEATURE(`mailertable')"
};

// Sections of text that goes into the .cf as it is.
enum class Section : unsigned char {
  kConfig,
  kRule0,
  kRule1,
  kRule2,
  kRule3,
  kNetConfig,
  kRulesets,
  kMailers,
};
inline constexpr size_t kSections = 8;
std::string_view SectionName(Section section);  // "LOCAL_CONFIG", ... "MAILER_DEFINITIONS"

struct Draft {
  std::string version;  // text for VERSIONID
  std::string ostype;
  std::string domain;
  std::vector<std::pair<std::string, std::string>> defines;  // name, value; "" with `undefine`
  std::vector<Statement> statements;                         // FEATURE, HACK, DAEMON_OPTIONS, ...
  std::vector<std::string> mailers;
  std::vector<std::string> sections[kSections];  // lines of the .cf

  void Define(const std::string& name, const std::string& value);
  // Adds it, or puts it in the place of the one with the same key.
  void Put(const Statement& statement);
  void Remove(const std::string& key);
  const Statement* Find(std::string_view key) const;

  std::string Text() const;
};

// True if `text` can stand between quotes of m4.
bool CanBeQuoted(std::string_view text);

}  // namespace mw::migrate
