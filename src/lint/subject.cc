// SPDX-License-Identifier: BSD-2-Clause
#include "lint/subject.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "lint/findings.h"
#include "lint/likeness.h"
#include "lint/mc_calls.h"
#include "rewrite/advice.h"
#include "site/files.h"

namespace mw::lint {
namespace {

constexpr uint64_t kMaxClassFile = uint64_t{64} << 20;

}  // namespace

Subject::Subject(Host& host, maps::Environment& environment, Request request, SourceTable& sources,
                 Sink& sink)
    : host_(host), request_(std::move(request)), sources_(sources) {
  if (request_.mc_file.empty() && request_.cf_file.empty()) {
    TakeTexts(sink);
    LoadTables(sink);
    return;
  }
  const bool from_mc = !request_.mc_file.empty();
  site::SiteRequest files;
  files.path = from_mc ? request_.mc_file : request_.cf_file;
  files.root = request_.root;
  files.library = request_.library;
  if (from_mc) {
    mc::Request compile;
    compile.path = request_.mc_file;
    compile.library = request_.library;
    compile.target = request_.target;
    compile.header.reproducible = true;
    compiled_ = std::make_unique<mc::Compilation>(host_, std::move(compile));
    files.compiled = compiled_.get();
  }
  Sink said;
  Result<site::Site> site = site::ReadSite(host_, files, sources_, said);
  ReportCompilation(said, sink);
  if (!site) {
    compiled_.reset();
    sink.Add(Diagnostic(kUnreadable, {}, "cannot read " + site.failure().message));
    return;
  }
  site_ = std::move(*site);
  LoadTables(sink);
  LoadConfiguration(environment, sink);
  if (loaded_ || !tables_.empty() || !from_mc) return;
  // A broken .mc names no maps; the tables of its folder can be looked at by themselves.
  const std::string folder(DirName(request_.mc_file));
  const Result<std::vector<std::string>> names = host_.List(folder);
  if (!names) return;
  for (const std::string& name : *names) {
    if (TableOf(name).empty() || name.ends_with(".db") || name.ends_with(".d")) continue;
    request_.texts.push_back(folder == "." ? name : fmt::format("{}/{}", folder, name));
  }
  site_.files.clear();
  TakeTexts(sink);
  LoadTables(sink);
}

Subject::~Subject() = default;

Likeness& Subject::likeness() {
  if (likeness_ == nullptr) likeness_ = std::make_unique<Likeness>(*this);
  return *likeness_;
}

std::string_view TableOf(std::string_view path) {
  constexpr struct {
    std::string_view file, table;
  } kTables[] = {
      {"mailertable", "mailertable"}, {"access", "access"},          {"virtusertable", "virtuser"},
      {"virtuser", "virtuser"},       {"genericstable", "generics"}, {"generics", "generics"},
      {"domaintable", "domaintable"}, {"smarttable", "smarttable"},  {"aliases", "aliases"},
      {"local-host-names", "w"},      {"sendmail.cw", "w"},          {"relay-domains", "R"}};
  const std::string_view name = BaseName(path);
  for (const auto& row : kTables) {
    if (!name.starts_with(row.file)) continue;
    if (name.size() == row.file.size() || name[row.file.size()] == '.') return row.table;
  }
  return "";
}

void Subject::TakeTexts(Sink& sink) {
  for (const std::string& path : request_.texts) {
    const std::string_view table = TableOf(path);
    if (table.empty() || !host_.Status(path).ok()) {
      sink.Add(Diagnostic(kUnreadable, {},
                          fmt::format("{}: {}", Printable(path),
                                      table.empty() ? "what it is for cannot be told from its name"
                                                    : "cannot be read")));
      continue;
    }
    site::SiteFile file;
    const bool is_class = table == "w" || table == "R";
    file.role = is_class             ? site::Role::kClass
                : table == "aliases" ? site::Role::kAliases
                                     : site::Role::kMap;
    file.storage = is_class ? site::Storage::kText : site::Storage::kHash;
    file.name = table;
    file.file = file.source = path;
    file.sources = {path};
    site_.files.push_back(std::move(file));
  }
}

namespace {

// What a finding of the compiler is worth beside others about the same line: messages of m4 and of the
// library say less than a check that explains them.
int RankOf(std::string_view code) {
  for (const std::string_view raw : {"MC101", "MC102", "MC114", "MC115"}) {
    if (code == raw) return 2;
  }
  return code == "MC137" ? 1 : 0;
}

// What a .mc that misses a file of its own says about the rest of the .cf is not known: the rulesets and mailers
// may stand in that file.
bool FollowsMissingText(std::string_view code) { return code == "CF203" || code == "CF220"; }

bool IsAboutRelaying(std::string_view message) {
  for (const std::string_view name :
       {"promiscuous_relay", "relay_local_from", "loose_relay_check"}) {
    if (message.find(name) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

void Subject::ReportCompilation(const Sink& said, Sink& sink) {
  const std::vector<Diagnostic> findings = said.Sorted();
  std::map<std::pair<SourceId, uint32_t>, int> best;
  const auto line_of = [&](const Diagnostic& finding) {
    const Pos pos = finding.range.begin;
    return std::pair{pos.source, pos.known() ? sources_.Place(pos).line : 0};
  };
  for (const Diagnostic& finding : findings) {
    const auto [it, added] = best.try_emplace(line_of(finding), RankOf(finding.code));
    if (!added) it->second = std::min(it->second, RankOf(finding.code));
  }
  for (const Diagnostic& finding : findings) {
    if (finding.range.known() && RankOf(finding.code) > best[line_of(finding)]) continue;
    // Whether it is an open relay is tried out: rule open-relay speaks of it.
    if (finding.code == "MC115" && IsAboutRelaying(finding.message)) continue;
    mc_lines_.insert(line_of(finding));
    sink.Add(finding);
  }
}

void Subject::LoadTables(Sink& sink) {
  const site::Accounts accounts =
      site::Accounts::FromHost(host_, request_.root, site_.policy, "smmsp");
  for (const site::SiteFile& file : site_.files) {
    if (file.role == site::Role::kClass || Find(file.name) != nullptr) continue;
    if (!host_.Status(file.source).ok()) continue;
    const site::Judge judge{host_, site_, accounts, request_.root, sources_, sink};
    const size_t errors = sink.errors();
    Result<site::RowSet> rows = site::WantedRows(file, judge);
    if (rows) tables_.push_back({&file, std::move(*rows), sink.errors() - errors});
  }
}

void Subject::LoadConfiguration(maps::Environment& environment, Sink& sink) {
  rewrite::Installation::Options options;
  options.identity = request_.identity;
  options.cf_file = request_.cf_file;
  if (compiled_ != nullptr) {
    if (compiled_->outcome() == mc::Outcome::kNoLibrary) return;
    options.cf_text = compiled_->cf();
  }
  environment.source_mode = maps::SourceMode::kText;
  installation_ = std::make_unique<rewrite::Installation>(host_, environment, options);
  loaded_ = installation_->Start();
  const auto is_version = [](const cf::Item& item) { return item.letter == 'V'; };
  const auto& items = installation_->config().items;
  // m4 gave up early: what there is of the .cf means nothing.
  if (compiled_ != nullptr && std::none_of(items.begin(), items.end(), is_version)) {
    loaded_ = false;
    return;
  }
  ReportConfiguration(environment, sink);
  if (loaded_) prober_ = std::make_unique<Prober>(*installation_);
}

void Subject::ReportConfiguration(maps::Environment& environment, Sink& sink) {
  Sink advice;
  rewrite::Advise(installation_->config(), installation_->sources(), installation_->rules(),
                  environment, advice);
  const bool misses_text = MissesText(compiled_.get());
  std::set<uint32_t> explained;  // lines of the .cf, as messages name them
  for (const Sink* from : {&installation_->diagnostics(), &std::as_const(advice)}) {
    for (Diagnostic finding : from->Sorted()) {
      for (const cf::Item& item : installation_->config().items) {
        const uint32_t at = finding.range.begin.offset - item.range.begin.offset;
        if (finding.range.known() && at <= item.range.length) explained.insert(item.line);
      }
      if (misses_text && FollowsMissingText(finding.code)) continue;
      finding.range = PlaceOfCf(finding.range);
      if (finding.range.known() && mc_lines_.contains({finding.range.begin.source,
                                                       sources_.Place(finding.range.begin).line})) {
        continue;
      }
      if (compiled_ != nullptr) finding.fixes.clear();  // they would edit the compiled text
      for (Fix& fix : finding.fixes) {
        for (Edit& edit : fix.edits) edit.range = PlaceOfCf(edit.range);
      }
      sink.Add(std::move(finding));
    }
  }
  const bool site_is_here =
      std::any_of(site_.files.begin(), site_.files.end(), [&](const site::SiteFile& file) {
        return host_.Status(file.source).ok() ||
               (!file.database.empty() && host_.Status(file.database).ok());
      });
  for (const auto& message : installation_->messages()) {
    const bool in_cf = message.file == request_.cf_file && message.line != 0;
    const bool warns = FoldCase(message.text).find("warning") != std::string::npos;
    if ((message.status == 0 && loaded_ && !in_cf && !warns) ||
        (in_cf && explained.contains(message.line))) {
      continue;
    }
    Range range;
    for (const cf::Item& item : installation_->config().items) {
      if (in_cf && item.line == message.line) range = PlaceOfCf(item.range);
    }
    if (SaidInMc(range)) continue;
    const std::string place = message.line != 0 && !range.known()
                                  ? fmt::format("{}:{}: ", message.file, message.line)
                                  : "";
    Diagnostic finding(kLoadMessage, range, place + Printable(message.text, 300));
    // Another machine may know the user, or has the file of a class, when nothing of the site is here.
    if (message.text.find("unknown user") != std::string::npos ||
        (!site_is_here && message.text.find("No such file") != std::string::npos)) {
      finding.severity = Severity::kNote;
    }
    sink.Add(std::move(finding));
  }
}

bool Subject::SaidInMc(Range range) const {
  return range.known() &&
         mc_lines_.contains({range.begin.source, sources_.Place(range.begin).line});
}

SourceId Subject::Known(const Source& source) {
  for (SourceId id = 0; id < sources_.size(); id++) {
    if (sources_.Get(id).name() == source.name()) return id;
  }
  return sources_.Add(source.name(), std::string(source.bytes()));
}

Range Subject::PlaceInMc(Range in_compilation) {
  if (!in_compilation.known() || compiled_ == nullptr) return {};
  in_compilation.begin.source = Known(compiled_->sources().Get(in_compilation.begin.source));
  return in_compilation;
}

Range Subject::PlaceOfCf(Range in_cf) {
  if (!in_cf.known()) return {};
  if (compiled_ == nullptr) {
    in_cf.begin.source = Known(installation_->sources().Get(in_cf.begin.source));
    return in_cf;
  }
  const m4::Origin origin = compiled_->origins().At(in_cf.begin.offset);
  return PlaceInMc(compiled_->chain().Locate(origin.place, origin.call).range);
}

const Table* Subject::Find(std::string_view map) const {
  for (const Table& table : tables_) {
    if (table.file->name == map) return &table;
  }
  return nullptr;
}

namespace {

constexpr uint32_t kRowsBetweenCalls = 1 << 14;

// Where the value begins in the line of a row: key and value are views into one copy of the line, unless the
// row was made from something else. 0: that cannot be told.
size_t ValueOffset(const site::StoredRow& row) {
  const char* const end = row.key.data() + row.key.size();
  const uintptr_t gap =
      reinterpret_cast<uintptr_t>(row.value.data()) - reinterpret_cast<uintptr_t>(end);
  if (row.from_network || gap == 0 || gap > row.place.length) return 0;
  for (size_t i = 0; i < gap; i++) {
    if (!IsBlank(end[i])) return 0;
  }
  return row.key.size() + gap;
}

// Finds key and value in the text of the line.
void PlaceParts(const site::StoredRow& row, std::string_view text, Entry& entry) {
  size_t value = ValueOffset(row);
  size_t key = row.key.size();
  if (value == 0) {
    for (key = 0; key < text.size() && !IsBlank(text[key]);) key++;
    for (value = key; value < text.size() && IsBlank(text[value]);) value++;
  }
  entry.key_range.length = static_cast<uint32_t>(key);
  entry.value_range.begin.offset += static_cast<uint32_t>(value);
  entry.value_range.length = static_cast<uint32_t>(text.size() - value);
}

}  // namespace

void Subject::ForEach(const Table& table, const std::function<void(const Entry&)>& visit) const {
  const std::vector<site::StoredRow>& rows = table.rows.rows();
  for (uint32_t i = 0; i < rows.size(); i++) {
    if (i % kRowsBetweenCalls == kRowsBetweenCalls - 1 && request_.on_row) {
      request_.on_row(table, i);
    }
    const site::StoredRow& row = rows[i];
    Entry entry{.key = row.key,
                .value = row.value,
                .line = row.place,
                .key_range = row.place,
                .value_range = row.place,
                .row = i};
    if (row.place.known()) PlaceParts(row, TextOf(row.place), entry);
    visit(entry);
  }
}

std::vector<site::MapState> Subject::States() {
  std::vector<site::MapState> states;
  if (request_.mc_file.empty() && request_.cf_file.empty()) return states;
  // What is wrong in the texts was told when the tables were read.
  Sink said;
  SourceTable texts;
  const site::Accounts accounts =
      site::Accounts::FromHost(host_, request_.root, site_.policy, "smmsp");
  const site::Judge judge{host_, site_, accounts, request_.root, texts, said};
  for (const site::SiteFile& file : site_.files) {
    const Table* table = Find(file.name);
    if (table == nullptr || table->file != &file) {
      states.push_back(site::StateOf(file, judge));
    } else {
      const site::ReadText text{table->rows, table->errors};
      states.push_back(site::StateOf(file, judge, &text));
    }
  }
  return states;
}

void Subject::ForEachClassLine(std::string_view class_name,
                               const std::function<void(std::string_view, Range)>& visit) {
  for (const site::SiteFile& file : site_.files) {
    if (file.role != site::Role::kClass || file.name != class_name) continue;
    Result<std::string> text = host_.ReadFile(file.source, kMaxClassFile);
    if (!text) continue;
    const SourceId id = Known(Source(file.source, std::move(*text)));
    const std::string_view bytes = sources_.Get(id).bytes();
    for (const std::string_view line : Split(bytes, '\n')) {
      const std::string_view words = Trim(line);
      const auto at = static_cast<uint32_t>(words.empty() ? 0 : words.data() - bytes.data());
      if (!words.empty() && !line.starts_with('#')) {
        visit(words, {{id, at}, static_cast<uint32_t>(words.size())});
      }
    }
  }
}

bool Subject::RulesName(std::string_view word) const {
  if (rule_words_.empty()) {
    const auto is_part = [](char c) { return IsAlpha(c) || IsDigit(c) || c == '_'; };
    for (const cf::Item& item : config().items) {
      if (item.letter != 'R') continue;
      const std::string_view text = item.text;
      for (size_t at = 0; at < text.size();) {
        size_t end = at;
        while (end < text.size() && is_part(text[end])) end++;
        if (end > at) rule_words_.insert(FoldCase(text.substr(at, end - at)));
        at = std::max(end, at + 1);
      }
    }
  }
  return rule_words_.contains(FoldCase(word));
}

Result<FileStatus> Subject::Status(const std::string& path) const {
  return host_.Status(path.starts_with('/') ? request_.root + path : path);
}

Result<std::string> Subject::Read(const std::string& path) const {
  return host_.ReadFile(path.starts_with('/') ? request_.root + path : path, kMaxClassFile);
}

bool Subject::HasMailer(std::string_view name) const {
  for (const rewrite::Mailer& mailer : installation_->rules().mailers) {
    if (EqualFolded(mailer.name, name)) return true;
  }
  return EqualFolded(name, "error");
}

std::vector<std::string> Subject::Words(std::string_view class_name) {
  std::vector<std::string> out;
  rewrite::Rulebook& rules = installation_->rules();
  if (class_name.starts_with('{')) class_name = class_name.substr(1, class_name.size() - 2);
  const auto id = rules.names.Find(class_name);
  if (!id) return out;
  for (const std::string_view word : rules.classes.Words(*id)) out.emplace_back(word);
  return out;
}

bool Subject::IsInClass(std::string_view class_name, std::string_view word) {
  rewrite::Rulebook& rules = installation_->rules();
  if (class_name.starts_with('{')) class_name = class_name.substr(1, class_name.size() - 2);
  const auto id = rules.names.Find(class_name);
  return id && rules.classes.Contains(*id, word);
}

std::string Subject::Macro(std::string_view name) {
  rewrite::Rulebook& rules = installation_->rules();
  const auto id = rules.names.Find(name);
  const std::string* value = id ? rules.MacroValue(*id) : nullptr;
  return value != nullptr ? *value : "";
}

std::string_view Subject::TextOf(Range range) const {
  if (!range.known()) return "";
  return sources_.Get(range.begin.source).bytes().substr(range.begin.offset, range.length);
}

}  // namespace mw::lint
