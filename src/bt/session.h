// SPDX-License-Identifier: BSD-2-Clause
// sendmail's address test mode as a library: a .cf, then lines in, text out.
//
//   Session session(host, options);
//   session.Start();                          // messages of the .cf, greeting, prompt
//   session.Line("3,0 user@example.com");     // appends to session.output()
//
// The text is what sendmail 8.17.1.9 -bt prints. Commands are rows of tables (command.h).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/host.h"
#include "maps/map_table.h"
#include "rewrite/delivery.h"
#include "rewrite/identity.h"
#include "rewrite/loader.h"
#include "rewrite/machine.h"
#include "rewrite/trace_text.h"

namespace mw::bt {

struct SessionOptions {
  std::string cf_file = "/etc/mail/sendmail.cf";
  std::vector<std::string> settings;  // -O option=value
  std::vector<std::string> macros;    // -M xvalue or -M {name}value
  std::string debug;                  // -d text, with `has_debug`
  bool has_debug = false;
  bool verbose = false;  // -v: echo lines
  bool use_cache = true;
  rewrite::Identity identity;
};

class Session final : private maps::Listener,
                      private maps::MacroStore,
                      private maps::AliasJudge,
                      private rewrite::LoadListener {
 public:
  // `environment` says what maps may see; its listener, macros and alias judge are set by the session. Both
  // must outlive it.
  Session(Host& host, maps::Environment& environment, SessionOptions options);
  ~Session() override;

  // Reads the .cf and greets. False: sendmail would end here (unreadable .cf, fatal option).
  bool Start();

  // Runs one line of input, without its newline.
  void Line(std::string_view line);

  // To be called when the session has waited: map files may have changed.
  void Refresh() { maps_.Refresh(); }

  // What is to be printed; the caller takes it and clears it.
  std::string& output() { return output_; }
  // A prompt; printed before each line is read. With -v the echo of the line takes its place.
  void Prompt() {
    if (!session_options_.verbose) output_ += "> ";
  }

  bool ended() const { return ended_; }
  void End();
  // The .cf could not be read at all, and Start has said why.
  bool unreadable() const { return unreadable_; }
  // A message told of something wrong in the .cf or in an address.
  bool faulted() const { return trace_.faulted() || loaded_.fatal; }
  // As sendmail's exit code.
  int exit_status() const;

  // ---- for commands ----
  rewrite::Rulebook& rules() { return rules_; }
  rewrite::Machine& machine() { return machine_; }
  rewrite::Runner& runner();
  rewrite::AddressReader& reader() { return *reader_; }
  rewrite::TraceText& trace() { return trace_; }
  maps::MapTable& maps() { return maps_; }
  maps::Environment& environment() { return environment_; }
  const rewrite::LoadedOptions& options() const { return loaded_.options; }
  rewrite::AddressUse& use() { return use_; }
  // Who runs the test mode.
  const std::string& user() const { return session_options_.identity.user; }
  // Room for the tokens of a line, kept from line to line.
  std::vector<rewrite::Token>& scratch() { return scratch_; }
  // To be called when -d changed what is traced.
  void UpdateWatch();
  void Say(const cf::Complaints& complaints);
  // Value as sendmail shows it.
  void AppendShown(std::string_view text) {
    rewrite::AppendShown(text, rules_.names, trace_.raw_symbols(), output_);
  }

  // ---- for other users of the library ----
  const SourceTable& sources() const { return sources_; }
  // Findings of ours on the .cf, beside sendmail's messages. The first call looks for them.
  const Sink& diagnostics();
  const cf::Config& config() const { return config_; }

 private:
  void OnMessage(const maps::Message& message) override;
  void SetMacro(std::string_view name, std::string_view value) override;
  void UnsetMacro(std::string_view name) override;
  std::string GetMacro(std::string_view name) override;
  Verdict JudgeAlias(std::string_view entry, std::string_view file, uint32_t line,
                     std::string& local_name) override;
  void OnPlace(std::string_view file, uint32_t line) override;
  void OnMessage(std::string_view text, int status, bool placed) override;

  void StartCache();
  void Greet();

  Host& host_;
  maps::Environment& environment_;
  SessionOptions session_options_;
  std::string output_;
  SourceTable sources_;
  Sink sink_;
  cf::Config config_;
  rewrite::Rulebook rules_;
  maps::MapTable maps_;
  rewrite::LoadResult loaded_;
  rewrite::TraceText trace_;
  rewrite::Machine machine_;
  std::unique_ptr<rewrite::Runner> cache_;
  std::optional<rewrite::AddressReader> reader_;
  rewrite::AddressUse use_;
  std::vector<rewrite::Token> scratch_;
  std::string place_file_;
  uint32_t place_line_ = 0;
  bool ended_ = false;
  bool unreadable_ = false;
  bool advised_ = false;
};

}  // namespace mw::bt
