// SPDX-License-Identifier: BSD-2-Clause
#include "support/spec_runner_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace mw {
namespace {

struct Verb {
  std::string_view name;
  bool has_argument;
};
constexpr Verb kVerbs[] = {{"file", true}, {"stdin", false}, {"run", false}, {"out", false},
                           {"copy", true}, {"needs", true},  {"text", false}};

size_t TildesAtStart(std::string_view line) {
  return std::min(line.find_first_not_of('~'), line.size());
}

// What is wrong with a complete block; empty when nothing is.
std::string BlockFault(const SpecPart& block) {
  const auto* const verb = std::find_if(std::begin(kVerbs), std::end(kVerbs),
                                        [&](const Verb& v) { return v.name == block.verb; });
  if (verb == std::end(kVerbs)) {
    return fmt::format("unknown block {}; for one that is not run write '~~~ text'",
                       Quote(block.verb));
  }
  if (verb->has_argument == block.argument.empty()) {
    return fmt::format("block '{}' {} argument", block.verb,
                       verb->has_argument ? "needs an" : "takes no");
  }
  if (block.verb != "file" || !block.argument.ends_with(".cf")) return "";
  bool rules = false;
  for (const std::string_view line : Split(block.body, '\n')) {
    if (!line.starts_with('R')) continue;
    if (line.find('\t') != std::string_view::npos) return "";
    rules = true;
  }
  return rules ? "no R line of this .cf has a tab; the tabs were lost" : "";
}

SpecPart OpenPart(std::string_view line, size_t number) {
  SpecPart part;
  part.line = number;
  const size_t marks = std::min(line.find_first_not_of('#'), line.size());
  if (TildesAtStart(line) >= 3) {
    part.kind = SpecPart::Kind::kBlock;
    const std::string_view rest = Trim(line.substr(TildesAtStart(line)));
    const size_t blank = std::min(rest.find(' '), rest.size());
    part.verb = rest.substr(0, blank);
    part.argument = Trim(rest.substr(blank));
  } else if (marks > 0 && line.substr(marks).starts_with(' ')) {
    part.kind = SpecPart::Kind::kHeading;
    part.level = marks;
  } else {
    return part;
  }
  part.opening = line;
  return part;
}

}  // namespace

Result<std::vector<SpecPart>> SpecFromText(std::string_view text) {
  std::vector<SpecPart> parts;
  bool in_block = false;
  size_t number = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::string_view whole = text.substr(begin, end - begin);
    const std::string_view line = whole.ends_with('\n') ? whole.substr(0, whole.size() - 1) : whole;
    begin = end;
    ++number;
    if (in_block) {
      SpecPart& block = parts.back();
      in_block = line != std::string(TildesAtStart(block.opening), '~');
      if (in_block) block.body += whole;
      if (in_block) continue;
      const std::string fault = BlockFault(block);
      if (!fault.empty()) return Failure{fmt::format("{}: {}", block.line, fault), 0};
      continue;
    }
    SpecPart part = OpenPart(line, number);
    in_block = part.kind == SpecPart::Kind::kBlock;
    const bool prose = part.kind == SpecPart::Kind::kProse;
    if (!prose || parts.empty() || parts.back().kind != part.kind) parts.push_back(part);
    if (prose) parts.back().body += whole;
  }
  if (in_block) return Failure{fmt::format("{}: block is not closed", parts.back().line), 0};
  return parts;
}

std::string SpecToText(const std::vector<SpecPart>& parts) {
  std::string text;
  for (const SpecPart& part : parts) {
    if (part.kind != SpecPart::Kind::kBlock) {
      text += part.opening.empty() ? part.body : part.opening + "\n";
      continue;
    }
    std::string fence(TildesAtStart(part.opening), '~');
    const std::string_view rest = std::string_view(part.opening).substr(fence.size());
    while (("\n" + part.body).find("\n" + fence + "\n") != std::string::npos) fence += '~';
    text += fmt::format("{0}{1}\n{2}{0}\n", fence, rest, part.body);
  }
  return text;
}

}  // namespace mw
