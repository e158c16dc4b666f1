// SPDX-License-Identifier: BSD-2-Clause
#include "site/map_state.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "maps/publish.h"
#include "site/content.h"
#include "site/map_record.h"

namespace mw::site {
namespace {

struct FreshnessRow {
  Freshness freshness;
  std::string_view name;
};
constexpr FreshnessRow kFreshness[] = {
    {Freshness::kFresh, "fresh"},          {Freshness::kStale, "stale"},
    {Freshness::kMissing, "missing"},      {Freshness::kNoText, "no-text"},
    {Freshness::kWrongText, "wrong-text"}, {Freshness::kNotBuilt, "-"},
};
struct TroubleRow {
  Trouble trouble;
  std::string_view name;
};
constexpr TroubleRow kTroubles[] = {
    {Trouble::kWrongType, "wrong-type"},    {Trouble::kWrongKeyForm, "wrong-key-form"},
    {Trouble::kUnsafe, "unsafe"},           {Trouble::kUnreadable, "unreadable"},
    {Trouble::kInterrupted, "interrupted"}, {Trouble::kNoMark, "no-mark"},
};

// Fills the state of one file, step by step.
class Judgement {
 public:
  Judgement(const SiteFile& file, const Judge& judge, const ReadText* text)
      : file_(file), judge_(judge), text_(text) {
    state_.file = &file;
  }

  MapState Run() {
    if (file_.storage == Storage::kText) {
      JudgeText();
    } else if (file_.storage == Storage::kDbm) {
      state_.remark = "dbm maps are neither read nor built here";
    } else {
      JudgeMap();
    }
    return std::move(state_);
  }

 private:
  void Add(Trouble trouble, std::string text) {
    state_.findings.push_back({trouble, std::move(text)});
  }

  void JudgeText() {
    const Result<FileStatus> status = judge_.host.Status(file_.source);
    if (!status) {
      if (file_.optional) {
        state_.remark = "not there (optional)";
      } else {
        state_.freshness = Freshness::kMissing;
      }
      return;
    }
  }

  void JudgeMap() {
    const Result<FileStatus> status = judge_.host.Status(file_.database);
    const bool interrupted = maps::IsInterrupted(file_.database);
    if (interrupted) Add(Trouble::kInterrupted, "a build was killed while it was published");
    if (!status) {
      state_.freshness = Freshness::kMissing;
      CountRows();
      if (state_.freshness == Freshness::kNoText && file_.optional) {
        state_.freshness = Freshness::kNotBuilt;
        state_.remark = "neither map nor text (optional)";
      }
      return;
    }
    JudgeSafety(*status);
    const Result<std::optional<Storage>> storage = DetectStorage(judge_.host, file_.database);
    if (!storage) {
      state_.freshness = Freshness::kStale;
      Add(Trouble::kUnreadable, storage.failure().message);
    } else if (*storage != file_.storage) {
      state_.freshness = Freshness::kStale;
      Add(Trouble::kWrongType, TypeText(*storage));
      CountRows();
    } else {
      JudgeContent(*status);
    }
  }

  std::string TypeText(std::optional<Storage> storage) const {
    const std::string_view wanted = StorageName(file_.storage);
    if (storage && *storage != Storage::kText) {
      return fmt::format("the .cf says {}, the file is {}", wanted, StorageName(*storage));
    }
    return fmt::format("the .cf says {}, the file is no map", wanted);
  }

  void JudgeSafety(const FileStatus& status) {
    const std::string why =
        WhyRefused(judge_.host, file_.database, judge_.root, judge_.site.policy, judge_.accounts);
    if (!why.empty()) Add(Trouble::kUnsafe, "sendmail refuses it: " + why);
    if (!IsReadableForGroup(status, judge_.accounts)) {
      Add(Trouble::kUnreadable,
          fmt::format("group {} cannot read it", judge_.accounts.mail_group_name));
    }
  }

  // The rows of the text; nullptr with the state set when there are none to be had.
  const RowSet* CountRows() {
    if (text_ != nullptr) return Counted(text_->rows, text_->errors);
    const size_t errors = judge_.sink.errors();
    Result<RowSet> rows = WantedRows(file_, judge_);
    if (!rows) {
      state_.freshness = Freshness::kNoText;
      state_.remark = rows.failure().message;
      return nullptr;
    }
    rows_ = std::move(*rows);
    return Counted(rows_, judge_.sink.errors() - errors);
  }

  const RowSet* Counted(const RowSet& rows, size_t wrong) {
    state_.rows = rows.rows().size();
    if (wrong == 0) return &rows;
    state_.freshness = Freshness::kWrongText;
    state_.remark = fmt::format("{} wrong row{} in the text", wrong, wrong == 1 ? "" : "s");
    return nullptr;
  }

