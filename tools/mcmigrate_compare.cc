// SPDX-License-Identifier: BSD-2-Clause
// mcmigrate compare: which messages, addresses and settings two configurations treat differently.
#include "common.h"
#include "mcmigrate.h"
#include "mcmigrate_side.h"
#include "migrate/comparison.h"

namespace mw::tools {
namespace {

constexpr int kSame = 0;
constexpr int kChanged = 1;

class CompareCommand final : public MigrateCommand {
 public:
  const char* name() const override { return "compare"; }
  const char* summary() const override {
    return "what two configurations do differently, each change with a witness";
  }

  void AddOptions(CLI::App& app) override {
    app.add_option("old", old_.path, "a .mc, a .cf, or a folder like /etc/mail")->required();
    app.add_option("new", new_.path, "likewise")->required();
    app.add_option("--library", library_, "folder of the cf library for a .mc, or 'builtin'");
    app.add_option("--old-library", old_.library, "likewise, for OLD");
    app.add_option("--new-library", new_.library, "likewise, for NEW");
    app.add_option("--old-site", old_.site, "folder that stands for /etc/mail in OLD");
    app.add_option("--new-site", new_.site, "likewise, in NEW");
    app.add_flag("--all", all_, "show every change, not one of each group");
    app.add_flag("--json", json_, "as data, with every change");
    app.add_flag("--no-settings", no_settings_, "leave out what no message shows");
    app.add_option("--max-questions", options_.limits.questions,
                   "ask at most so many questions (120000)");
    world_.identity.host_name = MakeRealHost()->HostName();
    AddWorldOptions(app, world_);
  }

  int Run() override {
    if (old_.library.empty()) old_.library = library_;
    if (new_.library.empty()) new_.library = library_;
    LoadedSide old_side(old_, world_);
    if (old_side.status() != 0) return old_side.status();
    LoadedSide new_side(new_, world_);
    if (new_side.status() != 0) return new_side.status();
    for (LoadedSide* side : {&old_side, &new_side}) {
      for (const std::string& complaint : side->side().complaints()) {
        PrintWarning(kMcmigrate, complaint);
      }
    }
    options_.settings = !no_settings_;
    const migrate::Comparison comparison =
        migrate::Compare(old_side.side(), new_side.side(), options_);
    const std::string out = json_ ? ToJson(comparison) : ToText(comparison, all_);
    if (const int error = WriteStandardOutput(kMcmigrate, out); error != kExitOk) return error;
    return comparison.changed() ? kChanged : kSame;
  }

 private:
  SideChoice old_, new_;
  std::string library_;
  WorldChoice world_;
  migrate::CompareOptions options_;
  bool all_ = false, json_ = false, no_settings_ = false;
};

}  // namespace

std::unique_ptr<MigrateCommand> MakeCompare() { return std::make_unique<CompareCommand>(); }

}  // namespace mw::tools
