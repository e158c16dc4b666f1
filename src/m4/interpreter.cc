// SPDX-License-Identifier: BSD-2-Clause
// Files, messages, definitions and the end of a run.
#include "m4/interpreter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace mw::m4 {
namespace {

// Sources are addressed by 32 bits.
constexpr uint64_t kMaxSourceBytes = 0xfffffff0;
constexpr size_t kMaxBodyBytes = 0xffffffff;  // BodyPart
constexpr size_t kLargeBuffer = 2048;
constexpr size_t kStreamBytes = 64 * 1024;
constexpr size_t kFilesUnasked = 16;  // open files that no system lacks descriptors for

Limits WithoutZero(Limits limits) {
  for (uint64_t Limits::*limit : {&Limits::expansions, &Limits::nesting, &Limits::output_bytes,
                                  &Limits::memory_bytes, &Limits::include_depth, &Limits::files}) {
    if (limits.*limit == 0) limits.*limit = UINT64_MAX;
  }
  return limits;
}

}  // namespace

Interpreter::Interpreter(Host& host, SourceTable& sources, Listener& listener, Options options)
    : host_(host),
      sources_(sources),
      listener_(listener),
      options_(std::move(options)),
      limits_(WithoutZero(options_.limits)),
      pool_(arena_, options_.track_origins),
      symbols_(arena_),
      frames_(&pool_) {
  input_.SetStreamReader([this] { return ReadStream(); });
  input_.SetFileEndListener([this](SourceId source) { OnFileEnd(source); });
  DefinePredefined();
}

Interpreter::~Interpreter() { frames_.Clear(symbols_); }

void Interpreter::DefinePredefined() {
  const std::string prefix = options_.prefix_builtins ? "m4_" : "";
  for (const Builtin* builtin : AllBuiltins()) {
    if (builtin->gnu && !options_.gnu) continue;
    Define(prefix + std::string(builtin->name), {Text(), builtin}, {}, false);
  }
  if (options_.gnu) {
    Define("__gnu__", {}, {}, false);
    Define("__unix__", {}, {}, false);
  } else {
    Define("unix", {}, {}, false);
  }
}

// `text` as the body of a macro: a copy if it would keep a much larger buffer alive.
Text Interpreter::KeptBody(const Text& text) {
  const Buffer* const buffer = text.buffer();
  if (buffer == nullptr || buffer->capacity < kLargeBuffer || text.size() > buffer->capacity / 8) {
    return text;
  }
  Builder copy(&pool_);
  copy.Reserve(text.size());
  copy.Append(text);
  return copy.Take();
}

void Interpreter::Define(std::string_view name, const Argument& value, Pos place, bool push) {
  if (value.text.size() > kMaxBodyBytes) {
    Report(MessageKind::kFatal, "ERROR: definition of 4 GiB or more");
    return;
  }
  Definition* const definition = symbols_.NewDefinition();
  definition->builtin = value.builtin;
  definition->body = KeptBody(value.text);
  definition->place = place;
  Symbol* symbol = symbols_.Get(name);
  if (push) {
    symbols_.Push(symbol, definition);
  } else {
    symbols_.Define(symbol, definition);
  }
}

Symbol* Interpreter::NameAsked(std::string_view name) {
  Symbol* symbol = observer_ != nullptr ? symbols_.Get(name) : symbols_.Find(name);
  if (symbol != nullptr) ++symbol->reads;
  return symbol;
}

void Interpreter::PushBuiltinValue(const Builtin& builtin, const Origin& origin) {
  input_.PushBuiltin(&builtin, origin.call, location_);
}

// --- files

// Reads `name` as it is or, if that is not there, from a folder of the include path; `found` is its
// path.
Result<std::string> Interpreter::ReadSearched(const std::string& name, std::string& found) {
  found = name;
  Result<std::string> bytes = host_.ReadFile(name, kMaxSourceBytes);
  if (bytes.ok() || name.empty() || name[0] == '/') return bytes;
  for (const std::string& folder : options_.include_path) {
    if (folder.empty()) continue;
    const std::string path = folder + "/" + name;
    Result<std::string> there = host_.ReadFile(path, kMaxSourceBytes);
    if (!there.ok()) continue;
    if (options_.debug.path) {
      ShowDebug(
          fmt::format("{}path search for `{}' found `{}'\n", DebugPrefix(location_), name, path));
    }
    found = path;
    return there;
  }
  return bytes;
}

void Interpreter::NoteBytes(std::string_view bytes) {
  if (bytes.find('\0') != std::string_view::npos) nul_seen_ = true;
}

