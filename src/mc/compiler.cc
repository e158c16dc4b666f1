// SPDX-License-Identifier: BSD-2-Clause
#include "mc/compiler.h"

#include <fmt/format.h>

#include <cerrno>

#include "base/text.h"
#include "mc/checks/check.h"
#include "mc/findings.h"
#include "mc/input.h"
#include "mc/library.h"

namespace mw::mc {
namespace {

// Standard input to its end; as a Failure when it is longer than `max_bytes`.
Result<std::string> ReadAllInput(Host& host, uint64_t max_bytes) {
  constexpr size_t kBlock = 64 * 1024;
  std::string all;
  for (;;) {
    Result<std::string> part = host.ReadInput(kBlock);
    if (!part.ok()) return part.failure();
    if (part->empty()) return all;
    all += *part;
    if (all.size() > max_bytes) return Failure::FromErrno("stdin", EFBIG);
  }
}

std::string Unreadable(const std::string& path, const Failure& failure, uint64_t max_bytes) {
  if (failure.error_number == EFBIG) {
    return fmt::format("{} is longer than the limit of {} bytes (--limit-file)",
                       path == "-" ? "standard input" : Quote(path), max_bytes);
  }
  if (failure.error_number == EISDIR) return Quote(path) + " is a directory, not a .mc file";
  return fmt::format("cannot read {}", failure.message);
}

std::string WithSlash(std::string folder) {
  if (!folder.empty() && folder.back() != '/') folder += '/';
  return folder;
}

}  // namespace

Compilation::Compilation(Host& host, Request request)
    : host_(host, {request.header, request.allow_exec,
                   request.max_file_bytes == 0 ? UINT64_MAX : request.max_file_bytes}),
      request_(WithTarget(std::move(request))),
      library_host_(host_, {request_.library == kBuiltinName, request_.include_path}) {
  if (request_.max_file_bytes == 0) request_.max_file_bytes = UINT64_MAX;
  const bool readable = ReadInput();
  // Usually a look at the text tells whether the .mc reads the library by itself. If that was wrong
  // (the include is commented out, or stands in a file that the .mc includes) the run shows it, and
  // is repeated.
  const bool own_include = input_.find(kEntry) != std::string::npos;
  const bool library_first = readable && !own_include && ChooseLibrary();
  Prepare(library_first);
  if (!readable) return;
  if (!own_include && !library_first) {
    ReportNoLibrary();
    return;
  }
  Expand(library_first);
  const bool wrong_guess =
      library_first ? record_->entries() > 1
                    : record_->entries() == 0 && engine_->exit_status() == 0 && ChooseLibrary();
  if (wrong_guess) {
    Prepare(!library_first);
    Expand(!library_first);
  }
  ReportBuiltinLibrary();
  RunChecks();
  const bool failed = sink_.errors() > 0 || engine_->exit_status() != 0;
  outcome_ = failed ? Outcome::kWrong : Outcome::kGood;
}

Compilation::~Compilation() = default;

Request Compilation::WithTarget(Request request) {
  if (request.target.empty()) return request;
  request.definitions.insert(request.definitions.begin(),
                             {std::string(kTargetMacro), request.target});
  request.library = kBuiltinName;
  return request;
}

bool Compilation::ReadInput() {
  const uint64_t limit = request_.max_file_bytes;
  const std::string path = request_.path;
  Result<std::string> bytes =
      path == "-" ? ReadAllInput(host_, limit) : host_.ReadFile(path, limit);
  if (!bytes.ok() && path != "-" && !path.starts_with('/')) {
    for (const std::string& folder : request_.include_path) {
      const std::string there = folder + "/" + path;
      Result<std::string> found = host_.ReadFile(there, limit);
      if (!found.ok()) continue;
      bytes = std::move(found);
      request_.path = there;
      break;
    }
  }
  if (!bytes.ok()) {
    outcome_ = Outcome::kUnreadable;
    sink_.Add({kUnreadableInput, {}, Unreadable(path, bytes.failure(), limit)});
    return false;
  }
  input_ = std::move(*bytes);
  return true;
}

void Compilation::ReportNoLibrary() {
  outcome_ = Outcome::kNoLibrary;
  sink_.Add({kLibraryNotFound,
             {},
             fmt::format("{} holds no m4/cf.m4; expected the folder of a cf library, or {}",
                         Quote(request_.library), Quote(kBuiltinName))});
}

bool Compilation::ChooseLibrary() {
  if (request_.library == kBuiltinName) {
    library_ = kBuiltinFolder;
    return true;
  }
  if (!request_.library.empty()) {
    library_ = WithSlash(request_.library);
    return IsLibrary(host_, library_);
  }
  const std::optional<std::string> place = FindUsualPlace(host_);
  fell_back_ = !place;
  library_ = place ? WithSlash(*place) : std::string(kBuiltinFolder);
  return true;
}

// Says once that the library is not the one that the .mc or the machine was expected to have.
void Compilation::ReportBuiltinLibrary() {
  if (request_.library == kBuiltinName) return;
  const std::span<const std::string> replaced = library_host_.replaced();
  if (replaced.empty() && !fell_back_) return;
  Diagnostic diagnostic(kBuiltinLibraryUsed, {{main_, 0}, 0},
                        "no cf library on this machine; the one built into the program is used");
  if (!replaced.empty()) {
    const std::string entry = replaced.front() + std::string(kEntry);
    diagnostic.message = fmt::format("no cf library at {}; the one built into the program is used",
                                     Quote(replaced.front()));
    for (const UserCall& call : record_->calls()) {
      if (call.Argument(0) == entry) diagnostic.range = call.range();
    }
    const std::optional<std::string> place = FindUsualPlace(host_);
    if (place) {
      diagnostic.notes.push_back({{}, fmt::format("there is one at {}", Quote(*place))});
    }
  }
  sink_.Add(std::move(diagnostic));
}

// The folder of the library as far as it is known before the run.
std::string Compilation::KnownFolder(bool library_first) const {
  for (const Request::Definition& definition : request_.definitions) {
    if (definition.name == "_CF_DIR_" && !definition.undefine) return definition.value;
  }
  return library_first ? library_ : std::string();
}

// Makes everything that a run needs, for the first time or anew.
void Compilation::Prepare(bool library_first) {
  engine_.reset();
  sources_ = std::make_unique<SourceTable>();
  record_ = std::make_unique<Record>(*sources_, KnownFolder(library_first));
  m4::Options options;
  options.track_origins = true;
  options.limits = request_.limits;
  options.include_path = request_.include_path;
  engine_ = std::make_unique<m4::Engine>(library_host_, *sources_, *record_, std::move(options));
  engine_->SetObserver(record_.get());
  host_.SetRefusalListener([this](const std::string& command) { record_->NoteRefusal(command); });
  for (const Request::Definition& definition : request_.definitions) {
    if (definition.undefine) {
      engine_->Undefine(definition.name);
    } else {
      engine_->Define(definition.name, definition.value);
    }
  }
}

void Compilation::Expand(bool library_first) {
  if (library_first) engine_->RunFile(library_ + std::string(kEntry));
  main_ = sources_->Add(request_.path == "-" ? "stdin" : request_.path, input_);
  engine_->RunSource(main_);
  engine_->Finish();
}

void Compilation::RunChecks() {
  if (!CheckInput(*sources_, main_, sink_)) return;
  const Chain chain(engine_->calls(), *record_, *sources_);
  const Context context{library_host_, *sources_, *record_, *engine_, chain, main_, sink_};
  for (const Check* check : AllChecks()) check->run(context);
}

const std::string& Compilation::cf() const { return engine_->output(); }
const m4::OriginMap& Compilation::origins() const { return engine_->origins(); }
const std::vector<UserCall>& Compilation::calls() const { return record_->calls(); }

}  // namespace mw::mc
