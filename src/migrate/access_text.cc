// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/access_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"

namespace mw::migrate {
namespace {

bool IsHex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

// A row of the text: its line, and where key and value stand in it.
struct Row {
  std::string_view line, key, value;
};

Row RowOf(std::string_view line) {
  Row row{line, {}, {}};
  const std::string_view text = Trim(line);
  if (text.empty() || line[0] == '#') return row;
  const size_t end = line.find_first_of(" \t");
  row.key = line.substr(0, end);
  if (end != std::string_view::npos) row.value = Trim(line.substr(end));
  return row;
}

bool IsIpv6(std::string_view key) {
  return key.size() > 5 && EqualFolded(key.substr(0, 5), "IPv6:");
}

// "192.0.2", "10", "192.0.2.0/25".
bool IsNetwork(std::string_view key) {
  if (IsIpv6(key)) return true;
  if (key.empty() || !IsDigit(key[0])) return false;
  return key.find_first_not_of("0123456789./") == std::string_view::npos;
}

bool HasTag(std::string_view key) {
  return key.find(':') != std::string_view::npos && !IsIpv6(key);
}

// The tags that together say what the row says; empty when that is not certain.
std::vector<std::string_view> TagsFor(const Row& row, bool recipients) {
  const std::string value = FoldCase(row.value);
  if (value == "spamfriend" || value == "spamhater") return {"Spam:"};
  if (IsNetwork(row.key)) return {"Connect:"};
  std::vector<std::string_view> tags;
  if (row.key.find('@') == std::string_view::npos) {
    if (value == "relay" || row.key.find('.') == std::string_view::npos) return {};
    tags.push_back("Connect:");
  }
  tags.push_back("From:");
  if (recipients) tags.push_back("To:");
  return tags;
}

// The key with an IPv6 address written out; as it is otherwise.
std::string FullKey(std::string_view key) {
  const std::string folded = FoldCase(key);
  const size_t at = folded.find("ipv6:");
  if (at == std::string::npos) return std::string(key);
  const std::string full = UncompressedIpv6(key.substr(at + 5));
  return full.empty() ? std::string(key) : std::string(key.substr(0, at + 5)) + full;
}

class Upgrader {
 public:
  Upgrader(std::string_view text, bool recipients, bool compressed)
      : lines_(Split(text, '\n')), recipients_(recipients), compressed_(compressed) {
    for (const std::string_view line : lines_) keys_.insert(FoldCase(RowOf(line).key));
  }

  AccessUpgrade Run() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (i > 0) out_.text += '\n';
      AddRow(RowOf(lines_[i]), static_cast<uint32_t>(i + 1));
    }
    return std::move(out_);
  }

 private:
  void AddRow(const Row& row, uint32_t line) {
    const std::string key = compressed_ ? std::string(row.key) : FullKey(row.key);
    std::string_view rest = row.line.substr(row.key.size());
    if (row.key.empty() || row.value.empty() || HasTag(row.key)) {
      if (key != row.key && !keys_.contains(FoldCase(key))) {
        out_.steps.push_back({line, fmt::format("{} is written with ::", Quote(row.key)),
                              fmt::format("write {}", Quote(key))});
        out_.text += key;
      } else {
        out_.text += row.key;
      }
      out_.text += rest;
      return;
    }
    std::string keys, text;
    for (const std::string_view tag : TagsFor(row, recipients_)) {
      const std::string tagged = std::string(tag) + key;
      if (keys_.contains(FoldCase(tagged)))
        return Leave(row, line, Quote(tagged) + " is there, too");
      if (!keys.empty()) keys += ", ", text += '\n';
      keys += tagged;
      text += tagged;
      text += rest;
    }
    if (keys.empty()) return Leave(row, line, Question(row));
    out_.steps.push_back({line, fmt::format("{} has no tag", Quote(row.key)), "write " + keys});
    out_.text += text;
  }

  static std::string Question(const Row& row) {
    if (row.key.find('.') == std::string_view::npos) return "is it a host, a domain or a user?";
    return "Connect: lets clients of that name relay, To: lets anybody send to it";
  }

  void Leave(const Row& row, uint32_t line, const std::string& why) {
    out_.steps.push_back({line, fmt::format("{} has no tag: {}", Quote(row.key), why), ""});
    out_.text += row.line;
  }

  std::vector<std::string_view> lines_;
  std::set<std::string> keys_;
  bool recipients_, compressed_;
  AccessUpgrade out_;
};

}  // namespace

std::string UncompressedIpv6(std::string_view address) {
  const size_t gap = address.find("::");
  if (gap == std::string_view::npos) return "";
  std::vector<std::string_view> head, tail;
  if (gap > 0) head = Split(address.substr(0, gap), ':');
  if (gap + 2 < address.size()) tail = Split(address.substr(gap + 2), ':');
  if (head.size() + tail.size() > 7) return "";
  std::vector<std::string_view> all = head;
  all.insert(all.end(), 8 - head.size() - tail.size(), "0");
  all.insert(all.end(), tail.begin(), tail.end());
  std::string text;
  for (const std::string_view part : all) {
    if (part.empty() || part.size() > 4 || !IsHex(part)) return "";
    text += (text.empty() ? "" : ":") + std::string(part);
  }
  return text;
}

AccessUpgrade UpgradeAccess(std::string_view text, bool recipients, bool compressed) {
  return Upgrader(text, recipients, compressed).Run();
}

}  // namespace mw::migrate
