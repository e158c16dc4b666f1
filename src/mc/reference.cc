// SPDX-License-Identifier: BSD-2-Clause
// The pages of the catalogue. One table of sections serves the help page and the reference: they differ
// in how a heading and a list are marked.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "mc/catalogue.h"

namespace mw::mc {
namespace {

using Lines = std::vector<std::string>;

std::string ArgumentText(const HeaderArgument& argument) {
  Lines remarks;
  if (argument.required) remarks.emplace_back("required");
  if (!argument.words.empty()) {
    remarks.push_back(fmt::format("{}{}", fmt::join(argument.words, " or "),
                                  argument.any_case       ? ", in any case"
                                  : argument.first_letter ? ", by the first letter"
                                                          : ""));
  }
  if (!argument.default_text.empty()) {
    remarks.push_back(fmt::format("default: {}", argument.default_text));
  }
  if (argument.repeated) remarks.emplace_back("may be repeated");
  if (remarks.empty()) return fmt::format("{}: {}", argument.name, argument.meaning);
  return fmt::format("{}: {} ({})", argument.name, argument.meaning, fmt::join(remarks, "; "));
}

Lines Arguments(const Header& header) {
  Lines lines;
  for (const HeaderArgument& argument : header.arguments) lines.push_back(ArgumentText(argument));
  return lines;
}

Lines Settings(const Header& header) {
  Lines lines;
  for (const HeaderSetting& setting : header.settings) {
    lines.push_back(fmt::format(
        "{}: {}{}", setting.name, setting.meaning,
        setting.default_text ? fmt::format(" (default: {})", *setting.default_text) : ""));
  }
  return lines;
}

// One line for each kind.
Lines Provisions(const Header& header) {
  std::vector<std::pair<std::string, Lines>> kinds;
  for (const HeaderProvision& provision : header.provides) {
    const auto known = std::find_if(kinds.begin(), kinds.end(),
                                    [&](const auto& kind) { return kind.first == provision.kind; });
    if (known == kinds.end()) {
      kinds.push_back({provision.kind, {provision.name}});
    } else {
      known->second.push_back(provision.name);
    }
  }
  Lines lines;
  for (const auto& [kind, names] : kinds) {
    const std::string_view word = kind == "rules" ? "rules in" : std::string_view(kind);
    lines.push_back(fmt::format("{} {}", word, fmt::join(names, ", ")));
  }
  return lines;
}

Lines Needs(const Header& header) {
  Lines lines;
  for (const HeaderNeed& need : header.required) lines.push_back(NeedText(need, false));
  for (const HeaderNeed& need : header.conflicts) lines.push_back(NeedText(need, true));
  return lines;
}

Lines Place(const Header& header) {
  return header.place.empty() ? Lines() : Lines{fmt::format("{}", fmt::join(header.place, ", "))};
}
Lines Since(const Header& header) {
  return header.since.empty() ? Lines() : Lines{"sendmail " + header.since};
}
Lines Maps(const Header& header) { return header.maps; }

struct Section {
  std::string_view title;
  Lines (*lines)(const Header& header);
};
constexpr Section kSections[] = {
    {"Arguments", Arguments}, {"Settings", Settings}, {"Gives", Provisions}, {"Needs", Needs},
    {"Place", Place},         {"Map", Maps},          {"Since", Since},
};

bool IsWord(char c) { return IsAlpha(c) || IsDigit(c); }

// Markdown in which the text stands for itself. An underscore within a word is no mark.
std::string Plain(std::string_view text) {
  std::string escaped;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool inner = i > 0 && i + 1 < text.size() && IsWord(text[i - 1]) && IsWord(text[i + 1]);
    const bool mark = std::string_view("*_`<[\\").find(text[i]) != std::string_view::npos;
    if (mark && !(text[i] == '_' && inner)) escaped += '\\';
    escaped += text[i];
  }
  return escaped;
}

std::string Sentence(std::string_view text) {
  std::string sentence = Plain(text) + ".";
  if (sentence[0] >= 'a' && sentence[0] <= 'z') sentence[0] = static_cast<char>(sentence[0] - 32);
  return sentence;
}

std::string MarkdownPage(const CatalogueEntry& entry) {
  const Header& header = entry.header;
  std::string page = fmt::format("### {}\n\n{}\n\n", header.name, Sentence(header.summary));
  if (!header.deprecated.empty()) {
    page += fmt::format("Deprecated: {}.\n\n", Plain(header.deprecated));
  }
  page += fmt::format("    {}\n\n", Synopsis(entry));
  for (const Section& section : kSections) {
    const Lines lines = section.lines(header);
    if (lines.empty()) continue;
    if (lines.size() == 1) {
      page += fmt::format("- {}: {}\n", section.title, Plain(lines[0]));
      continue;
    }
    page += fmt::format("- {}:\n", section.title);
    for (const std::string& line : lines) page += fmt::format("  - {}\n", Plain(line));
  }
  page += "\nExample:\n\n";
  for (const std::string& line : header.example) page += fmt::format("    {}\n", line);
  return page + "\n";
}

}  // namespace

