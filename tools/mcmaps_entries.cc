// SPDX-License-Identifier: BSD-2-Clause
// mcmaps query, dump, diff and convert: what is in maps.
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>

#include "base/text.h"
#include "mcmaps_commands.h"
#include "site/compare.h"
#include "site/content.h"

namespace mw::tools {
namespace {

std::string_view WithoutNull(std::string_view text) {
  if (text.ends_with('\0')) text.remove_suffix(1);
  return text;
}

// Standard output in large pieces.
class Output {
 public:
  ~Output() { Flush(); }
  void Add(std::string_view text) {
    text_ += text;
    if (text_.size() > kPiece) Flush();
  }
  int Flush() {
    if (!text_.empty() && status_ == kExitOk) status_ = WriteStandardOutput(kMcmaps, text_);
    text_.clear();
    return status_;
  }

 private:
  static constexpr size_t kPiece = 1 << 18;
  std::string text_;
  int status_ = kExitOk;
};

// Only a name of the site needs its .cf.
bool NeedsSite(Host& host, const std::vector<std::string>& names, size_t count) {
  for (size_t i = 0; i < std::min(count, names.size()); ++i) {
    const bool is_file = host.Status(names[i]).ok() || host.Status(names[i] + ".db").ok() ||
                         host.Status(names[i] + ".cdb").ok();
    if (!is_file) return true;
  }
  return false;
}

Result<site::Content> OpenContent(Host& host, const MapChoice& choice) {
  return site::Content::Open(host, choice.path, choice.storage);
}

// The rows of a text file, or of a map, so that they can be compared or stored anew.
std::optional<site::RowSet> RowsOf(Host& host, const MapChoice& choice, OpenedSite& site,
                                   bool& include_null) {
  include_null = false;
  if (choice.storage == site::Storage::kText) {
    site::RowRequest request;
    request.paths = {choice.path};
    Result<site::RowSet> rows = site::ReadRows(host, request, site.sources(), site.sink());
    site.Report();
    if (!rows) PrintError(kMcmaps, rows.failure().message);
    if (!rows || site.sink().errors() > 0) return std::nullopt;
    return std::move(*rows);
  }
  Result<site::Content> content = OpenContent(host, choice);
  if (!content) {
    PrintError(kMcmaps, content.failure().message);
    return std::nullopt;
  }
  site::RowSet rows;
  const bool whole = content->ForEach([&](std::string_view key, std::string_view value) {
    include_null = include_null || key.ends_with('\0');
    site::StoredRow row;
    row.key = rows.Keep(std::string(WithoutNull(key)));
    row.value = rows.Keep(std::string(WithoutNull(value)));
    rows.Add(row);
    return true;
  });
  if (!whole) {
    PrintError(kMcmaps, choice.path + ": is damaged");
    return std::nullopt;
  }
  return rows;
}

// A map, or a text as the map that it would become.
class Asking {
 public:
  static std::optional<Asking> Of(Host& host, const MapChoice& choice, OpenedSite& site) {
    Asking asking;
    if (choice.storage == site::Storage::kText) {
      bool include_null;
      asking.rows_ = RowsOf(host, choice, site, include_null);
      if (!asking.rows_) return std::nullopt;
      return asking;
    }
    Result<site::Content> content = OpenContent(host, choice);
    if (content) {
      asking.content_.emplace(std::move(*content));
      return asking;
    }
    PrintError(kMcmaps, content.failure().message);
    return std::nullopt;
  }

  // With and without a trailing NUL, as sendmail does.
  site::Content::Found Find(const std::string& key, std::string_view& value) {
    if (content_) {
      const site::Content::Found found = content_->Find(key, value);
      return found == site::Content::Found::kNo ? content_->Find(key + '\0', value) : found;
    }
    const site::StoredRow* row = rows_->Find(key);
    if (row == nullptr) return site::Content::Found::kNo;
    value = row->value;
    return site::Content::Found::kYes;
  }

