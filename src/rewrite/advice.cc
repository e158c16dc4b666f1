// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/advice.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/spelling.h"
#include "base/text.h"
#include "cf/findings.h"
#include "cf/options.h"

namespace mw::rewrite {
namespace {

// The range of `word` in the line of `item`; all of the line when it is not written there as it is.
Range RangeOf(std::string_view word, const cf::Item& item, const SourceTable& sources) {
  const std::string_view line = std::string_view(sources.Get(item.range.begin.source).bytes())
                                    .substr(item.range.begin.offset, item.range.length);
  const size_t at = word.empty() ? std::string_view::npos : line.find(word, 1);
  if (at == std::string_view::npos) return item.range;
  Range range = item.range;
  range.begin.offset += static_cast<uint32_t>(at);
  range.length = static_cast<uint32_t>(word.size());
  return range;
}

// Adds "; did you mean 'x'?" and the change that writes x, when a name is near.
void Suggest(std::string_view name, std::span<const std::string_view> known, Diagnostic& finding) {
  const std::optional<std::string_view> nearest = NearestName(name, known);
  if (!nearest) return;
  finding.message += fmt::format("; did you mean {}?", Quote(*nearest));
  finding.fixes.push_back(
      {fmt::format("write {}", *nearest), false, {{finding.range, std::string(*nearest)}}});
}

void CheckOption(const cf::OptionLine& line, const cf::Item& item, const SourceTable& sources,
                 Sink& sink) {
  if (line.name.empty()) return;
  const cf::OptionMatch match = cf::FindOption(line.name);
  const Range range = RangeOf(line.name, item, sources);
  if (match.second != nullptr) {
    sink.Add(Diagnostic(cf::kAmbiguousOption, range,
                        fmt::format("{} may stand for option {} or {}", Quote(line.name),
                                    Quote(match.option->name), Quote(match.second->name))));
  }
  if (match.option != nullptr) return;
  std::vector<std::string_view> names;
  for (const cf::Option& option : cf::Options()) names.push_back(option.name);
  Diagnostic finding(cf::kUnknownOption, range, fmt::format("unknown option {}", Quote(line.name)));
  Suggest(line.name, names, finding);
  sink.Add(std::move(finding));
}

void CheckMapClass(const cf::MapLine& line, const cf::Item& item, const SourceTable& sources,
                   const maps::Environment& environment, Sink& sink) {
  if (line.class_name.empty()) return;
  const maps::MapType* type = maps::FindMapType(line.class_name);
  const auto& extra = environment.extra_types;
  if (type != nullptr &&
      (type->available || std::find(extra.begin(), extra.end(), type->name) != extra.end())) {
    return;
  }
  Diagnostic finding(cf::kUnknownMapClass, RangeOf(line.class_name, item, sources), "");
  if (type != nullptr) {
    finding.message =
        fmt::format("this sendmail has no map class {}; --map-types=+{} takes it as there",
                    Quote(line.class_name), type->name);
  } else {
    std::vector<std::string_view> names;
    for (const maps::MapType* known : maps::MapTypes()) names.push_back(known->name);
    finding.message = fmt::format("unknown map class {}", Quote(line.class_name));
    Suggest(line.class_name, names, finding);
  }
  sink.Add(std::move(finding));
}

void CheckReplacements(const Ruleset& set, Sink& sink) {
  for (const Rule& rule : set.rules) {
    for (const ReplacementPart& part : rule.replacement) {
      if (part.kind != ReplacementPart::Kind::kBinding || part.id < '1' ||
          static_cast<size_t>(part.id - '0') <= rule.written_wildcards) {
        continue;
      }
      sink.Add(Diagnostic(cf::kUnboundReplacement, rule.range,
                          fmt::format("right side uses ${}, but the left side has {} wildcard{}",
                                      static_cast<char>(part.id), rule.written_wildcards,
                                      rule.written_wildcards == 1 ? "" : "s")));
      break;
    }
  }
}

}  // namespace

void Advise(const cf::Config& config, const SourceTable& sources, const Rulebook& rules,
            const maps::Environment& environment, Sink& sink) {
  for (const cf::Item& item : config.items) {
    if (const auto* option = std::get_if<cf::OptionLine>(&item.fields)) {
      CheckOption(*option, item, sources, sink);
    } else if (const auto* map = std::get_if<cf::MapLine>(&item.fields)) {
      CheckMapClass(*map, item, sources, environment, sink);
    }
  }
  for (const Ruleset& set : rules.rulesets) CheckReplacements(set, sink);
}

}  // namespace mw::rewrite
