// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/installation.h"

#include <cstring>

#include "cf/parser.h"

namespace mw::rewrite {
namespace {

constexpr uint64_t kMaxCf = uint64_t{64} << 20;

}  // namespace

Installation::Installation(Host& host, maps::Environment& environment, Options options)
    : host_(host),
      environment_(environment),
      options_(std::move(options)),
      maps_(environment),
      machine_(rules_, maps_, silent_) {
  environment_.listener = this;
  environment_.macros = this;
  environment_.alias_judge = this;
}

bool Installation::Start() {
  const std::string& file = options_.cf_file;
  std::string text;
  if (options_.cf_text) {
    text = *options_.cf_text;
  } else {
    Result<std::string> read = host_.ReadFile(file, kMaxCf);
    if (!read) {
      const int number = read.failure().error_number;
      messages_.push_back({file, 0, std::string("cannot open: ") + std::strerror(number), 72});
      return false;
    }
    text = std::move(*read);
  }
  DefineIdentity(options_.identity, environment_.hosts, rules_);
  Preset(rules_);
  const SourceId id = sources_.Add(file, std::move(text));
  config_ = cf::Parse(sources_.Get(id), id, sink_);
  rules_.names = config_.names;
  DefineSessionMacros(options_.identity, host_.Now(), rules_);
  rules_.SetMacro("opMode", std::string(1, options_.mode));
  loaded_ = Load(config_, file, options_.settings, {rules_, maps_, *this});
  OnPlace("", 0);
  if (loaded_.fatal) return false;
  cf::Complaints complaints;
  ApplyCommandLine(options_.settings, options_.macros, {rules_, maps_, *this}, loaded_, complaints);
  DefineModeMacros(rules_, complaints);
  if (loaded_.options.probe_interfaces) {
    AddInterfaces(options_.identity, environment_.hosts, rules_);
  }
  maps_.DefineDefaults();
  Say(complaints);
  return true;
}

void Installation::Say(const cf::Complaints& complaints) {
  for (const cf::Complaint& complaint : complaints) {
    messages_.push_back({"", 0, complaint.text, complaint.status});
  }
}

void Installation::OnPlace(std::string_view file, uint32_t line) {
  place_file_ = file;
  place_line_ = line;
}

void Installation::OnMessage(std::string_view text, int status, bool placed) {
  const bool known = placed && place_line_ != 0;
  messages_.push_back(
      {known ? place_file_ : "", known ? place_line_ : 0, std::string(text), status});
}

void Installation::OnMessage(const maps::Message& message) {
  OnMessage(message.text, message.status, true);
}

void Installation::SetMacro(std::string_view name, std::string_view value) {
  cf::Complaints complaints;
  const uint8_t id = rules_.names.Enter(name, complaints);
  Say(complaints);
  if (id != 0) rules_.SetMacro(id, std::string(value));
}

void Installation::UnsetMacro(std::string_view name) {
  if (const auto id = rules_.names.Find(name)) rules_.UnsetMacro(*id);
}

std::string Installation::GetMacro(std::string_view name) {
  const auto id = rules_.names.Find(name);
  const std::string* value = id ? rules_.MacroValue(*id) : nullptr;
  return value != nullptr ? *value : std::string();
}

maps::AliasJudge::Verdict Installation::JudgeAlias(std::string_view entry, std::string_view,
                                                   uint32_t, std::string& local_name) {
  // An alias file may be read while rules run: what they trace is not about this address.
  TraceListener& listener = machine_.listener();
  LookupRecorder* recorder = machine_.recorder();
  machine_.Record(&silent_, nullptr);
  AddressReader reader = Reader(silent_);
  const std::optional<Delivery> delivery = reader.Parse(entry, {}, ':');
  machine_.Record(&listener, recorder);
  if (!delivery) return Verdict::kError;
  local_name = delivery->user;
  const Mailer* mailer = reader.FindMailer(delivery->mailer);
  return mailer != nullptr && mailer->HasFlag('A') ? Verdict::kLocal : Verdict::kNotLocal;
}

}  // namespace mw::rewrite
