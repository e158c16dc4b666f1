// SPDX-License-Identifier: BSD-2-Clause
#include "mc/catalogue.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace mw::mc {
namespace {

constexpr uint64_t kMaxFileBytes = 4 << 20;
constexpr std::string_view kOptionFile = "cf/options.m4";

// In the order of Families(), then the options.
constexpr std::string_view kLists[] = {"features", "mailers", "ostypes",
                                       "domains",  "hacks",   "options"};

std::string InFolder(std::string_view folder, std::string_view path) {
  std::string whole(folder);
  if (!whole.empty() && whole.back() != '/') whole += '/';
  whole += path;
  return whole;
}

// `text` without one pair of m4 quotes around it.
std::string Unquoted(std::string_view text) {
  text = Trim(text);
  if (text.starts_with('`') && text.ends_with('\'')) text = text.substr(1, text.size() - 2);
  std::string plain(text);
  // An empty quoted string within the text keeps two names apart.
  for (size_t at = plain.find("`'"); at != std::string::npos; at = plain.find("`'")) {
    plain.erase(at, 2);
  }
  return plain;
}

// The arguments of the one-line call `line` after its opening parenthesis, quotes removed.
std::vector<std::string> ArgumentsOf(std::string_view line) {
  std::vector<std::string> arguments;
  size_t depth = 0;
  size_t begin = 0;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '`') ++depth;
    if (line[i] == '\'' && depth > 0) --depth;
    if (depth > 0 || (line[i] != ',' && line[i] != ')')) continue;
    arguments.push_back(Unquoted(line.substr(begin, i - begin)));
    begin = i + 1;
    if (line[i] == ')') break;
  }
  return arguments;
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
  const Result<std::string> text = host.ReadFile(InFolder(folder, kOptionFile), kMaxFileBytes);
  if (!text.ok()) return options;
  constexpr std::string_view kRow = "_OPTION(";
  for (std::string_view line : Split(*text, '\n')) {
    if (!line.starts_with(kRow)) continue;
    line.remove_prefix(kRow.size());
    std::vector<std::string> arguments = ArgumentsOf(line);
    if (arguments.size() < 2) continue;
    arguments.resize(3);
    if (arguments[2].starts_with('=')) arguments[2].erase(0, 1);
    options.push_back({arguments[1], arguments[0], arguments[2]});
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
