// SPDX-License-Identifier: BSD-2-Clause
#include "sarif_structure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>

#include "base/text.h"

namespace mw::lint {
namespace {

using Json = nlohmann::json;

enum class Form : uint8_t {
  kText,      // a string
  kUri,       // a URI reference (RFC 3986)
  kLevel,     // 3.27.10
  kColumns,   // 3.14.17
  kVersion,   // 3.13.2
  kPositive,  // an integer from 1
  kIndex,     // an integer from 0
  kTexts,     // an object whose members are strings
  kObject,    // an object of the kind `kind`
  kArray,     // an array of such objects
  kFilled,    // the same, not empty
};

struct Member {
  std::string_view object, name;
  Form form;
  bool required = false;
  std::string_view kind = "";
};

constexpr Member kMembers[] = {
    {"log", "$schema", Form::kUri},
    {"log", "version", Form::kVersion, true},
    {"log", "runs", Form::kArray, true, "run"},
    {"run", "tool", Form::kObject, true, "tool"},  // 3.14.6
    {"run", "columnKind", Form::kColumns},
    {"run", "results", Form::kArray, false, "result"},
    {"tool", "driver", Form::kObject, true, "component"},  // 3.18.2
    {"component", "name", Form::kText, true},
    {"component", "version", Form::kText},
    {"component", "rules", Form::kArray, false, "rule"},
    {"rule", "id", Form::kText, true},  // 3.49.3
    {"rule", "name", Form::kText},
    {"rule", "shortDescription", Form::kObject, false, "message string"},
    {"rule", "fullDescription", Form::kObject, false, "message string"},
    {"rule", "defaultConfiguration", Form::kObject, false, "configuration"},
    {"configuration", "level", Form::kLevel},
    {"message string", "text", Form::kText, true},
    {"result", "ruleId", Form::kText},
    {"result", "ruleIndex", Form::kIndex},
    {"result", "level", Form::kLevel},
    {"result", "message", Form::kObject, true, "message"},  // 3.27.11
    {"result", "locations", Form::kArray, false, "location"},
    {"result", "relatedLocations", Form::kArray, false, "location"},
    {"result", "partialFingerprints", Form::kTexts},
    {"result", "fixes", Form::kArray, false, "fix"},
    {"message", "text", Form::kText, true},
    {"location", "physicalLocation", Form::kObject, false, "physical location"},
    {"location", "message", Form::kObject, false, "message"},
    {"physical location", "artifactLocation", Form::kObject, true, "artifact"},  // 3.29.2
    {"physical location", "region", Form::kObject, false, "region"},
    {"artifact", "uri", Form::kUri, true},
    {"region", "startLine", Form::kPositive, true},
    {"region", "startColumn", Form::kPositive},
    {"region", "endLine", Form::kPositive},
    {"region", "endColumn", Form::kPositive},
    {"fix", "description", Form::kObject, false, "message"},
    {"fix", "artifactChanges", Form::kFilled, true, "change"},  // 3.55.3
    {"change", "artifactLocation", Form::kObject, true, "artifact"},
    {"change", "replacements", Form::kFilled, true, "replacement"},  // 3.56.3
    {"replacement", "deletedRegion", Form::kObject, true, "region"},
    {"replacement", "insertedContent", Form::kObject, false, "content"},
    {"content", "text", Form::kText},
};

bool IsUri(std::string_view text) {
  constexpr std::string_view kOthers = "-._~:/?#[]@!$&'()*+,;=%";
  for (size_t i = 0; i < text.size(); i++) {
    const char c = text[i];
    if (!IsAlpha(c) && !IsDigit(c) && kOthers.find(c) == std::string_view::npos) return false;
    constexpr std::string_view kHex = "0123456789ABCDEFabcdef";
    if (c == '%' && (i + 2 >= text.size() || kHex.find(text[i + 1]) == std::string_view::npos ||
                     kHex.find(text[i + 2]) == std::string_view::npos)) {
      return false;
    }
  }
  // A colon in the first part must end a scheme.
  const size_t colon = text.substr(0, text.find('/')).find(':');
  return !text.empty() && (colon == std::string_view::npos || (colon > 1 && IsAlpha(text[0])));
}

bool IsWord(const Json& value, std::initializer_list<std::string_view> words) {
  return value.is_string() &&
         std::find(words.begin(), words.end(), value.get<std::string>()) != words.end();
}

bool AreTexts(const Json& value) {
  return value.is_object() &&
         std::all_of(value.begin(), value.end(), [](const Json& one) { return one.is_string(); });
}

bool HasForm(Form form, const Json& value) {
  switch (form) {
    case Form::kText:
      return value.is_string();
    case Form::kUri:
      return value.is_string() && IsUri(value.get<std::string>());
    case Form::kLevel:
      return IsWord(value, {"none", "note", "warning", "error"});
    case Form::kColumns:
      return IsWord(value, {"utf16CodeUnits", "unicodeCodePoints"});
    case Form::kVersion:
      return IsWord(value, {"2.1.0"});
    case Form::kPositive:
      return value.is_number_integer() && value.get<int64_t>() >= 1;
    case Form::kIndex:
      return value.is_number_integer() && value.get<int64_t>() >= 0;
    case Form::kTexts:
      return AreTexts(value);
    case Form::kObject:
      return value.is_object();
    case Form::kArray:
      return value.is_array();
    case Form::kFilled:
      return value.is_array() && !value.empty();
  }
  return false;
}

// Arrays whose elements must differ.
bool IsSet(std::string_view name) {
  return name == "rules" || name == "relatedLocations" || name == "fixes" ||
         name == "artifactChanges";
}

class Checker {
 public:
  std::vector<std::string> Check(std::string_view text) {
    const Json log = Json::parse(text, nullptr, false);
    if (!log.is_object()) return {"no JSON object"};
    Object(log, "log", "");
    if (faults_.empty()) {
      for (const Json& run : log["runs"]) References(run);
    }
    return std::move(faults_);
  }

