// SPDX-License-Identifier: BSD-2-Clause
// mcroute: where a message goes, whether it is accepted, and why.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/memory.h"
#include "base/text.h"
#include "common.h"
#include "mc/compiler.h"
#include "mc/source_map.h"
#include "mcroute_oracle.h"
#include "rewrite/installation.h"
#include "route/expectations.h"
#include "route/report.h"
#include "world.h"

namespace {

using namespace mw;         // NOLINT: a main
using namespace mw::tools;  // NOLINT

constexpr const char* kProgram = "mcroute";
constexpr uint64_t kMaxText = uint64_t{64} << 20;
constexpr size_t kHeapBytes = 2 << 20;  // what an ordinary site takes

struct Choices {
  WorldChoice world;
  rewrite::Installation::Options installation;
  std::string cf;
  std::string mc;
  std::string library;
  std::string client;
  route::Message message;
  bool null_sender = false;
  bool json = false, brief = false, dot = false, keys = false, rules = false;
  bool oracle = false;
  std::string svg;
  std::vector<std::string> tests;
  std::vector<std::string> address_files;
  std::string format = "text";
};

// Names a rule's line in the .cf, and in the .mc when that is known.
class Places final : public route::RulePlaces {
 public:
  Places(const rewrite::Installation& site, const mc::Compilation* compiled)
      : site_(site), compiled_(compiled) {}

  std::string Describe(Range range) const override {
    if (!range.known()) return "-";
    const uint32_t line = site_.sources().Place(range.begin).line;
    std::string out = fmt::format("{}:{}", site_.sources().Get(range.begin.source).name(), line);
    if (compiled_ == nullptr) return out;
    for (const mc::LinePiece& piece : mc::PiecesOfLine(*compiled_, line)) {
      const mc::Located user = compiled_->chain().Locate(piece.origin.place, piece.origin.call);
      if (user.range.known()) {
        return fmt::format("{} ({})", out, compiled_->sources().Format(user.range.begin));
      }
    }
    return out;
  }

