// SPDX-License-Identifier: BSD-2-Clause
// A configuration in force: a .cf with its maps, classes and macros, ready to run rulesets, as in a sendmail
// that has just started. Nothing is printed; messages of loading are kept.
//
//   StepCollector steps(...);                  // or any TraceListener
//   Installation site(host, environment, {.cf_file = "/etc/mail/sendmail.cf"});
//   if (!site.Start()) ...site.messages()...
//   AddressReader reader = site.Reader(steps);
//   reader.Parse("user@example.com", {});
//
// To evaluate one ruleset with macros of the moment, as a server does: rules().SetMacro("client_name", ...),
// machine().Record(&listener, nullptr), machine().SetWatch(kFired), machine().Run(number, tokens).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/host.h"
#include "cf/config.h"
#include "maps/map_table.h"
#include "rewrite/delivery.h"
#include "rewrite/identity.h"
#include "rewrite/loader.h"
#include "rewrite/machine.h"

namespace mw::rewrite {

// Hears nothing.
class SilentListener final : public TraceListener {
 public:
  void OnInput(const Ruleset&, std::span<const Token>) override {}
  void OnReturns(const Ruleset&, std::span<const Token>) override {}
  void OnMessage(std::string_view, int) override {}
  void OnStatus(int) override {}
  void OnFault(std::string_view, std::string_view) override {}
  void OnEvent(const Event&) override {}
};

class Installation final : private maps::Listener,
                           private maps::MacroStore,
                           private maps::AliasJudge,
                           private LoadListener {
 public:
  struct Options {
    std::string cf_file = "/etc/mail/sendmail.cf";
    // The text of the .cf when it was made in memory; then `cf_file` is only its name.
    std::optional<std::string> cf_text;
    char mode = 'd';                    // ${opMode}: d a server, v -bv, t the test mode
    std::vector<std::string> settings;  // -O option=value
    std::vector<std::string> macros;    // -M xvalue or -M {name}value
    Identity identity;
  };
  // In sendmail's words; `line` 0: not about a line of a file.
  struct Message {
    std::string file;
    uint32_t line = 0;
    std::string text;
    int status = 0;
  };

  // `environment` says what maps may see; its listener, macros and alias judge are set here. Both must
  // outlive this.
  Installation(Host& host, maps::Environment& environment, Options options);

  // False: sendmail would end here (unreadable .cf, fatal option); the last message says why.
  bool Start();

  const std::vector<Message>& messages() const { return messages_; }
  const SourceTable& sources() const { return sources_; }
  const Sink& diagnostics() const { return sink_; }  // our findings in the .cf
  const cf::Config& config() const { return config_; }
  const LoadedOptions& options() const { return loaded_.options; }
  const Identity& identity() const { return options_.identity; }

  Rulebook& rules() { return rules_; }
  Machine& machine() { return machine_; }
  maps::MapTable& maps() { return maps_; }
  maps::Environment& environment() { return environment_; }

  // A reader whose messages go to `listener`.
  AddressReader Reader(TraceListener& listener) {
    return {rules_, machine_, machine_, listener, loaded_.options};
  }

 private:
  void OnMessage(const maps::Message& message) override;
  void SetMacro(std::string_view name, std::string_view value) override;
  void UnsetMacro(std::string_view name) override;
  std::string GetMacro(std::string_view name) override;
  Verdict JudgeAlias(std::string_view entry, std::string_view file, uint32_t line,
                     std::string& local_name) override;
  void OnPlace(std::string_view file, uint32_t line) override;
  void OnMessage(std::string_view text, int status, bool placed) override;
  void Say(const cf::Complaints& complaints);

  Host& host_;
  maps::Environment& environment_;
  Options options_;
  SourceTable sources_;
  Sink sink_;
  cf::Config config_;
  Rulebook rules_;
  maps::MapTable maps_;
  LoadResult loaded_;
  SilentListener silent_;
  Machine machine_;
  std::vector<Message> messages_;
  std::string place_file_;
  uint32_t place_line_ = 0;
};

}  // namespace mw::rewrite
