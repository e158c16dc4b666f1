// SPDX-License-Identifier: BSD-2-Clause
#include "site/text_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "base/text.h"
#include "maps/cidr.h"
#include "maps/source.h"
#include "site/findings.h"

namespace mw::site {
namespace {

constexpr uint64_t kMaxText = uint64_t{4} << 30;
constexpr int kMaxDepth = 20;
constexpr std::string_view kInclude = "#include";
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// The file that an include line names; empty when it is only a comment.
std::string_view IncludedFile(std::string_view line) {
  if (!line.starts_with(kInclude)) return {};
  const std::string_view rest = Trim(line.substr(kInclude.size()));
  if (rest.size() < 3) return {};
  const char end = rest[0] == '"' ? '"' : rest[0] == '<' ? '>' : '\0';
  const size_t close = end == '\0' ? std::string_view::npos : rest.find(end, 1);
  return close == std::string_view::npos ? std::string_view() : rest.substr(1, close - 1);
}

class TextReader {
 public:
  TextReader(Host& host, const RowRequest& request, RowTarget target)
      : host_(host), request_(request), target_(target) {}

  Result<void> ReadFile(const std::string& path) {
    Result<std::string> text = ReadUnchanging(host_, path);
    if (!text) return text.failure();
    stack_.push_back(path);
    ReadText(path, std::move(*text));
    stack_.pop_back();
    return {};
  }

 private:
  // Reads the stretches between the include lines.
  void ReadText(const std::string& path, std::string text) {
    const SourceId id = target_.sources.Add(path, std::move(text));
    const std::string_view bytes = target_.sources.Get(id).bytes();
    // A copy that may be changed, with room for the byte behind the end.
    std::string& copy = target_.rows.Keep(std::string(bytes) + '\0');
    const bool marked = bytes.starts_with(kByteOrderMark);
    const bool dos = bytes.find("\r\n") != std::string_view::npos;
    if (marked || dos) ReportDosText(id, marked, dos);
    size_t begin = marked ? kByteOrderMark.size() : 0;
    for (size_t at = begin; at < bytes.size();) {
      const size_t found = bytes.substr(at).starts_with(kInclude)
                               ? at
                               : bytes.find(std::string("\n") + std::string(kInclude), at);
      if (found == std::string_view::npos) break;
      const size_t line = found == at && bytes[at] == '#' ? at : found + 1;
      const size_t end = std::min(bytes.find('\n', line), bytes.size());
      at = std::min(end + 1, bytes.size());
      const std::string_view file = IncludedFile(bytes.substr(line, end - line));
      if (file.empty()) continue;
      ReadRows(id, copy, begin, line);
      Include(std::string(file), path, LineAt(id, line));
      begin = at;
    }
    ReadRows(id, copy, begin, bytes.size());
  }

  void ReportDosText(SourceId id, bool marked, bool dos) {
    target_.sink.Add({kDosText,
                      {{id, 0}, 0},
                      fmt::format("{}{}{}; taken as plain text, but makemap would store it",
                                  marked ? "begins with a byte order mark" : "",
                                  marked && dos ? " and " : "", dos ? "has CR LF line ends" : "")});
  }

  Range LineAt(SourceId id, size_t offset) const {
    const std::string_view bytes = target_.sources.Get(id).bytes();
    size_t end = std::min(bytes.find('\n', offset), bytes.size());
    if (end > offset && bytes[end - 1] == '\r') --end;
    return {{id, static_cast<uint32_t>(offset)}, static_cast<uint32_t>(end - offset)};
  }

  void Include(std::string file, const std::string& from, Range place) {
    if (!file.starts_with('/')) file = fmt::format("{}/{}", DirName(from), file);
    // Without "." and "..", so that a file is known by any of its names but links; those end at the depth.
    file = std::filesystem::path(file).lexically_normal();
    if (std::find(stack_.begin(), stack_.end(), file) != stack_.end()) {
      target_.sink.Add({kBadInclude, place, fmt::format("{} includes itself", Quote(file))});
      return;
    }
    if (stack_.size() >= kMaxDepth) {
      target_.sink.Add(
          {kBadInclude, place, fmt::format("more than {} files within files", kMaxDepth)});
      return;
    }
    const Result<void> read = ReadFile(file);
    if (read) return;
    target_.sink.Add({kBadInclude, place, "cannot include " + read.failure().message});
  }