 private:
  const rewrite::Installation& site_;
  const mc::Compilation* compiled_;
};

int StatusOf(const route::MessageWay& way) {
  for (const route::RecipientWay& recipient : way.recipients) {
    if (recipient.reply.code / 100 != 2) return 1;
  }
  return 0;
}

int RunTests(const Choices& choices, route::Flow& flow, Host& host, SourceTable& sources,
             Sink& sink) {
  int failed = 0;
  for (const std::string& file : choices.tests) {
    Result<std::string> text = host.ReadFile(file, kMaxText);
    if (!text) {
      PrintError(kProgram, "cannot read " + text.failure().message);
      return 2;
    }
    const SourceId id = sources.Add(file, std::move(*text));
    std::vector<route::Outcome> outcomes;
    for (route::Expectation& expectation : route::ReadExpectations(sources.Get(id), id, sink)) {
      std::string difference = Compare(expectation, flow.Follow(expectation.message));
      if (!difference.empty()) {
        failed++;
        Diagnostic finding(route::kRouteDiffers, expectation.range,
                           "the route is not the expected one: " + difference);
        if (choices.format == "text") sink.Add(std::move(finding));
      }
      outcomes.push_back({std::move(expectation), std::move(difference)});
    }
    std::string out;
    if (choices.format == "tap") out = route::ToTap(outcomes);
    if (choices.format == "junit") out = route::ToJunit(outcomes, file);
    if (choices.format == "text") {
      const auto bad = std::count_if(outcomes.begin(), outcomes.end(),
                                     [](const auto& o) { return !o.difference.empty(); });
      out = fmt::format("{}: {} of {} expectations hold\n", file,
                        outcomes.size() - static_cast<size_t>(bad), outcomes.size());
    }
    if (const int status = WriteStandardOutput(kProgram, out); status != 0) return status;
  }
  PrintDiagnostics(sink, sources, kProgram, {}, {});
  if (sink.errors() > static_cast<size_t>(choices.format == "text" ? failed : 0)) return 2;
  return failed != 0 ? 1 : 0;
}

// Lists of addresses, one a line: where each goes.
int RunAddresses(const Choices& choices, route::Flow& flow, Host& host,
                 const route::RulePlaces& places) {
  int status = 0;
  for (const std::string& file : choices.address_files) {
    Result<std::string> text = host.ReadFile(file, kMaxText);
    if (!text) {
      PrintError(kProgram, "cannot read " + text.failure().message);
      return 2;
    }
    std::string out;
    for (const std::string_view line : Split(*text, '\n')) {
      const std::string_view address = Trim(line);
      if (address.empty() || address.starts_with('#')) continue;
      route::Message message = choices.message;
      message.recipients = {route::BareAddress(address)};
      const route::MessageWay way = flow.Follow(message);
      out += ToText(way, places, route::Detail::kShort);
      status |= StatusOf(way);
    }
    if (const int error = WriteStandardOutput(kProgram, out); error != 0) return error;
  }
  return status;
}

// Draws the way with graphviz.
int WriteSvg(const route::MessageWay& way, const std::string& file) {
  const std::unique_ptr<Host> host = MakeRealHost();
  const Result<std::string> dot = host->MakeTemporary("/tmp/mcroute.XXXXXX");
  if (!dot || !host->WriteFileAtomically(*dot, ToDot(way))) {
    PrintError(kProgram, "cannot write a file in /tmp");
    return 2;
  }
  const Result<CommandResult> drawn = host->Run("dot -Tsvg " + *dot + " 2>&1", true);
  (void)host->Remove(*dot);
  if (!drawn || drawn->status != 0) {
    PrintError(kProgram, "cannot run dot of graphviz to draw; --dot gives its input");
    return 2;
  }
  return WriteOutputFile(kProgram, *host, file, drawn->output);
}

int PrintWay(const Choices& choices, route::Flow& flow, const route::RulePlaces& places) {
  const route::MessageWay way = flow.Follow(choices.message);
  if (!choices.svg.empty()) {
    const int written = WriteSvg(way, choices.svg);
    return written != kExitOk ? written : StatusOf(way);
  }
  const route::Detail detail = choices.brief   ? route::Detail::kShort
                               : choices.rules ? route::Detail::kRules
                               : choices.keys  ? route::Detail::kKeys
                                               : route::Detail::kEntries;
  const std::string out = choices.json  ? ToJson(way, places)
                          : choices.dot ? ToDot(way)
                                        : ToText(way, places, detail);
  if (const int error = WriteStandardOutput(kProgram, out); error != 0) return error;
  return StatusOf(way);
}

int Run(Choices& choices) {
  SourceTable sources;
  Sink sink;
  World world(choices.world, sources, sink);
  PrintDiagnostics(sink, sources, kProgram, {}, {});
  if (sink.errors() != 0) return 2;
  std::unique_ptr<mc::Compilation> compiled;
  choices.installation.identity = choices.world.identity;
  choices.installation.cf_file = choices.cf;
  CommandlessHost quiet(world.host());
  if (!choices.mc.empty()) {
    mc::Request request;
    request.path = choices.mc;
    request.library = choices.library;
    compiled = std::make_unique<mc::Compilation>(quiet, std::move(request));
    PrintDiagnostics(compiled->diagnostics(), compiled->sources(), kProgram, {}, {});
    if (compiled->outcome() != mc::Outcome::kGood) return 2;
    choices.installation.cf_text = compiled->cf();
    choices.installation.cf_file = "sendmail.cf";
  }
  if (choices.oracle) {
    if (choices.mc.empty()) {
      Result<std::string> text = world.host().ReadFile(choices.cf, kMaxText);
      if (!text) {
        PrintError(kProgram, "cannot read " + text.failure().message);
        return 2;
      }
      choices.installation.cf_text = std::move(*text);
    }
    return AskOracle({choices.world, *choices.installation.cf_text, choices.message});
  }
  rewrite::Installation site(world.host(), world.environment(), choices.installation);
  const bool started = site.Start();
  for (const auto& message : site.messages()) {
    if (!started || message.status != 0) {
      PrintError(kProgram, message.line != 0
                               ? fmt::format("{}:{}: {}", message.file, message.line, message.text)
                           : message.file.empty() ? message.text
                                                  : message.file + ": " + message.text);
    }
  }
  if (!started) return 2;
  const Places places(site, compiled.get());
  route::Flow flow(site, {.steps = !choices.brief && choices.tests.empty(),
                          .addresses = !choices.brief && choices.tests.empty()});
  if (!choices.tests.empty()) return RunTests(choices, flow, world.host(), sources, sink);
  if (!choices.address_files.empty()) return RunAddresses(choices, flow, world.host(), places);
  return PrintWay(choices, flow, places);
}

void AddOptions(CLI::App& app, Choices& choices) {
  app.add_option("-C", choices.cf, "the sendmail.cf (default: that of the site)");
  app.add_option("--mc", choices.mc, "the sendmail.mc, compiled in memory");
  app.add_option("--library", choices.library, "folder of the cf library for --mc");
  app.add_option("-O", choices.installation.settings, "set an option: name=value");
  app.add_option("-M", choices.installation.macros, "set a macro: xvalue or {name}value");
  app.add_option("--client", choices.client, "who connects: NAME[ADDRESS] or [ADDRESS]");
  app.add_option("--resolve", choices.message.client.resolve,
                 "what is known of its name: OK, FAIL, FORGED, TEMP")
      ->check(CLI::IsMember({"OK", "FAIL", "FORGED", "TEMP"}));
  app.add_option("--helo", choices.message.client.helo, "its HELO name");
  app.add_option("--auth", choices.message.client.auth_user, "it has authenticated as this user");
  app.add_flag_callback(
      "--tls", [&choices] { choices.message.client.tls_version = "TLSv1.3"; },
      "the connection is encrypted");
  app.add_option("--from", choices.message.sender, "envelope sender; <> for none");
  app.add_option("--to", choices.message.recipients, "envelope recipients");
  app.add_option("--addresses", choices.address_files,
                 "files of addresses, one a line: say where each goes");
  app.add_flag("--keys", choices.keys, "also show keys that were not found");
  app.add_flag("--rules", choices.rules, "also show the rules that fired");
  app.add_flag("--short", choices.brief, "one line for each place the message goes to");
  app.add_flag("--json", choices.json, "as data");
  app.add_flag("--dot", choices.dot, "as a drawing for graphviz");
  app.add_option("--svg", choices.svg, "draw it to FILE, with graphviz; - is standard output")
      ->type_name("FILE");
  app.add_flag("--oracle", choices.oracle,
               "ask this machine's sendmail -bt the same, and compare (needs root)");
  AddWorldOptions(app, choices.world);
}

int Main(int argc, char** argv) {
  if (AnswersVersion(argc, argv, kProgram)) return 0;
  PrepareHeap(kHeapBytes);
  CLI::App app{"mcroute: where a message goes, whether it is accepted, and why"};
  AddVersion(app, kProgram);
  Choices choices;
  choices.world.identity.host_name = MakeRealHost()->HostName();
  AddOptions(app, choices);
  CLI::App* test = app.add_subcommand("test", "check files of routing expectations");
  test->add_option("files", choices.tests, "sender, recipient, client -> mailer, host, user")
      ->required();
  test->add_option("--format", choices.format, "text, tap, junit")
      ->check(CLI::IsMember({"text", "tap", "junit"}));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kExitUsage;
  }
  if (!choices.client.empty()) {
    const std::string resolve = choices.message.client.resolve;
    if (Result<void> read = route::ReadClient(choices.client, choices.message.client); !read) {
      PrintError(kProgram, read.failure().message);
      return kExitUsage;
    }
    if (app.count("--resolve") != 0) choices.message.client.resolve = resolve;
  }
  if (!choices.message.client.auth_user.empty()) choices.message.client.auth_type = "PLAIN";
  choices.message.sender = route::BareAddress(choices.message.sender);
  for (std::string& to : choices.message.recipients) to = route::BareAddress(to);
  if (choices.cf.empty()) choices.cf = "/etc/mail/sendmail.cf";
  if (choices.tests.empty() && choices.address_files.empty() &&
      choices.message.recipients.empty()) {
    PrintError(kProgram,
               "there is no recipient; give --to ADDRESS, --addresses FILE or 'test FILE'");
    return kExitUsage;
  }
  return Run(choices);
}

}  // namespace

int main(int argc, char** argv) {
  return mw::WithinMemory(kProgram, kExitOsError, [&] { return Main(argc, argv); });
}