 private:
  std::optional<site::RowSet> rows_;
  std::optional<site::Content> content_;
};

int PrintDifferences(const Result<site::Differences>& differences, Output& output) {
  if (!differences) {
    PrintError(kMcmaps, differences.failure().message);
    return kExitData;
  }
  const int written = output.Flush();
  if (written != kExitOk) return written;
  return differences->none() ? kExitOk : kExitData;
}

// Prints each change as one or two lines, "-" what is there and "+" what is wanted.
site::ChangeVisitor PrintTo(Output& output) {
  return [&output](const site::Change& change) {
    const auto line = [&](char sign, std::string_view key, std::string_view value) {
      output.Add(fmt::format("{}{}\t{}\n", sign, WithoutNull(key), WithoutNull(value)));
    };
    if (change.kind != site::ChangeKind::kAdded) line('-', change.key, change.before);
    if (change.kind != site::ChangeKind::kRemoved) line('+', change.key, change.after);
  };
}

int DiffWithOwnText(site::Content& now, const MapChoice& map, OpenedSite& site) {
  if (map.file == nullptr) {
    PrintError(kMcmaps, "expected a map of the site, or two files");
    return kExitUsage;
  }
  const Result<site::RowSet> rows = site::WantedRows(*map.file, site.judge());
  site.Report();
  if (!rows) {
    PrintError(kMcmaps, rows.failure().message);
    return kExitNoInput;
  }
  Output output;
  const bool aliases = map.file->role == site::Role::kAliases;
  return PrintDifferences(
      site::CompareWithRows(now, *rows, site::MapForm::Of(*map.file), aliases, PrintTo(output)),
      output);
}

int DiffWithMap(site::Content& now, const MapChoice& first, const MapChoice& second, Host& host,
                OpenedSite& site) {
  Output output;
  if (second.storage == site::Storage::kText) {
    bool include_null = false;
    const std::optional<site::RowSet> rows = RowsOf(host, second, site, include_null);
    if (!rows) return kExitData;
    site::MapForm form;
    form.storage = first.storage;
    return PrintDifferences(site::CompareWithRows(now, *rows, form, false, PrintTo(output)),
                            output);
  }
  Result<site::Content> wanted = OpenContent(host, second);
  if (!wanted) {
    PrintError(kMcmaps, wanted.failure().message);
    return kExitNoInput;
  }
  return PrintDifferences(site::CompareMaps(now, *wanted, PrintTo(output)), output);
}

}  // namespace

int Query(Host& host, const MapsRequest& request) {
  OpenedSite site(host, request);
  int status = kExitOk;
  if (NeedsSite(host, request.names, 1) && !site.Open(status)) return status;
  const std::optional<MapChoice> choice = FindMap(site, host, request.names[0]);
  if (!choice) return kExitNoInput;
  std::optional<Asking> asking = Asking::Of(host, *choice, site);
  if (!asking) return kExitNoInput;
  const bool fold = choice->file == nullptr || !choice->file->flags.exact_case;
  const bool several = request.names.size() > 2;
  Output output;
  for (size_t i = 1; i < request.names.size(); ++i) {
    const std::string key = fold ? FoldCase(request.names[i]) : request.names[i];
    std::string_view value;
    const site::Content::Found found = asking->Find(key, value);
    if (found == site::Content::Found::kCorrupt) {
      PrintError(kMcmaps, choice->path + ": is damaged");
      return kExitData;
    }
    if (found == site::Content::Found::kNo) {
      status = kExitUnavailable;
      if (several) PrintError(kMcmaps, "no key " + Quote(request.names[i]));
      continue;
    }
    if (several) output.Add(key + "\t");
    output.Add(WithoutNull(value));
    output.Add("\n");
  }
  const int written = output.Flush();
  return written != kExitOk ? written : status;
}

int Dump(Host& host, const MapsRequest& request) {
  OpenedSite site(host, request);
  int status = kExitOk;
  if (NeedsSite(host, request.names, 1) && !site.Open(status)) return status;
  const std::optional<MapChoice> choice = FindMap(site, host, request.names[0]);
  if (!choice) return kExitNoInput;
  Output output;
  if (choice->storage == site::Storage::kText) {
    bool include_null;
    const std::optional<site::RowSet> rows = RowsOf(host, *choice, site, include_null);
    if (!rows) return kExitData;
    for (const site::StoredRow& row : rows->rows())
      output.Add(fmt::format("{}\t{}\n", row.key, row.value));
    return output.Flush();
  }
  Result<site::Content> content = OpenContent(host, *choice);
  if (!content) {
    PrintError(kMcmaps, content.failure().message);
    return kExitNoInput;
  }
  const bool whole = content->ForEach([&](std::string_view key, std::string_view value) {
    output.Add(WithoutNull(key));
    output.Add("\t");
    output.Add(WithoutNull(value));
    output.Add("\n");
    return true;
  });
  const int written = output.Flush();
  if (whole) return written;
  PrintError(kMcmaps, choice->path + ": is damaged");
  return kExitData;
}

int Diff(Host& host, const MapsRequest& request) {
  OpenedSite site(host, request);
  int status = kExitOk;
  if ((request.names.size() == 1 || NeedsSite(host, request.names, 2)) && !site.Open(status)) {
    return status;
  }
  const std::optional<MapChoice> first = FindMap(site, host, request.names[0]);
  if (!first) return kExitNoInput;
  Result<site::Content> now = OpenContent(host, *first);
  if (!now) {
    PrintError(kMcmaps, now.failure().message);
    return kExitNoInput;
  }
  if (request.names.size() == 1) return DiffWithOwnText(*now, *first, site);
  const std::optional<MapChoice> second = FindMap(site, host, request.names[1]);
  if (!second) return kExitNoInput;
  return DiffWithMap(*now, *first, *second, host, site);
}

int Convert(Host& host, const MapsRequest& request) {
  OpenedSite site(host, request);
  int status = kExitOk;
  if (NeedsSite(host, request.names, 1) && !site.Open(status)) return status;
  const std::optional<MapChoice> from = FindMap(site, host, request.names[0]);
  if (!from) return kExitNoInput;
  const std::string& target = request.names[1];
  std::optional<site::Storage> storage = site::FindStorage(request.type);
  if (!storage && target.ends_with(".cdb")) storage = site::Storage::kCdb;
  if (!storage && !target.ends_with(".db")) storage = site::Storage::kText;
  if (!storage) {
    PrintError(kMcmaps, target + ": expected --type hash or btree");
    return kExitUsage;
  }
  bool include_null = false;
  const std::optional<site::RowSet> rows = RowsOf(host, *from, site, include_null);
  if (!rows) return kExitData;
  if (*storage == site::Storage::kText) {
    std::string text;
    for (const site::StoredRow& row : rows->rows())
      text += fmt::format("{}\t{}\n", row.key, row.value);
    return WriteOutputFile(kMcmaps, host, target, text);
  }
  site::MapForm form;
  form.storage = *storage;
  form.fold_case = false;
  form.include_null = include_null;
  const Result<maps::PublishReport> report =
      site::BuildMap(*rows, form, target, request.build, host);
  if (report) return kExitOk;
  PrintError(kMcmaps, report.failure().message);
  return kExitCantCreate;
}

}  // namespace mw::tools
