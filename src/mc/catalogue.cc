// SPDX-License-Identifier: BSD-2-Clause
#include "mc/catalogue.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace mw::mc {
namespace {

constexpr uint64_t kMaxFileBytes = 4 << 20;
// In the order of the .cf.
constexpr std::string_view kOptionFiles[] = {"cf/names.m4", "cf/options.m4", "cf/milters.m4"};

// In the order of Families(), then the options.
constexpr std::string_view kLists[] = {"features", "mailers", "ostypes",
                                       "domains",  "hacks",   "options"};

std::string InFolder(std::string_view folder, std::string_view path) {
  std::string whole(folder);
  if (!whole.empty() && whole.back() != '/') whole += '/';
  whole += path;
  return whole;
}

// `text` without the empty quoted strings that keep two names apart.
std::string WithoutQuotes(std::string_view text) {
  std::string plain(text);
  for (size_t at = plain.find("`'"); at != std::string::npos; at = plain.find("`'")) {
    plain.erase(at, 2);
  }
  return plain;
}

// The text at the front of `text` up to the quote that closes more than it opens.
std::string_view QuotedFront(std::string_view text) {
  size_t depth = 1;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '`') ++depth;
    if (text[i] == '\'' && --depth == 0) return text.substr(0, i);
  }
  return text;
}

// The option of a row: a call that asks for the name in the .mc, with "#O option=default" as one of the
// texts that it may give.
std::optional<CatalogueOption> OptionOfRow(std::string_view line) {
  constexpr std::string_view kAsks[] = {"ifdef(`", "ifelse(defn(`"};
  constexpr std::string_view kComment = "`#O ";
  const size_t comment = line.find(kComment);
  if (comment == std::string_view::npos) return std::nullopt;
  for (const std::string_view ask : kAsks) {
    if (!line.starts_with(ask)) continue;
    CatalogueOption option;
    option.name = QuotedFront(line.substr(ask.size()));
    option.option = WithoutQuotes(QuotedFront(line.substr(comment + kComment.size())));
    const size_t equals = std::min(option.option.find('='), option.option.size());
    option.default_text = option.option.substr(std::min(equals + 1, option.option.size()));
    option.option.resize(equals);
    return option;
  }
  return std::nullopt;
}

std::string Columns(const std::vector<std::pair<std::string, std::string>>& rows) {
  size_t width = 0;
  for (const auto& [name, text] : rows) width = std::max(width, name.size());
  std::string page;
  for (const auto& [name, text] : rows) {
    page += text.empty() ? name + "\n" : fmt::format("{:<{}}  {}\n", name, width, text);
  }
  return page;
}

}  // namespace

std::optional<Header> ReadHeader(Host& host, std::string_view folder, const Family& family,
                                 std::string_view name) {
  const std::string path = InFolder(folder, fmt::format("{}/{}.m4", family.folder, name));
  const Result<std::string> text = host.ReadFile(path, kMaxFileBytes);
  std::vector<HeaderFault> faults;
  return text.ok() ? HeaderFromText(*text, faults) : std::nullopt;
}

std::vector<CatalogueEntry> ReadCatalogue(Host& host, std::string_view folder) {
  std::vector<CatalogueEntry> entries;
  for (const Family& family : Families()) {
    for (const std::string& name : NamesInFamily(host, folder, family)) {
      std::optional<Header> header = ReadHeader(host, folder, family, name);
      CatalogueEntry entry{&family, {}, header.has_value()};
      if (header) entry.header = std::move(*header);
      entry.header.name = name;
      entries.push_back(std::move(entry));
    }
  }
  return entries;
}

std::vector<CatalogueOption> ReadOptions(Host& host, std::string_view folder) {
  std::vector<CatalogueOption> options;
  for (const std::string_view file : kOptionFiles) {
    const Result<std::string> text = host.ReadFile(InFolder(folder, file), kMaxFileBytes);
    if (!text.ok()) continue;
    for (const std::string_view line : Split(*text, '\n')) {
      if (std::optional<CatalogueOption> option = OptionOfRow(line)) {
        options.push_back(std::move(*option));
      }
    }
  }
  return options;
}

std::span<const std::string_view> ListNames() { return kLists; }

std::string ListText(Host& host, std::string_view folder, std::string_view list) {
  std::vector<std::pair<std::string, std::string>> rows;
  const auto found = std::find(std::begin(kLists), std::end(kLists), list);
  const auto index = static_cast<size_t>(found - std::begin(kLists));
  if (index < Families().size()) {
    for (const std::string& name : NamesInFamily(host, folder, Families()[index])) {
      const std::optional<Header> header = ReadHeader(host, folder, Families()[index], name);
      rows.emplace_back(name, header ? header->summary : std::string());
    }
  } else if (list == "options") {
    std::vector<CatalogueOption> options = ReadOptions(host, folder);
    std::sort(options.begin(), options.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    for (const CatalogueOption& option : options) {
      rows.emplace_back(
          option.name, option.default_text.empty()
                           ? option.option
                           : fmt::format("{} = {}", option.option, Printable(option.default_text)));
    }
  }
  return Columns(rows);
}

}  // namespace mw::mc