Result<SourceId> Interpreter::LoadFile(const std::string& name) {
  if (++files_read_ > limits_.files) {
    Limit("more than {} files read", limits_.files);
    return Failure{"too many files", EMFILE};
  }
  if (const std::optional<std::string_view> text = host_.EmbeddedFile(name)) {
    SourceId& source = last_source_.try_emplace(name, kNoSource).first->second;
    if (source == kNoSource || sources_.Get(source).bytes().data() != text->data()) {
      NoteBytes(*text);
      source = sources_.AddEmbedded(name, *text);
    }
    return source;
  }
  std::string path;
  Result<std::string> bytes = ReadSearched(name, path);
  if (!bytes.ok()) return bytes.failure();
  // The source made before while the file has not changed: one that is included in a loop costs no
  // memory.
  SourceId& source = last_source_.try_emplace(path, kNoSource).first->second;
  if (source == kNoSource || sources_.Get(source).bytes() != *bytes) {
    NoteBytes(*bytes);
    source = sources_.Add(path, std::move(*bytes));
  }
  return source;
}

// True if GNU m4 could open one more input file.
bool Interpreter::DescriptorLeft() {
  if (!descriptors_) descriptors_ = host_.FreeDescriptors();
  return input_.files() - (reading_stdin_ ? 1 : 0) < *descriptors_;
}

bool Interpreter::PushFile(const std::string& name, CallId call) {
  if (input_.files() >= limits_.include_depth) {
    Limit("files included more than {} deep", limits_.include_depth);
    return true;
  }
  if (options_.descriptors_run_out && input_.files() >= kFilesUnasked && !DescriptorLeft()) {
    errno = EMFILE;
    return false;
  }
  const Result<SourceId> source = LoadFile(name);
  if (!source.ok()) {
    errno = source.failure().error_number;
    return ended_;
  }
  if (options_.debug.input) {
    TraceInput(fmt::format("input read from {}", sources_.Get(*source).name()), location_);
  }
  input_.PushFile(BufferOf(*source), call, false);
  sync_lines_.Reset();
  if (observer_ != nullptr) observer_->OnFile(*source, call);
  return true;
}

Buffer* Interpreter::BufferOf(SourceId source) {
  return pool_.ForSource(source, sources_.Get(source).bytes());
}

// The next part of standard input, empty at its end.
Buffer* Interpreter::ReadStream() {
  // Reading may wait for someone who waits for our output.
  Flush();
  Result<std::string> bytes = stream_failed_ ? std::string() : host_.ReadInput(kStreamBytes);
  if (!bytes.ok()) {
    stream_failed_ = true;
    ReportAt(MessageKind::kError, "read error", {sources_.Add("stdin", "", stream_line_), 0}, {});
    bytes = std::string();
  }
  NoteBytes(*bytes);
  Buffer* part = IdleStreamPart();
  if (part != nullptr) {
    sources_.Replace(part->source, std::move(*bytes), stream_line_);
    pool_.Reuse(part, sources_.Get(part->source).bytes());
  } else {
    part = BufferOf(sources_.Add("stdin", std::move(*bytes), stream_line_));
  }
  stream_parts_.push_back(part);
  stream_line_ = sources_.Get(part->source).last_line();
  return part;
}

// An earlier part of standard input that nothing refers to, or null: input without an end must not
// fill the memory. Only a few are asked each time.
Buffer* Interpreter::IdleStreamPart() {
  constexpr size_t kAsked = 4;
  if (pool_.track_origins() || observer_ != nullptr) return nullptr;
  for (size_t i = std::min(kAsked, stream_parts_.size()); i > 0; --i) {
    Buffer* const part = stream_parts_.front();
    stream_parts_.pop_front();
    if (part->references == 1 && !IsPlaceUsed(part->source)) return part;
    stream_parts_.push_back(part);
  }
  return nullptr;
}

// True if a message may still name a place in `source`.
bool Interpreter::IsPlaceUsed(SourceId source) const {
  const auto in_source = [source](Pos place) { return place.source == source; };
  const std::span<const Frame> open = frames_.open();
  return in_source(location_) || input_.Holds(source) ||
         std::any_of(open.begin(), open.end(),
                     [&](const Frame& frame) {
                       return in_source(frame.location) || in_source(frame.argument_location);
                     }) ||
         std::any_of(wrapped_.begin(), wrapped_.end(),
                     [&](const Wrapped& wrapped) { return in_source(wrapped.location); });
}

void Interpreter::OnFileEnd(SourceId source) {
  sync_lines_.Reset();
  if (observer_ != nullptr) observer_->OnFileEnd(source, diversions_.current_number());
  if (!options_.debug.input) return;
  const bool in_dnl = skipping_line_ && location_.source == source;
  const Pos end = in_dnl ? location_ : input_.end_location();
  if (input_.empty()) {
    TraceInput("input exhausted", end);
    return;
  }
  const Pos location = input_.Location();
  TraceInput(
      fmt::format("input reverted to {}, line {}", LocationFile(location), LocationLine(location)),
      end);
}

