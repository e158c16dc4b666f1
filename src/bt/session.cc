// SPDX-License-Identifier: BSD-2-Clause
#include "bt/session.h"

#include <fmt/format.h>

#include <cstring>

#include "base/text.h"
#include "bt/command.h"
#include "cf/parser.h"
#include "cf/reader.h"
#include "rewrite/advice.h"
#include "rewrite/shape_cache.h"

namespace mw::bt {
namespace {

constexpr uint64_t kMaxCf = uint64_t{64} << 20;
constexpr int kNoInput = 72;

struct Family {
  char first;
  void (*run)(Session& session, std::string_view line);
};
constexpr Family kFamilies[] = {
    {'.', RunDefinition}, {'=', RunListing}, {'$', RunValue},
    {'-', RunDebug},      {'/', RunSlash},   {'?', RunHelp},
};

}  // namespace

Session::Session(Host& host, maps::Environment& environment, SessionOptions options)
    : host_(host),
      environment_(environment),
      session_options_(std::move(options)),
      maps_(environment),
      trace_(rules_, output_),
      machine_(rules_, maps_, trace_) {
  StartCache();
  environment_.listener = this;
  environment_.macros = this;
  environment_.alias_judge = this;
}

Session::~Session() = default;

void Session::StartCache() {
  if (session_options_.use_cache) {
    cache_ = std::make_unique<rewrite::ShapeCache>(rules_, maps_, machine_, trace_, output_);
  }
  reader_.emplace(rules_, machine_, runner(), trace_, loaded_.options);
}

rewrite::Runner& Session::runner() {
  return cache_ != nullptr ? *cache_ : static_cast<rewrite::Runner&>(machine_);
}

bool Session::Start() {
  const rewrite::Identity& identity = session_options_.identity;
  if (session_options_.has_debug) trace_.debug().Set(session_options_.debug);
  const std::string& file = session_options_.cf_file;
  Result<std::string> text = host_.ReadFile(file, kMaxCf);
  if (!text) {
    trace_.OnMessage(fmt::format("{}: line 0: cannot open: {}", file,
                                 std::strerror(text.failure().error_number)),
                     kNoInput);
    unreadable_ = true;
    return false;
  }
  rewrite::DefineIdentity(identity, environment_.hosts, rules_);
  rewrite::Preset(rules_);
  const SourceId id = sources_.Add(file, std::move(*text));
  config_ = cf::Parse(sources_.Get(id), id, sink_);
  rules_.names = config_.names;
  rewrite::DefineSessionMacros(identity, host_.Now(), rules_);
  loaded_ = rewrite::Load(config_, file, session_options_.settings, {rules_, maps_, *this});
  OnPlace("", 0);
  if (loaded_.fatal) return false;
  cf::Complaints complaints;
  rewrite::ApplyCommandLine(session_options_.settings, session_options_.macros,
                            {rules_, maps_, *this}, loaded_, complaints);
  Say(complaints);
  complaints.clear();
  rewrite::DefineModeMacros(rules_, complaints);
  if (loaded_.options.probe_interfaces)
    rewrite::AddInterfaces(identity, environment_.hosts, rules_);
  maps_.DefineDefaults();
  bool has_local = false;
  for (const rewrite::Mailer& mailer : rules_.mailers)
    has_local = has_local || mailer.name == "local";
  if (!has_local) trace_.OnMessage("No local mailer defined", 70);
  UpdateWatch();
  Say(complaints);
  Greet();
  complaints.clear();
  const uint8_t addr_type = rules_.names.Enter("addr_type", complaints);
  Say(complaints);
  if (addr_type != 0) rules_.SetMacro(addr_type, "e r");
  return true;
}

void Session::Greet() {
  output_ += "ADDRESS TEST MODE (ruleset 3 NOT automatically invoked)\nEnter <ruleset> <address>\n";
}

void Session::Line(std::string_view line) {
  line = line.substr(0, line.find('\0'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (session_options_.verbose) {
    output_ += "> ";
    output_ += line;
    output_ += '\n';
  }
  while (line.starts_with(' ')) line.remove_prefix(1);
  if (line.empty() || line[0] == '#') return;
  machine_.arena().Reset();
  for (const Family& family : kFamilies) {
    if (family.first == line[0]) {
      family.run(*this, line);
      return;
    }
  }
  RunRules(*this, line);
}

void Session::End() {
  if (ended_) return;
  ended_ = true;
  if (trace_.debug().Is(2, 1)) {
    output_ += fmt::format("\n====finis: stat {} e_id=NOQUEUE e_flags=4000<METOO>\n",
                           trace_.exit_status());
  }
}

int Session::exit_status() const {
  if (loaded_.fatal) return loaded_.fatal_status;
  const int status = trace_.exit_status();
  return status == 75 ? 0 : status;
}

const Sink& Session::diagnostics() {
  if (!advised_) rewrite::Advise(config_, sources_, rules_, environment_, sink_);
  advised_ = true;
  return sink_;
}

void Session::UpdateWatch() {
  machine_.SetWatch(trace_.NeededWatch());
  rules_.tokenizer.SetWatcher(trace_.NeedsScans() ? &trace_ : nullptr);
}

void Session::Say(const cf::Complaints& complaints) {
  for (const cf::Complaint& complaint : complaints)
    trace_.OnMessage(complaint.text, complaint.status);
}

void Session::OnPlace(std::string_view file, uint32_t line) {
  place_file_ = file;
  place_line_ = line;
}

void Session::OnMessage(std::string_view text, int status, bool placed) {
  std::string out;
  if (placed && place_line_ != 0) out = fmt::format("{}: line {}: ", place_file_, place_line_);
  out += text;
  trace_.OnMessage(out, status);
}

void Session::OnMessage(const maps::Message& message) {
  if (!message.ours) OnMessage(message.text, message.status, true);
}

void Session::SetMacro(std::string_view name, std::string_view value) {
  cf::Complaints complaints;
  const uint8_t id = rules_.names.Enter(name, complaints);
  Say(complaints);
  if (id != 0) rules_.SetMacro(id, std::string(value));
}

void Session::UnsetMacro(std::string_view name) {
  if (const auto id = rules_.names.Find(name)) rules_.UnsetMacro(*id);
}

std::string Session::GetMacro(std::string_view name) {
  const auto id = rules_.names.Find(name);
  const std::string* value = id ? rules_.MacroValue(*id) : nullptr;
  return value != nullptr ? *value : std::string();
}

maps::AliasJudge::Verdict Session::JudgeAlias(std::string_view entry, std::string_view file,
                                              uint32_t line, std::string& local_name) {
  trace_.SetPlace(fmt::format("{}: line {}: ", file, line));
  const std::optional<rewrite::Delivery> delivery = reader().Parse(entry, {}, ':');
  trace_.SetPlace("");
  if (!delivery) return Verdict::kError;
  local_name = delivery->user;
  const rewrite::Mailer* mailer = reader().FindMailer(delivery->mailer);
  return mailer != nullptr && mailer->HasFlag('A') ? Verdict::kLocal : Verdict::kNotLocal;
}

}  // namespace mw::bt