  void JudgeContent(const FileStatus& status) {
    const RowSet* rows = CountRows();
    const MapForm form = MapForm::Of(file_);
    const std::optional<MapRecord> record = ReadRecord(judge_.host, file_.database);
    if (rows != nullptr && record && !judge_.thorough && state_.findings.empty() &&
        *record == MapRecord{rows->Hash(), form.Text(), status.size, status.modified_ns}) {
      state_.freshness = Freshness::kFresh;
      state_.entries = state_.rows + (file_.role == Role::kAliases ? 1 : 0);
      return;
    }
    Result<Content> content = Content::Open(judge_.host, file_.database, file_.storage);
    if (!content) return AddDamage(content.failure().message);
    bool no_mark = false;
    const RowSet nothing;
    const Result<Differences> differences =
        CompareWithRows(*content, rows != nullptr ? *rows : nothing, form,
                        file_.role == Role::kAliases, [&](const Change& change) {
                          no_mark = no_mark || (change.kind == ChangeKind::kAdded &&
                                                change.key == "@" && file_.role == Role::kAliases);
                        });
    if (!differences) return AddDamage(differences.failure().message);
    state_.entries = differences->entries;
    if (no_mark) Add(Trouble::kNoMark, "the entry @:@ is missing: sendmail waits for its end");
    JudgeForm(*differences, form);
    if (rows == nullptr) return;
    state_.freshness = differences->none() && state_.findings.empty() ? Freshness::kFresh
                       : differences->none()                          ? FreshnessOfFindings()
                                                                      : Freshness::kStale;
    state_.remark = Summary(*differences);
  }

  // A map with the right rows is stale only if building it anew cures the finding.
  Freshness FreshnessOfFindings() const {
    const bool curable =
        std::any_of(state_.findings.begin(), state_.findings.end(), [](const Finding& finding) {
          return finding.trouble == Trouble::kWrongKeyForm || finding.trouble == Trouble::kNoMark;
        });
    return curable ? Freshness::kStale : Freshness::kFresh;
  }

  void JudgeForm(const Differences& differences, const MapForm& form) {
    // Without -N and -O sendmail finds out by itself whether keys end with NUL.
    const bool adapts = file_.flags.try_with_null && file_.flags.try_without_null;
    if (differences.wrong_null > 0 && !(adapts && !form.include_null)) {
      Add(Trouble::kWrongKeyForm, fmt::format("{} entr{} {} a trailing NUL", differences.wrong_null,
                                              differences.wrong_null == 1 ? "y" : "ies",
                                              form.include_null ? "without" : "with"));
    }
    if (differences.upper_case_keys > 0) {
      Add(Trouble::kWrongKeyForm,
          fmt::format("{} key{} with upper case, which no lookup finds without -f",
                      differences.upper_case_keys, differences.upper_case_keys == 1 ? "" : "s"));
    }
  }

  void AddDamage(std::string text) {
    state_.freshness = Freshness::kStale;
    Add(Trouble::kUnreadable, std::move(text));
  }

  const SiteFile& file_;
  const Judge& judge_;
  const ReadText* text_;
  RowSet rows_;  // when they are read here
  MapState state_;
};

// `text` in a column of `width`.
void AppendColumn(std::string& line, std::string_view text, size_t width) {
  line += text;
  line.append(text.size() < width ? width - text.size() : 0, ' ');
  line += "  ";
}

}  // namespace

std::string_view FreshnessName(Freshness freshness) {
  for (const FreshnessRow& row : kFreshness) {
    if (row.freshness == freshness) return row.name;
  }
  return {};
}

std::string_view TroubleName(Trouble trouble) {
  for (const TroubleRow& row : kTroubles) {
    if (row.trouble == trouble) return row.name;
  }
  return {};
}

bool MapState::needs_build() const {
  if (file->storage == Storage::kText || file->storage == Storage::kDbm) return false;
  return freshness == Freshness::kStale || freshness == Freshness::kMissing ||
         freshness == Freshness::kWrongText;
}

Result<RowSet> WantedRows(const SiteFile& file, const Judge& judge) {
  RowRequest request;
  request.paths = file.sources.empty() ? std::vector<std::string>{file.source} : file.sources;
  request.fold_case = MapForm::Of(file).fold_case;
  request.aliases = file.role == Role::kAliases;
  request.networks = file.role == Role::kMap && file.name == "access";
  request.local_names = judge.site.local_names;
  return ReadRows(judge.host, request, judge.sources, judge.sink);
}

MapState StateOf(const SiteFile& file, const Judge& judge, const ReadText* text) {
  return Judgement(file, judge, text).Run();
}

std::string StatesAsText(const std::vector<MapState>& states, const SourceTable& sources) {
  size_t name_width = 4, state_width = 5, file_width = 4;
  const auto path = [](const MapState& state) -> const std::string& {
    return state.file->database.empty() ? state.file->source : state.file->database;
  };
  for (const MapState& state : states) {
    name_width = std::max(name_width, state.file->name.size());
    state_width = std::max(state_width, FreshnessName(state.freshness).size());
    file_width = std::max(file_width, path(state).size());
  }
  std::string text;
  for (const MapState& state : states) {
    std::string line;
    AppendColumn(line,
                 state.file->role == Role::kClass ? "class" : StorageName(state.file->storage), 5);
    AppendColumn(line, state.file->name, name_width);
    AppendColumn(line, FreshnessName(state.freshness), state_width);
    AppendColumn(line, path(state), file_width);
    AppendColumn(line, sources.Format(state.file->place.begin), 0);
    line += state.remark;
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
    for (const Finding& finding : state.findings) {
      text += fmt::format("       {}: {}\n", TroubleName(finding.trouble), finding.text);
    }
  }
  return text;
}

}  // namespace mw::site