bool Interpreter::RunFile(const std::string& path) {
  if (ended_) return true;
  reading_stdin_ = path == "-";
  if (reading_stdin_) {
    stream_line_ = 1;
    Buffer* const part = ReadStream();
    TraceInput("input read from stdin", {});
    input_.PushFile(part, kNoCall, true);
    sync_lines_.Reset();
    if (observer_ != nullptr) observer_->OnFile(part->source, kNoCall);
  } else if (!PushFile(path, kNoCall)) {
    // Not an end of the run under -EE, in GNU m4 neither.
    Tell(MessageKind::kError, fmt::format("cannot open `{}': {}", path, std::strerror(errno)), {},
         {});
    exit_status_ = 1;
    return false;
  }
  Run();
  return true;
}

void Interpreter::RunSource(SourceId source) {
  if (ended_) return;
  NoteBytes(sources_.Get(source).bytes());
  input_.PushFile(BufferOf(source), kNoCall, false);
  if (observer_ != nullptr) observer_->OnFile(source, kNoCall);
  Run();
}

void Interpreter::RunWrapped() {
  while (!ended_ && !wrapped_.empty()) {
    // The last text that was wrapped is read first: it comes to lie on top.
    std::vector<Wrapped> texts;
    texts.swap(wrapped_);
    for (Wrapped& wrapped : texts) {
      input_.PushText(std::move(wrapped.text), wrapped.call, wrapped.location);
    }
    Run();
  }
}

void Interpreter::Finish() {
  RunWrapped();
  if (!ended_) {
    SelectDiversion(0);
    UndivertAll();
  }
  Flush();
  ended_ = true;
}

void Interpreter::Wrap(Text text, const Origin& origin) {
  if (text.empty()) return;
  wrapped_.push_back({std::move(text), location_, origin.call});
  table_bytes_ += sizeof(Wrapped);
}

// --- output

void Interpreter::SelectDiversion(int number) {
  if (number == diversions_.current_number()) return;
  if (diversions_.Select(number)) table_bytes_ += sizeof(Diversion);
  sync_lines_.Reset();
}

void Interpreter::Undivert(int number) {
  if (diversions_.Bring(number)) sync_lines_.Reset();
  CheckOutput(0);
}

void Interpreter::UndivertAll() {
  if (diversions_.BringAll()) sync_lines_.Reset();
  CheckOutput(0);
}

void Interpreter::Output(const Text& text) {
  WriteOutput(text.data(), text.size(), text.buffer(), text.call());
}

void Interpreter::Flush() {
  if (!options_.stream_output) return;
  Diversion& main = diversions_.main();
  const bool written = main.text.empty() || listener_.OnOutput(main.text);
  main.text.clear();
  main.origins.Clear();
  if (!written) End(1);
}

// --- end of the run

void Interpreter::End(int status) {
  Flush();
  ended_ = true;
  exit_status_ = status;
}

// --- messages

std::string Interpreter::LocationFile(Pos location) const {
  return location.known() ? sources_.Get(location.source).name() : std::string();
}

uint32_t Interpreter::LocationLine(Pos location) const {
  return location.known() ? sources_.Place(location).line : 0;
}

void Interpreter::Report(MessageKind kind, std::string text) {
  ReportAt(kind, std::move(text), location_, {});
}

void Interpreter::ReportAt(MessageKind kind, std::string text, Pos location, const Origin& origin) {
  if (ended_) return;
  Tell(kind, std::move(text), location, origin);
  if (kind == MessageKind::kNotice) return;
  if (kind != MessageKind::kWarning || options_.fatal_warnings > 0) exit_status_ = 1;
  if (kind == MessageKind::kFatal || kind == MessageKind::kLimit || options_.fatal_warnings > 1)
    End(1);
}

void Interpreter::CheckSequence(std::string_view name, std::string_view body, Pos location,
                                const Origin& origin) {
  if (options_.warn_macro_sequence.empty()) return;
  const auto regex = substitutions_.cache.Get(options_.warn_macro_sequence);
  if (!regex.ok()) return;
  Groups groups;
  size_t start = 0;
  while (start <= body.size() &&
         (*regex)->Search(body, start, false, groups) == Regex::Outcome::kFound) {
    const auto begin = static_cast<size_t>(groups[0].begin);
    const auto end = static_cast<size_t>(groups[0].end);
    if (end > begin) {
      ReportAt(MessageKind::kWarning,
               fmt::format("Warning: definition of `{}' contains sequence `{}'", name,
                           body.substr(begin, end - begin)),
               location, origin);
    }
    start = end > begin ? end : end + 1;
  }
}

void Interpreter::Tell(MessageKind kind, std::string text, Pos location, const Origin& origin) {
  Flush();
  Message message;
  message.kind = kind;
  message.file = LocationFile(location);
  message.line = LocationLine(location);
  message.place = origin.place.known() ? origin.place : location;
  message.call = origin.call;
  message.text = std::move(text);
  listener_.OnMessage(message);
}

}  // namespace mw::m4
