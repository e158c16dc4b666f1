// SPDX-License-Identifier: BSD-2-Clause
#include "site/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace mw::site {
namespace {

const Failure kCorrupt = {"the map is damaged", 0};

// Removes the NUL that `form` asks for; false when it is not there, or there and not asked for.
bool StripNull(std::string_view& text, bool wanted) {
  const bool has = text.ends_with('\0');
  if (has) text.remove_suffix(1);
  return has == wanted;
}

bool HasUpperCase(std::string_view key) {
  return std::any_of(key.begin(), key.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

class RowComparison {
 public:
  RowComparison(const RowSet& wanted, const MapForm& form, bool aliases, const ChangeVisitor& visit)
      : wanted_(wanted), form_(form), aliases_(aliases), visit_(visit) {
    seen_.resize(wanted.rows().size(), false);
  }

  void OnEntry(std::string_view key, std::string_view value) {
    ++result_.entries;
    const bool key_right = StripNull(key, form_.include_null);
    const bool value_right = StripNull(value, form_.include_null);
    if (!key_right || !value_right) ++result_.wrong_null;
    if (form_.fold_case && HasUpperCase(key)) ++result_.upper_case_keys;
    if (aliases_ && key == "@") {
      has_mark_ = true;
      return;
    }
    const StoredRow* row = wanted_.Find(key);
    if (row == nullptr) {
      ++result_.removed;
      Tell({ChangeKind::kRemoved, key, value, {}, {}});
      return;
    }
    const size_t index = static_cast<size_t>(row - wanted_.rows().data());
    if (seen_[index]) {  // a second value of the key (makemap -d)
      ++result_.removed;
      Tell({ChangeKind::kRemoved, key, value, {}, {}});
      return;
    }
    seen_[index] = true;
    if (row->value == value) return;
    ++result_.changed;
    Tell({ChangeKind::kChanged, key, value, row->value, row->place});
  }

  Differences Finish() {
    for (size_t i = 0; i < seen_.size(); ++i) {
      if (seen_[i]) continue;
      const StoredRow& row = wanted_.rows()[i];
      ++result_.added;
      Tell({ChangeKind::kAdded, row.key, {}, row.value, row.place});
    }
    if (aliases_ && !has_mark_) {
      ++result_.added;
      Tell({ChangeKind::kAdded, "@", {}, "@", {}});
    }
    return result_;
  }

 private:
  void Tell(const Change& change) {
    if (visit_) visit_(change);
  }

  const RowSet& wanted_;
  const MapForm& form_;
  const bool aliases_;
  const ChangeVisitor& visit_;
  std::vector<bool> seen_;
  bool has_mark_ = false;
  Differences result_;
};

void AppendCount(std::string& text, uint64_t count, std::string_view what) {
  if (count == 0) return;
  if (text.empty()) {
    text = fmt::format("{} row{} to {}", count, count == 1 ? "" : "s", what);
  } else {
    text += fmt::format(", {} to {}", count, what);
  }
}

}  // namespace

Result<Differences> CompareWithRows(Content& now, const RowSet& wanted, const MapForm& form,
                                    bool aliases, const ChangeVisitor& visit) {
  RowComparison comparison(wanted, form, aliases, visit);
  const bool whole = now.ForEach([&](std::string_view key, std::string_view value) {
    comparison.OnEntry(key, value);
    return true;
  });
  if (!whole) return kCorrupt;
  return comparison.Finish();
}

Result<Differences> CompareMaps(Content& now, Content& wanted, const ChangeVisitor& visit) {
  Differences result;
  bool corrupt = false;
  bool whole = now.ForEach([&](std::string_view key, std::string_view value) {
    ++result.entries;
    std::string_view other;
    const Content::Found found = wanted.Find(key, other);
    corrupt = corrupt || found == Content::Found::kCorrupt;
    if (found == Content::Found::kYes && other == value) return true;
    const bool changed = found == Content::Found::kYes;
    ++(changed ? result.changed : result.removed);
    if (visit)
      visit({changed ? ChangeKind::kChanged : ChangeKind::kRemoved, key, value, other, {}});
    return true;
  });
  if (!whole || corrupt) return kCorrupt;
  whole = wanted.ForEach([&](std::string_view key, std::string_view value) {
    std::string_view other;
    const Content::Found found = now.Find(key, other);
    corrupt = corrupt || found == Content::Found::kCorrupt;
    if (found != Content::Found::kNo) return true;
    ++result.added;
    if (visit) visit({ChangeKind::kAdded, key, {}, value, {}});
    return true;
  });
  if (!whole || corrupt) return kCorrupt;
  return result;
}

std::string Summary(const Differences& differences) {
  std::string text;
  AppendCount(text, differences.added, "add");
  AppendCount(text, differences.changed, "change");
  AppendCount(text, differences.removed, "remove");
  return text;
}

}  // namespace mw::site