 private:
  void Fault(const std::string& path, std::string_view what) {
    faults_.push_back(fmt::format("{}: {}", path, what));
  }

  // The depth is that of the table.
  void Object(const Json& object, std::string_view kind, const std::string& path) {
    std::set<std::string, std::less<>> known;
    for (const Member& member : kMembers) {
      if (member.object != kind) continue;
      known.emplace(member.name);
      const std::string at = fmt::format("{}/{}", path, member.name);
      const auto found = object.find(member.name);
      if (found == object.end()) {
        if (member.required) Fault(at, "is missing");
        continue;
      }
      if (!HasForm(member.form, *found)) {
        Fault(at, "has the wrong form: " + found->dump());
        continue;
      }
      if (member.kind.empty()) continue;
      if (found->is_array() && IsSet(member.name) &&
          std::set<Json>(found->begin(), found->end()).size() != found->size()) {
        Fault(at, "holds two that are equal");
      }
      if (found->is_object()) Object(*found, member.kind, at);
      for (size_t i = 0; found->is_array() && i < found->size(); i++) {
        const std::string one = fmt::format("{}/{}", at, i);
        if ((*found)[i].is_object()) {
          Object((*found)[i], member.kind, one);
        } else {
          Fault(one, "is no object");
        }
      }
    }
    for (const auto& [name, value] : object.items()) {
      if (!known.contains(name)) Fault(path + '/' + name, "is no member of a " + std::string(kind));
    }
    if (kind == "region") Region(object, path);
  }

  // 3.30: a region does not end before it begins.
  void Region(const Json& region, const std::string& path) {
    if (!faults_.empty() || !region.contains("endLine")) return;
    const auto begin =
        std::pair(region["startLine"].get<int64_t>(), region.value("startColumn", 1));
    const auto end =
        std::pair(region["endLine"].get<int64_t>(), region.value("endColumn", 1 << 30));
    if (end < begin) Fault(path, "ends before it begins");
  }

  // 3.49.3 and 3.27.6: ids of rules are unique, and an index leads to the rule of the id.
  void References(const Json& run) {
    const Json rules = run["tool"]["driver"].value("rules", Json::array());
    std::set<std::string> ids;
    for (const Json& rule : rules) {
      if (!ids.insert(rule["id"]).second) Fault("rules", "two have the id " + rule["id"].dump());
    }
    for (const Json& result : run.value("results", Json::array())) {
      if (!result.contains("ruleIndex")) continue;
      const auto index = result["ruleIndex"].get<size_t>();
      if (index >= rules.size() || rules[index]["id"] != result.value("ruleId", "")) {
        Fault("results", "ruleIndex does not lead to " + result.value("ruleId", "nothing"));
      }
    }
  }

  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> SarifFaults(std::string_view text) { return Checker().Check(text); }

}  // namespace mw::lint
