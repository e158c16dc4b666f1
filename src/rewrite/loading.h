// SPDX-License-Identifier: BSD-2-Clause
// Private to the loader's files: what they share while one .cf is loaded.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rewrite/loader.h"

namespace mw::rewrite {

struct Loading {
  LoadTarget target;
  LoadResult& result;
  int ruleset = -1;  // of the last S line
  std::vector<std::string> queues = {"mqueue"};
  std::optional<char> blank = {};  // BlankSub of the command line, which the file does not change

  Rulebook& rules() { return target.rules; }
  // With `FILE: line N: ` before it.
  void Say(std::string_view text, int status = 70);
  void Say(const cf::Complaints& complaints);
  bool KnowsQueue(std::string_view name) const;
  // As it is.
  void SayBare(std::string_view text, int status);
  // `text` with the macros of the moment.
  std::string Expand(std::string_view text);
};

// loader_classes.cc: C and F lines.
void AddClassWords(Loading& loading, ClassId id, std::string_view words);
void LoadClassFile(Loading& loading, const cf::ClassFileLine& line);

// loader_mailers.cc: M lines.
void LoadMailer(Loading& loading, const cf::Item& item);
void PresetMailers(Rulebook& rules);

// loader_queues.cc: Q lines; `line` is what follows the letter.
void LoadQueue(Loading& loading, std::string_view line);

}  // namespace mw::rewrite
