// SPDX-License-Identifier: BSD-2-Clause
// mcmigrate upgrade: an old .mc made current by the smallest edits.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "base/line_diff.h"
#include "base/safe_file.h"
#include "base/text.h"
#include "common.h"
#include "mcmigrate.h"
#include "mcmigrate_side.h"
#include "migrate/change.h"
#include "migrate/hardening.h"
#include "migrate/proof.h"
#include "migrate/upgrade.h"

namespace mw::tools {
namespace {

// Both names lead to one file, by links or spelling.
bool IsSameFile(const std::string& a, const std::string& b) {
  std::error_code ignored;
  return std::filesystem::equivalent(a, b, ignored);
}

// A name beside the file that is free: FILE.orig, FILE.orig.2 ...; "" when a thousand are taken.
std::string BackupName(Host& host, const std::string& path) {
  for (int i = 1; i < 1000; ++i) {
    const std::string name = path + ".orig" + (i == 1 ? "" : fmt::format(".{}", i));
    if (!host.Status(name).ok()) return name;
  }
  return "";
}

class UpgradeCommand final : public MigrateCommand {
 public:
  const char* name() const override { return "upgrade"; }
  const char* summary() const override {
    return "make an old .mc current and hardened, by the smallest edits";
  }
  void AddOptions(CLI::App& app) override {
    app.add_option("file", path_, "the .mc")->required();
    app.add_option("-o,--output", output_, "the new .mc; - is standard output");
    app.add_flag("--in-place", in_place_, "replace the file; the old one is kept as FILE.orig");
    app.add_flag("--diff", diff_, "print what would change, or has, as a unified diff");
    app.add_flag("--json", json_, "print the edits and what is left as JSON");
    app.add_option("--target", target_, "the sendmail that it is meant for, such as 8.17");
    app.add_option("--os", system_, "the system that it moves to: debian, redhat, freebsd, aix");
    app.add_option("--without", without_, "names of edits or hardenings that are not wanted")
        ->delimiter(',');
    app.add_option("--maps", maps_, "the folder of the texts of its maps: keys of access get tags");
    app.add_option("--maps-out", maps_out_, "the folder for the new texts");
    app.add_option("--library", library_,
                   "folder of another cf library than the one in the program");
    app.add_flag("--prove", prove_, "compare the behaviour from edit to edit");
    AddProofOptions(app);
  }
  int Run() override;

 private:
  void AddProofOptions(CLI::App& app);
  std::string WrongChoice() const;
  std::vector<migrate::Proof> Prove(Host& host, const migrate::UpgradeRequest& request,
                                    const migrate::Upgrade& upgrade) const;
  std::string Text(const migrate::Upgrade& upgrade) const;
  int Write(Host& host, const migrate::Upgrade& upgrade) const;
  int WriteMaps(Host& host, const migrate::Upgrade& upgrade) const;

  std::string path_, output_, target_ = "8.17", system_, library_{mc::kBuiltinName};
  std::string maps_, maps_out_;
  std::vector<std::string> without_;
  WorldChoice world_;
  bool in_place_ = false, diff_ = false, json_ = false, prove_ = false;
};

// As other commands have them; its --maps is another one.
void UpgradeCommand::AddProofOptions(CLI::App& app) {
  const char* const group = "THE WORLD AROUND, FOR --prove";
  world_.identity.host_name = MakeRealHost()->HostName();
  app.add_option("--host-name", world_.identity.host_name, "canonical name of the host")
      ->group(group);
  app.add_option("--hosts", world_.hosts, "hosts file")->group(group);
  app.add_option("--passwd", world_.passwd, "password file")->group(group);
  app.add_option("--dns", world_.dns,
                 "what the name server says: assume, none, live or a zone file")
      ->group(group);
  app.add_option("--site", world_.site, "folder that stands for /etc/mail; --maps when not given")
      ->group(group);
}

// One text as a side of a comparison.
class ProofSide {
 public:
  ProofSide(const std::string& text, const std::string& library, const WorldChoice& world)
      : side_({.path = "upgraded.mc", .library = library, .site = {}, .text = text}, world, true) {}