std::string Synopsis(const CatalogueEntry& entry) {
  std::string text = fmt::format("{}(`{}'", entry.family->command, entry.header.name);
  size_t open = 0;
  for (const HeaderArgument& argument : entry.header.arguments) {
    if (!argument.required) {
      text += '[';
      ++open;
    }
    text += fmt::format(", {}{}", argument.name, argument.repeated ? ", ..." : "");
  }
  return text + std::string(open, ']') + ")";
}

std::string NeedText(const HeaderNeed& need, bool conflict) {
  std::string text;
  if (conflict) {
    text = need.before ? "not after " : "not together with ";
  }
  const std::string_view word = need.kind == "define" || need.kind == "command"
                                    ? std::string_view()
                                    : std::string_view(need.kind);
  text += word.empty() ? need.name : fmt::format("{} {}", word, need.name);
  if (!conflict && need.before) text += " before it";
  using Condition = HeaderNeed::Condition;
  if (need.condition == Condition::kArgumentMissing) {
    text += fmt::format(", if argument {} is missing", need.argument);
  } else if (need.condition == Condition::kArgumentGiven) {
    text += fmt::format(", if argument {} is given", need.argument);
  } else if (need.condition == Condition::kArgumentIs) {
    text += fmt::format(", if argument {} is {}", need.argument, need.word);
  }
  if (!need.note.empty()) text += ": " + need.note;
  return text;
}

std::string HelpText(const CatalogueEntry& entry) {
  const Header& header = entry.header;
  std::string page = Synopsis(entry) + "\n";
  if (!entry.has_header) return page + "\nThe file has no description.\n";
  page += fmt::format("    {}\n", header.summary);
  if (!header.deprecated.empty()) page += fmt::format("    deprecated: {}\n", header.deprecated);
  for (const Section& section : kSections) {
    const Lines lines = section.lines(header);
    if (lines.empty()) continue;
    page += fmt::format("\n{}\n", section.title);
    for (const std::string& line : lines) page += fmt::format("    {}\n", line);
  }
  page += "\nExample\n";
  for (const std::string& line : header.example) page += fmt::format("    {}\n", line);
  return page;
}

std::string ReferenceText(std::span<const CatalogueEntry> entries) {
  std::string page =
      "# Reference of the configuration library\n\n"
      "Made from the header blocks of the files by `mc2cf --reference`; not to be edited.\n";
  const Family* family = nullptr;
  for (const CatalogueEntry& entry : entries) {
    if (entry.family != family) page += fmt::format("\n## {}\n\n", entry.family->command);
    family = entry.family;
    page += MarkdownPage(entry);
  }
  while (page.ends_with("\n\n")) page.pop_back();
  return page;
}

}  // namespace mw::mc