  void ReadRows(SourceId id, std::string& copy, size_t begin, size_t end) {
    if (begin >= end) return;
    maps::SourceFormat format;
    format.fold_case = request_.fold_case;
    maps::RowReader reader(format, copy.data() + begin, end - begin, end + 1 == copy.size());
    for (maps::SourceRow row; reader.Next(row);) {
      const Range place = LineAt(id, begin + row.offset);
      if (row.fault != maps::RowFault::kNone) {
        ReportFault(row, id, place);
        continue;
      }
      if (row.value.ends_with('\r')) row.value.remove_suffix(1);
      if (row.value.empty()) {
        row.fault = maps::RowFault::kNoValue;
        ReportFault(row, id, place);
        continue;
      }
      AddRow({.key = row.key, .value = row.value, .place = place});
    }
  }

  void ReportFault(const maps::SourceRow& row, SourceId id, Range place) {
    const std::string_view line =
        target_.sources.Get(id).bytes().substr(place.begin.offset, place.length);
    if (Trim(line).empty() && row.fault == maps::RowFault::kLeadingSpace)
      return ReportBlank(line, place);
    switch (row.fault) {
      case maps::RowFault::kTooLong:
        target_.sink.Add(
            {kTooLong, place,
             line.find('\0') != std::string_view::npos
                 ? "the line holds a NUL byte"
                 : fmt::format("the line is longer than {} bytes", maps::kPieceBytes - 1)});
        return;
      case maps::RowFault::kLeadingSpace:
        target_.sink.Add({kLeadingSpace, place,
                          "the line begins with white space; nothing continues a line here"});
        return;
      case maps::RowFault::kNoValue:
        target_.sink.Add({kNoValue, place, fmt::format("key {} has no value", Quote(row.key))});
        return;
      case maps::RowFault::kNone:
        return;
    }
  }

  // An empty line of a DOS text is empty; one of blanks is wrong for makemap.
  void ReportBlank(std::string_view line, Range place) {
    if (line.empty()) return;
    target_.sink.Add({kLeadingSpace, place, "the line is not empty but holds white space only"});
  }

  void AddRow(StoredRow row) {
    if (!request_.networks) return Store(row);
    std::string fault;
    const std::optional<maps::Network> network = maps::ParseNetwork(row.key, fault);
    if (!fault.empty()) {
      target_.sink.Add({kBadNetwork, row.place, fault});
      return;
    }
    row.bits = network ? network->length : maps::BitsOfKey(row.key).value_or(0);
    row.from_network = network.has_value();
    if (!network) return Store(row);
    for (std::string& key : maps::KeysOf(*network)) {
      row.key = target_.rows.Keep(std::move(key));
      Store(row);
    }
  }

  void Store(const StoredRow& row) {
    const uint32_t index = target_.rows.Add(row);
    if (index == HashIndex::kNone) return;
    const StoredRow first = target_.rows.rows()[index];
    if ((row.from_network || first.from_network) && row.bits != first.bits) {
      if (row.bits > first.bits) target_.rows.Replace(index, row);
      return;
    }
    // A block of many keys is told once.
    if (row.place == last_duplicate_) return;
    last_duplicate_ = row.place;
    ReportDuplicate(row, first, Severity::kError, target_.sink);
  }

  Host& host_;
  const RowRequest& request_;
  RowTarget target_;
  std::vector<std::string> stack_;  // files being read, the outer ones first
  Range last_duplicate_;
};

}  // namespace

Result<std::string> ReadUnchanging(Host& host, const std::string& path) {
  constexpr int kTries = 5;
  for (int i = 0; i < kTries; ++i) {
    const Result<FileStatus> before = host.Status(path);
    Result<std::string> text = host.ReadFile(path, kMaxText);
    if (!text || !before) return text;
    const Result<FileStatus> after = host.Status(path);
    if (after && after->modified_ns == before->modified_ns && after->size == before->size &&
        (after->type != FileStatus::Type::kRegular || text->size() == after->size)) {
      return text;
    }
  }
  return Failure{path + ": changes while it is read", EAGAIN};
}

void ReportDuplicate(const StoredRow& row, const StoredRow& first, Severity severity, Sink& sink) {
  Diagnostic diagnostic(kDuplicate, row.place, "duplicate key " + Quote(row.key));
  diagnostic.severity = severity;
  diagnostic.notes.push_back({first.place, "first here"});
  sink.Add(std::move(diagnostic));
}

Result<void> ReadTextFile(Host& host, const std::string& path, const RowRequest& request,
                          RowTarget target) {
  return TextReader(host, request, target).ReadFile(path);
}

}  // namespace mw::site