  bool loaded() const { return side_.status() == 0; }
  migrate::Side& side() { return side_.side(); }

 private:
  LoadedSide side_;
};

void CompareSides(ProofSide& before, ProofSide& after, migrate::Proof& proof) {
  if (!before.loaded() || !after.loaded()) {
    proof.obstacle = fmt::format("the text {} is no configuration that loads",
                                 before.loaded() ? "after" : "before");
    return;
  }
  proof.comparison = migrate::Compare(before.side(), after.side(), {});
}

// What is wrong with the command line; "" when nothing is.
std::string UpgradeCommand::WrongChoice() const {
  if (output_.empty() && !in_place_ && !diff_ && !json_)
    return "give -o FILE, --in-place or --diff";
  if (!output_.empty() && in_place_) return "-o and --in-place exclude each other";
  if (output_ == "-" && (diff_ || json_))
    return "standard output holds one of -o -, --diff and --json";
  if (diff_ && json_) return "--diff and --json exclude each other";
  if (!migrate::ParseVersion(target_)) return "a version looks like 8.17 or 8.16.1";
  if (!system_.empty() && migrate::FindSystem(system_) == nullptr) {
    return "there is no system " + Quote(system_) + "; known are debian, redhat, freebsd and aix";
  }
  for (const std::string& name : without_) {
    if (migrate::FindHardening(name) == nullptr && migrate::FindChange(name) == nullptr) {
      return "--without " + name + ": there is no such edit or hardening";
    }
  }
  if (!output_.empty() && output_ != "-" && IsSameFile(path_, output_)) {
    return output_ + " is the input; --in-place replaces it and keeps the old one";
  }
  if (maps_.empty() != maps_out_.empty()) return "--maps and --maps-out belong together";
  if (!maps_.empty() && !std::filesystem::is_directory(maps_)) return maps_ + " is no folder";
  if (!maps_.empty() && IsSameFile(maps_, maps_out_)) return "--maps and --maps-out are one folder";
  return "";
}

std::string MapText(const migrate::Upgrade& upgrade) {
  std::string out;
  for (const migrate::MapStep& map : upgrade.maps) {
    for (const migrate::AccessStep& step : map.upgrade.steps) {
      out += fmt::format("{}:{}: {}; {}\n", map.name, step.line, step.message,
                         step.done.empty() ? "left as it is" : step.done);
    }
  }
  for (const std::string& name : upgrade.old_maps) {
    out += fmt::format("{}: of a type that is gone; build the map from its text\n", name);
  }
  return out;
}

int UpgradeCommand::WriteMaps(Host& host, const migrate::Upgrade& upgrade) const {
  std::error_code error;
  if (!upgrade.maps.empty()) std::filesystem::create_directories(maps_out_, error);
  for (const migrate::MapStep& map : upgrade.maps) {
    const std::string path = maps_out_ + "/" + map.name;
    if (host.Status(path).ok()) {
      PrintError(kMcmigrate, path + ": exists already");
      return kExitCantCreate;
    }
    const ExitStatus status = WriteOutputFile(kMcmigrate, host, path, map.upgrade.text);
    if (status != kExitOk) return status;
  }
  return kExitOk;
}

// From stage to stage, and at last from the maps as they are to the new ones.
std::vector<migrate::Proof> UpgradeCommand::Prove(Host& host,
                                                  const migrate::UpgradeRequest& request,
                                                  const migrate::Upgrade& upgrade) const {
  std::vector<migrate::Proof> proofs;
  WorldChoice world = world_;
  if (!maps_.empty()) {
    if (world.site.empty()) world.site = maps_;
    world.maps = "source";
  }
  auto before = std::make_unique<ProofSide>(upgrade.original, library_, world);
  for (migrate::Stage& stage : migrate::StagesOf(host, request, upgrade)) {
    auto after = std::make_unique<ProofSide>(stage.text, library_, world);
    migrate::Proof& proof = proofs.emplace_back();
    proof.edits = std::move(stage.edits);
    proof.keeps = stage.keeps;
    CompareSides(*before, *after, proof);
    before = std::move(after);
  }
  for (const migrate::MapStep& map : upgrade.maps) {
    if (map.upgrade.text == map.original) continue;
    world.newer = maps_out_;
    ProofSide after(upgrade.text, library_, world);
    migrate::Proof& proof = proofs.emplace_back();
    proof.edits = {"the keys of " + map.name};
    proof.keeps = true;
    CompareSides(*before, after, proof);
  }
  return proofs;
}

std::string UpgradeCommand::Text(const migrate::Upgrade& upgrade) const {
  std::string out;
  for (const migrate::Step& step : upgrade.steps) {
    out += fmt::format("{}:{}: {}; {} [{} {}]\n", path_, step.line, step.message, step.done,
                       step.code, step.name);
  }
  out += MapText(upgrade);
  if (!upgrade.left.empty()) {
    report::Options options;
    options.tool = kMcmigrate;
    out += "left to be done by hand, with lines of the new text:\n";
    out += report::RenderText(upgrade.left, upgrade.site->sources(), options);
  }
  if (out.empty()) out = path_ + ": there is nothing to do\n";
  return out;
}

int UpgradeCommand::Write(Host& host, const migrate::Upgrade& upgrade) const {
  if (!in_place_) {
    return output_.empty() ? kExitOk : WriteOutputFile(kMcmigrate, host, output_, upgrade.text);
  }
  if (upgrade.text == upgrade.original) return kExitOk;
  const std::string backup = BackupName(host, path_);
  if (backup.empty()) {
    PrintError(kMcmigrate, path_ + ": there are too many .orig files beside it");
    return kExitCantCreate;
  }
  const ExitStatus kept = WriteOutputFile(kMcmigrate, host, backup, upgrade.original);
  return kept == kExitOk ? WriteOutputFile(kMcmigrate, host, path_, upgrade.text) : kept;
}

// Something is left to be done or decided by hand.
bool IsOpen(const migrate::Upgrade& upgrade) {
  for (const migrate::MapStep& map : upgrade.maps) {
    for (const migrate::AccessStep& step : map.upgrade.steps) {
      if (step.done.empty()) return true;
    }
  }
  return std::any_of(upgrade.left.begin(), upgrade.left.end(),
                     [](const Diagnostic& one) { return one.severity != Severity::kNote; });
}

int UpgradeCommand::Run() {
  if (const std::string wrong = WrongChoice(); !wrong.empty()) {
    PrintError(kMcmigrate, "upgrade: " + wrong);
    return kExitUsage;
  }
  const std::unique_ptr<Host> host = MakeRealHost();
  migrate::UpgradeRequest request;
  request.path = path_;
  request.library = library_;
  request.target = *migrate::ParseVersion(target_);
  request.system = migrate::FindSystem(system_);
  request.without = without_;
  request.maps = maps_;
  const Result<migrate::Upgrade> upgrade = migrate::MakeUpgrade(*host, request);
  if (!upgrade) {
    PrintError(kMcmigrate, upgrade.failure().message);
    return upgrade.failure().error_number == 0 ? kExitData : kExitNoInput;
  }
  if (const int status = WriteMaps(*host, *upgrade); status != kExitOk) return status;
  if (const int status = Write(*host, *upgrade); status != kExitOk) return status;
  std::string out;
  if (diff_)
    out = LineDiff(path_, output_.empty() ? path_ : output_, upgrade->original, upgrade->text);
  std::vector<migrate::Proof> proofs;
  if (prove_) proofs = Prove(*host, request, *upgrade);
  if (json_) out = migrate::UpgradeAsJson(*upgrade, path_, proofs);
  if (const ExitStatus status = WriteStandardOutput(kMcmigrate, out); status != kExitOk)
    return status;
  if (!json_) (void)WriteAll(STDERR_FILENO, Text(*upgrade) + ToText(proofs));
  const bool fails =
      std::any_of(proofs.begin(), proofs.end(), [](const auto& proof) { return proof.fails(); });
  return fails || IsOpen(*upgrade) ? 1 : 0;
}

}  // namespace

std::unique_ptr<MigrateCommand> MakeUpgrade();
std::unique_ptr<MigrateCommand> MakeUpgrade() { return std::make_unique<UpgradeCommand>(); }

}  // namespace mw::tools
