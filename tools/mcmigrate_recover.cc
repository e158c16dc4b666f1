// SPDX-License-Identifier: BSD-2-Clause
// mcmigrate recover: a .mc from a .cf alone, and what it is worth.
#include <fmt/format.h>

#include "base/text.h"
#include "cf/parser.h"
#include "common.h"
#include "mc/builtin_library.h"
#include "mc/library.h"
#include "mcmigrate.h"
#include "mcmigrate_side.h"
#include "migrate/comparison.h"
#include "migrate/recovery.h"

namespace mw::tools {
namespace {

constexpr int kSame = 0;
constexpr int kDiffers = 1;
constexpr uint64_t kMaxCf = uint64_t{16} << 20;
constexpr size_t kMaxShown = 50;  // lines of one list

void AddLines(const char* title, const std::vector<migrate::CfLine>& lines, const std::string& file,
              std::string& out) {
  if (lines.empty()) return;
  out += fmt::format("{}: {}\n", title, lines.size());
  for (size_t i = 0; i < std::min(lines.size(), kMaxShown); i++) {
    const std::string place = file.empty() ? "" : fmt::format("{}:{}: ", file, lines[i].line);
    out += fmt::format("  {}{}\n", place, Printable(lines[i].text));
  }
  if (lines.size() > kMaxShown) out += fmt::format("  ... and {} more\n", lines.size() - kMaxShown);
}

class RecoverCommand final : public MigrateCommand {
 public:
  const char* name() const override { return "recover"; }
  const char* summary() const override {
    return "a .mc from a .cf alone, with what it does differently";
  }

  void AddOptions(CLI::App& app) override {
    app.add_option("cf", cf_.path, "the sendmail.cf")->required();
    app.add_option("-o,--output", output_, "the .mc to write; - is standard output")->required();
    app.add_option("--library", library_,
                   "folder of the cf library that made the .cf, or 'builtin'");
    app.add_flag("--all", all_, "show every difference in behaviour, not one of each group");
    world_.identity.host_name = MakeRealHost()->HostName();
    AddWorldOptions(app, world_);
  }

  int Run() override {
    const std::unique_ptr<Host> host = MakeRealHost();
    if (IsSameFile(*host)) {
      PrintError(kMcmigrate, "-o names the .cf itself; it is never overwritten");
      return kExitUsage;
    }
    Result<std::string> text = host->ReadFile(cf_.path, kMaxCf);
    if (!text) {
      PrintError(kMcmigrate, "cannot read " + text.failure().message);
      return kExitNoInput;
    }
    SourceTable sources;
    Sink sink;
    const SourceId id = sources.Add(cf_.path, std::move(*text));
    const cf::Config config = cf::Parse(sources.Get(id), id, sink);
    auto recovery =
        std::make_unique<migrate::Recovery>(*host, config, migrate::Recovery::Request{library_});
    if (recovery->lines().all().empty()) {
      PrintError(kMcmigrate, cf_.path + ": there is no line of a sendmail.cf in it");
      return kExitData;
    }
    if (!recovery->Run()) {
      PrintError(kMcmigrate, recovery->error());
      return kExitUnavailable;
    }
    if (library_.empty() && Unexplained(*recovery) > 0 && mc::FindUsualPlace(*host)) {
      TryBuiltin(*host, config, recovery);
    }
    const std::string mc = recovery->draft().Text();
    if (const int status = WriteOutputFile(kMcmigrate, *host, output_, mc); status != 0)
      return status;
    return Prove(*recovery, mc);
  }

 private:
  bool IsSameFile(Host& host) const {
    if (output_ == cf_.path) return true;
    if (output_ == "-") return false;
    const Result<FileStatus> a = host.Status(cf_.path);
    const Result<FileStatus> b = host.Status(output_);
    return a && b && a->size == b->size && a->modified_ns == b->modified_ns &&
           BaseName(cf_.path) == BaseName(output_);
  }

  static size_t Unexplained(const migrate::Recovery& recovery) {
    return recovery.remainder().lost.size() + recovery.remainder().kept.size();
  }

  // A .cf that the machine's library does not explain may come from the one in the program.
  void TryBuiltin(Host& host, const cf::Config& config,
                  std::unique_ptr<migrate::Recovery>& recovery) {
    const std::string builtin(mc::kBuiltinName);
    auto other =
        std::make_unique<migrate::Recovery>(host, config, migrate::Recovery::Request{builtin});
    if (!other->Run() || Unexplained(*other) >= Unexplained(*recovery)) return;
    recovery = std::move(other);
    library_ = builtin;
    from_builtin_ = true;
  }

  int Prove(const migrate::Recovery& recovery, const std::string& mc) {
    std::string out = Report(recovery);
    LoadedSide old_side(cf_, world_);
    LoadedSide new_side({.path = "recovered.mc", .library = library_, .site = {}, .text = mc},
                        world_);
    if (old_side.status() != 0 || new_side.status() != 0) {
      Print(out + "behaviour: not compared, since one of the two cannot be loaded\n");
      return kDiffers;
    }
    const migrate::Comparison comparison =
        migrate::Compare(old_side.side(), new_side.side(), migrate::CompareOptions());
    out += "behaviour of the .cf, and now of the .mc:\n" + ToText(comparison, all_);
    Print(out);
    return comparison.changed() ? kDiffers : kSame;
  }

  std::string Report(const migrate::Recovery& recovery) const {
    const migrate::Remainder& rest = recovery.remainder();
    const size_t total = recovery.lines().all().size();
    std::string out =
        fmt::format("{}: {} statements; {} of {} parts of the .cf are made by them\n", output_,
                    recovery.draft().statements.size() + recovery.draft().defines.size() +
                        recovery.draft().mailers.size(),
                    total - std::min(total, Unexplained(recovery)), total);
    if (from_builtin_) {
      out += fmt::format(
          "the .cf comes from the library in the program: mc2cf --library=builtin compiles {}\n",
          output_);
    }
    if (!rest.kept.empty()) out += fmt::format("kept as they are: {}\n", rest.kept.size());
    for (size_t i = 0; i < std::min(rest.kept.size(), kMaxShown); i++) {
      out += fmt::format("  {}:{}: {}: {}\n", cf_.path, rest.kept[i].line.line,
                         SectionName(rest.kept[i].section), Printable(rest.kept[i].line.text));
    }
    if (rest.kept.size() > kMaxShown) {
      out += fmt::format("  ... and {} more\n", rest.kept.size() - kMaxShown);
    }
    AddLines("not understood", rest.unknown, cf_.path, out);
    AddLines("not in what the .mc gives", rest.lost, cf_.path, out);
    AddLines("only in what the .mc gives", rest.added, "", out);
    return out;
  }

  // The report must not get into a .mc on standard output.
  void Print(const std::string& text) const {
    if (output_ != "-") {
      WriteStandardOutput(kMcmigrate, text);
      return;
    }
    for (const std::string_view line : Split(text, '\n')) {
      if (!line.empty()) PrintWarning(kMcmigrate, line);
    }
  }

  SideChoice cf_;
  std::string output_;
  std::string library_;
  bool from_builtin_ = false;  // found by trying
  WorldChoice world_;
  bool all_ = false;
};

}  // namespace

std::unique_ptr<MigrateCommand> MakeRecover() { return std::make_unique<RecoverCommand>(); }

}  // namespace mw::tools
