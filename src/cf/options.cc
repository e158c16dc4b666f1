// SPDX-License-Identifier: BSD-2-Clause
#include "cf/options.h"

#include "base/text.h"

namespace mw::cf {
namespace {

using enum OptionType;  // for the rows

constexpr Option kOptions[] = {
#define OPTION(name, letter, type, default_value) {#name, letter, type, default_value},
#include "cf/options.def"
#undef OPTION
};

}  // namespace

std::span<const Option> Options() { return kOptions; }

OptionMatch FindOption(std::string_view name) {
  OptionMatch match;
  for (const Option& option : kOptions) {
    if (!EqualFolded(option.name.substr(0, name.size()), name)) continue;
    if (option.name.size() == name.size()) return {&option};
    if (match.option == nullptr) {
      match.option = &option;
    } else if (match.second == nullptr) {
      match.second = &option;
    }
  }
  return match;
}

const Option* FindOption(char letter) {
  for (const Option& option : kOptions) {
    if (option.letter == letter && letter != 0) return &option;
  }
  return nullptr;
}

}  // namespace mw::cf
