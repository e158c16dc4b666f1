// SPDX-License-Identifier: BSD-2-Clause
// The header block of a file of the configuration library: what a FEATURE, MAILER, OSTYPE, DOMAIN or
// HACK is, which arguments it takes, what it needs and what it gives. m4-compat/README.md has the
// grammar; a block looks like this:
//
//   dnl SPDX-License-Identifier: BSD-2-Clause
//   dnl NAME       greet_pause
//   dnl SUMMARY    wait before the greeting and refuse clients that talk first
//   dnl ARGUMENTS  milliseconds [optional]  the pause for clients without an entry in access
//   dnl PROVIDES   ruleset greet_pause, flag _GREET_PAUSE_
//   dnl REQUIRES   feature access_db before if argument 1 missing : the map gives the pause
//   dnl PLACE      before MAILER
//   dnl EXAMPLE    FEATURE(`greet_pause', `5000')
//   dnl
//
// All that is known of a file from outside comes from here: the lists and help pages of mc2cf,
// REFERENCE.md, and what the checks say about a call.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw::mc {

struct HeaderArgument {
  std::string name;
  bool required = false;
  std::string default_text;        // in words or as a value; empty: none is given
  std::vector<std::string> words;  // the ones that are accepted; empty: any text is
  bool any_case = false;           // case does not count in `words`
  bool first_letter = false;       // only the first letter of a word counts
  bool repeated = false;           // stands for all arguments that follow, too
  std::string meaning;
};

// An m4 name that the site may define before the call.
struct HeaderSetting {
  std::string name;
  std::optional<std::string> default_text;  // no value: unset, which the file tests
  std::string meaning;
};

struct HeaderProvision {
  std::string
      kind;  // map, ruleset, hook, class, macro, option, flag, mailer, define, header, rules
  std::string name;
};

// Something that must come with the file, or must not.
struct HeaderNeed {
  enum class Condition { kAlways, kArgumentMissing, kArgumentGiven, kArgumentIs };

  std::string kind;  // feature, mailer, define, command, ostype, domain, hack
  std::string name;
  bool before = false;   // in REQUIRES: has to stand earlier; in CONFLICTS: must not stand earlier
  bool warning = false;  // the .cf is still useful without it
  Condition condition = Condition::kAlways;
  size_t argument = 0;  // of the condition, from 1
  std::string word;     // of kArgumentIs
  std::string note;     // why
};

struct Header {
  std::string name;
  std::string summary;
  std::string deprecated;  // what to use instead; empty: it is not deprecated
  std::vector<HeaderArgument> arguments;
  std::vector<HeaderSetting> settings;
  std::vector<HeaderProvision> provides;
  std::vector<HeaderNeed> required;
  std::vector<HeaderNeed> conflicts;
  std::vector<std::string> place;  // "before MAILER", "first" ...
  std::string since;
  std::vector<std::string> maps;     // "map key -> value", with remarks
  std::vector<std::string> example;  // lines of a .mc

  bool HasPlace(std::string_view word) const;
};

struct HeaderFault {
  size_t line = 0;  // from 1
  std::string message;
};

// Which fields are read. Calls are held against NAME, DEPRECATED, ARGUMENTS, REQUIRES, CONFLICTS and PLACE
// only, and a compile reads a dozen blocks: what follows PLACE is not looked at, and no fault is told.
enum class HeaderFields { kAll, kForCalls };

// Reads the block at the beginning of `text`. Nothing when there is none: the first line is not a dnl line
// with the licence, or no NAME follows. Faults against the grammar are added to `faults`; the field or item
// they are in is left out of the result.
std::optional<Header> HeaderFromText(std::string_view text, std::vector<HeaderFault>& faults,
                                     HeaderFields fields = HeaderFields::kAll);

}  // namespace mw::mc
