// SPDX-License-Identifier: BSD-2-Clause
#include "lint/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/spelling.h"
#include "base/text.h"
#include "lint/findings.h"
#include "mc/builtin_library.h"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace mw::lint {
namespace {

struct TextSetting {
  std::string_view name;
  std::string Settings::*field;
  std::span<const std::string_view> values = {};  // empty: any
};

constexpr std::string_view kMapPlaces[] = {"auto", "db", "source"};

constexpr TextSetting kTexts[] = {{"library", &Settings::library},
                                  {"host-name", &Settings::host_name},
                                  {"dns", &Settings::dns},
                                  {"maps", &Settings::maps, kMapPlaces},
                                  {"target", &Settings::target, mc::kBuiltinTargets},
                                  {"fixtures", &Settings::fixtures},
                                  {"baseline", &Settings::baseline}};
constexpr std::string_view kMapTypes = "map-types";
constexpr std::string_view kRules = "rules";

struct Level {
  std::string_view name;
  std::optional<Severity> severity;
};

constexpr Level kLevels[] = {{"off", std::nullopt},
                             {"note", Severity::kNote},
                             {"warning", Severity::kWarning},
                             {"error", Severity::kError}};

std::string Suggestion(std::string_view name, std::span<const std::string_view> names) {
  const auto nearest = NearestName(name, names);
  return nearest ? fmt::format("; did you mean {}?", Quote(*nearest)) : "";
}

class Reader {
 public:
  Reader(const SourceTable& sources, SourceId source, std::span<const DiagnosticKind> known,
         Sink& sink)
      : source_(sources.Get(source)), id_(source), known_(known), sink_(sink) {}

  Settings Read();

 private:
  void TakeText(const TextSetting& setting, const toml::node& value);
  void TakeTop(const toml::key& key, const toml::node& value);
  void TakeMapTypes(const toml::node& value);
  void TakeRules(const toml::node& value);
  void TakeRule(const toml::key& key, const toml::node& value);
  std::optional<std::string> Text(std::string_view name, const toml::node& value);
  void Complain(const toml::source_region& region, std::string message);

  const Source& source_;
  SourceId id_;
  std::span<const DiagnosticKind> known_;
  Sink& sink_;
  Settings settings_;
};

// The parser counts lines and code points from 1.
void Reader::Complain(const toml::source_region& region, std::string message) {
  const std::string_view line = source_.Line(region.begin.line);
  size_t column = 0;
  for (toml::source_index i = 1; i < region.begin.column && column < line.size(); i++) {
    column++;
    while (column < line.size() && (static_cast<unsigned char>(line[column]) & 0xc0) == 0x80) {
      column++;
    }
  }
  const std::string_view text = source_.bytes();
  const size_t begin = region.begin.line == 0   ? 0
                       : line.data() == nullptr ? text.size()
                                                : static_cast<size_t>(line.data() - text.data());
  const Range range{{id_, static_cast<uint32_t>(std::min(begin + column, text.size()))}, 0};
  sink_.Add(Diagnostic(kWrong, range, std::move(message)));
}

std::optional<std::string> Reader::Text(std::string_view name, const toml::node& value) {
  if (const auto text = value.value_exact<std::string>()) return text;
  Complain(value.source(), fmt::format("{} must be a text in quotes", Quote(name)));
  return std::nullopt;
}

void Reader::TakeMapTypes(const toml::node& value) {
  const toml::array* list = value.as_array();
  if (list == nullptr) {
    Complain(value.source(), "'map-types' must be a list: [\"cdb\"]");
    return;
  }
  for (const toml::node& item : *list) {
    if (auto text = Text(kMapTypes, item)) settings_.map_types.push_back(std::move(*text));
  }
}

void Reader::TakeRule(const toml::key& key, const toml::node& value) {
  const auto same = [&](const DiagnosticKind& kind) {
    return EqualFolded(key.str(), kind.code) || EqualFolded(key.str(), kind.name);
  };
  const auto kind = std::find_if(known_.begin(), known_.end(), same);
  if (kind == known_.end()) {
    std::vector<std::string_view> names;
    for (const DiagnosticKind& each : known_) names.push_back(each.name);
    Complain(key.source(),
             fmt::format("there is no rule {}{}", Quote(key.str()), Suggestion(key.str(), names)));
    return;
  }
  const std::optional<std::string> text = Text(key.str(), value);
  if (!text) return;
  const auto* const level = std::find_if(std::begin(kLevels), std::end(kLevels),
                                         [&](const Level& each) { return each.name == *text; });
  if (level == std::end(kLevels)) {
    Complain(value.source(), "a rule is set to \"off\", \"note\", \"warning\" or \"error\"");
    return;
  }
  settings_.rules[std::string(kind->code)] = level->severity;
}

void Reader::TakeRules(const toml::node& value) {
  const toml::table* table = value.as_table();
  if (table == nullptr) {
    Complain(value.source(), "'rules' must be a table: [rules]");
    return;
  }
  for (const auto& [key, node] : *table) TakeRule(key, node);
}

void Reader::TakeText(const TextSetting& setting, const toml::node& value) {
  std::optional<std::string> text = Text(setting.name, value);
  if (!text) return;
  if (!setting.values.empty() &&
      std::find(setting.values.begin(), setting.values.end(), *text) == setting.values.end()) {
    Complain(value.source(),
             fmt::format("{} is one of {}", Quote(setting.name), fmt::join(setting.values, ", ")));
    return;
  }
  settings_.*setting.field = std::move(*text);
}

void Reader::TakeTop(const toml::key& key, const toml::node& value) {
  if (key.str() == kMapTypes) return TakeMapTypes(value);
  if (key.str() == kRules) return TakeRules(value);
  std::vector<std::string_view> names = {kMapTypes, kRules};
  for (const TextSetting& setting : kTexts) {
    names.push_back(setting.name);
    if (setting.name != key.str()) continue;
    TakeText(setting, value);
    return;
  }
  Complain(key.source(),
           fmt::format("unknown setting {}{}", Quote(key.str()), Suggestion(key.str(), names)));
}

Settings Reader::Read() {
  const toml::parse_result parsed = toml::parse(source_.bytes());
  if (!parsed) {
    std::string reason(parsed.error().description());
    Complain(parsed.error().source(), "cannot read the settings: " + reason);
    return settings_;
  }
  for (const auto& [key, value] : parsed.table()) TakeTop(key, value);
  return std::move(settings_);
}

}  // namespace

Settings ReadSettings(const SourceTable& sources, SourceId source,
                      std::span<const DiagnosticKind> known, Sink& sink) {
  return Reader(sources, source, known, sink).Read();
}

std::vector<Diagnostic> ApplyRules(std::vector<Diagnostic> findings, const Settings& settings) {
  std::vector<Diagnostic> out;
  for (Diagnostic& finding : findings) {
    const auto rule = settings.rules.find(finding.code);
    if (rule != settings.rules.end()) {
      if (!rule->second) continue;
      finding.severity = *rule->second;
    }
    out.push_back(std::move(finding));
  }
  return out;
}

}  // namespace mw::lint
