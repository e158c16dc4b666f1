// SPDX-License-Identifier: BSD-2-Clause
#include "site/map_record.h"

#include <fmt/format.h>

#include <charconv>

#include "base/text.h"

namespace mw::site {
namespace {

constexpr std::string_view kTitle = "mailwright 1";
constexpr uint64_t kMaxRecord = 4096;

template <typename Number>
bool ParseNumber(std::string_view text, Number& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

MapForm MapForm::Of(const SiteFile& file) {
  MapForm form;
  form.storage = file.storage;
  form.fold_case = !file.flags.exact_case || file.role == Role::kAliases;
  form.include_null = file.flags.include_null || file.role == Role::kAliases;
  return form;
}

std::string MapForm::Text() const {
  return fmt::format("{} {} {}", StorageName(storage), fold_case ? "fold" : "case",
                     include_null ? "null" : "plain");
}

std::string RecordPath(const std::string& database) {
  return fmt::format("{}/.{}.built", DirName(database), BaseName(database));
}

std::optional<MapRecord> ReadRecord(Host& host, const std::string& database) {
  const Result<std::string> text = host.ReadFile(RecordPath(database), kMaxRecord);
  if (!text) return std::nullopt;
  const std::vector<std::string_view> lines = Split(*text, '\n');
  if (lines.size() < 4 || lines[0] != kTitle || !lines[1].starts_with("rows ") ||
      !lines[2].starts_with("form ") || !lines[3].starts_with("map ")) {
    return std::nullopt;
  }
  MapRecord record;
  record.rows = lines[1].substr(5);
  record.form = lines[2].substr(5);
  const std::vector<std::string_view> numbers = SplitWords(lines[3].substr(4));
  if (numbers.size() != 2 || !ParseNumber(numbers[0], record.size) ||
      !ParseNumber(numbers[1], record.modified_ns)) {
    return std::nullopt;
  }
  return record;
}

Result<void> WriteRecord(Host& host, const std::string& database, const MapRecord& record) {
  return host.WriteFileAtomically(
      RecordPath(database), fmt::format("{}\nrows {}\nform {}\nmap {} {}\n", kTitle, record.rows,
                                        record.form, record.size, record.modified_ns));
}

}  // namespace mw::site
