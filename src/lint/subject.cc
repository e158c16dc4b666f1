// SPDX-License-Identifier: BSD-2-Clause
#include "lint/subject.h"

#include <fmt/format.h>

#include "base/text.h"
#include "site/files.h"

namespace mw::lint {
namespace {

constexpr DiagnosticKind kUnreadable{"LT001", "file-not-readable", Severity::kError};
constexpr DiagnosticKind kLoadMessage{"LT002", "sendmail-complains", Severity::kError};

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

}  // namespace

Subject::Subject(Host& host, maps::Environment& environment, Request request, SourceTable& sources,
                 Sink& sink)
    : host_(host), request_(std::move(request)), sources_(sources) {
  const bool from_mc = !request_.mc_file.empty();
  site::SiteRequest files;
  files.path = from_mc ? request_.mc_file : request_.cf_file;
  files.root = request_.root;
  files.library = request_.library;
  Result<site::Site> site = site::ReadSite(host_, files, sources_, sink);
  if (!site) {
    sink.Add(Diagnostic(kUnreadable, {}, "cannot read " + site.failure().message));
    return;
  }
  site_ = std::move(*site);
  LoadTables(sink);
  LoadConfiguration(environment, sink);
}

Subject::~Subject() = default;

void Subject::LoadTables(Sink& sink) {
  const site::Accounts accounts =
      site::Accounts::FromHost(host_, request_.root, site_.policy, "smmsp");
  for (const site::SiteFile& file : site_.files) {
    if (file.role == site::Role::kClass || Find(file.name) != nullptr) continue;
    if (!host_.Status(file.source).ok()) continue;
    const site::Judge judge{host_, site_, accounts, request_.root, sources_, sink};
    Result<site::RowSet> rows = site::WantedRows(file, judge);
    if (rows) tables_.push_back({&file, std::move(*rows)});
  }
}

void Subject::LoadConfiguration(maps::Environment& environment, Sink& sink) {
  rewrite::Installation::Options options;
  options.identity = request_.identity;
  options.cf_file = request_.cf_file;
  if (!request_.mc_file.empty()) {
    mc::Request compile;
    compile.path = request_.mc_file;
    compile.library = request_.library;
    compile.target = request_.target;
    compiled_ = std::make_unique<mc::Compilation>(host_, std::move(compile));
    if (compiled_->outcome() == mc::Outcome::kUnreadable ||
        compiled_->outcome() == mc::Outcome::kNoLibrary) {
      return;
    }
    options.cf_text = compiled_->cf();
  }
  environment.source_mode = maps::SourceMode::kText;
  installation_ = std::make_unique<rewrite::Installation>(host_, environment, options);
  loaded_ = installation_->Start();
  for (const auto& message : installation_->messages()) {
    if (message.status == 0 && loaded_) continue;
    const std::string place =
        message.line != 0 ? fmt::format("{}:{}: ", message.file, message.line) : "";
    sink.Add(Diagnostic(kLoadMessage, {}, place + message.text));
  }
  if (loaded_) prober_ = std::make_unique<Prober>(*installation_);
}

const Table* Subject::Find(std::string_view map) const {
  for (const Table& table : tables_) {
    if (table.file->name == map) return &table;
  }
  return nullptr;
}

void Subject::ForEach(const Table& table, const std::function<void(const Entry&)>& visit) const {
  for (const site::StoredRow& row : table.rows.rows()) {
    Entry entry{.key = row.key, .value = row.value, .line = row.place};
    entry.key_range = entry.value_range = row.place;
    if (row.place.known()) {
      const std::string_view text = TextOf(row.place);
      size_t at = 0;
      while (at < text.size() && !IsBlank(text[at])) at++;
      entry.key_range.length = static_cast<uint32_t>(at);
      while (at < text.size() && IsBlank(text[at])) at++;
      entry.value_range.begin.offset += static_cast<uint32_t>(at);
      entry.value_range.length = static_cast<uint32_t>(text.size() - at);
    }
    visit(entry);
  }
}

std::vector<site::MapState> Subject::States() {
  std::vector<site::MapState> states;
  // What is wrong in the texts was told when the tables were read.
  Sink said;
  SourceTable texts;
  const site::Accounts accounts =
      site::Accounts::FromHost(host_, request_.root, site_.policy, "smmsp");
  const site::Judge judge{host_, site_, accounts, request_.root, texts, said};
  for (const site::SiteFile& file : site_.files) states.push_back(site::StateOf(file, judge));
  return states;
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
