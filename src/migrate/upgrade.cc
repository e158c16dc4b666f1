// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/upgrade.h"

#include <algorithm>

#include "base/text.h"
#include "migrate/change.h"
#include "migrate/hardening.h"
#include "migrate/revision.h"

namespace mw::migrate {
namespace {

// Edits that come in each other's way take several rounds; a text that never settles is left as it is.
constexpr int kMaxRounds = 40;
constexpr uint64_t kMaxFile = 16 << 20;

bool IsWanted(const Diagnostic& finding, const std::vector<std::string>& without) {
  return std::none_of(without.begin(), without.end(), [&](const std::string& name) {
    return SameName(finding.name, name) || SameName(finding.code, name);
  });
}

class Upgrader {
 public:
  Upgrader(Host& host, const UpgradeRequest& request, std::string text)
      : host_(host), request_(request), revision_(std::move(text)) {}

  void Run(Upgrade& upgrade) {
    // By what the site was before: a hardening must not give its rows a meaning that they had not.
    if (!request_.maps.empty()) {
      upgrade.maps = UpgradeMaps(host_, Current(), request_.maps, upgrade.old_maps);
    }
    Settle(&Upgrader::System);
    Settle(&Upgrader::Old);
    Harden();
    upgrade.text = revision_.text();
    upgrade.steps = std::move(steps_);
    Current();
    upgrade.site = std::move(site_);
    upgrade.compiles = upgrade.site->compiled().outcome() == mc::Outcome::kGood;
    Sink sink;
    FindChanges(*upgrade.site, sink);
    for (Diagnostic& finding : WithCompilerFindings(*upgrade.site, sink)) {
      if (IsWanted(finding, request_.without)) upgrade.left.push_back(std::move(finding));
    }
  }

 private:
  using Look = std::vector<Diagnostic> (Upgrader::*)(const OldSite&);

  struct State {
    Revision revision;
    size_t steps;
  };
  State Now() const { return {revision_, steps_.size()}; }
  void Return(State state) {
    revision_ = std::move(state.revision);
    steps_.resize(state.steps);
    site_.reset();
  }

  // Edits until there are none; a text that does not come to rest stays as it was.
  void Settle(Look look) {
    State before = Now();
    int rounds = 0;
    while (rounds < kMaxRounds && Round(look)) ++rounds;
    if (rounds == kMaxRounds) Return(std::move(before));
  }

  // Only where the rest works: lines that have no effect, as behind an open quote, would be added again and
  // again. One that has none is taken back.
  void Harden() {
    while (Current().compiled().outcome() == mc::Outcome::kGood) {
      State before = Now();
      if (!Round(&Upgrader::Hardening)) return;
      for (size_t i = before.steps; i < steps_.size(); ++i) tried_.emplace_back(steps_[i].name);
      bool works = Current().compiled().outcome() == mc::Outcome::kGood;
      for (const Diagnostic& missing : MissingHardening(Current(), request_.without)) {
        for (size_t i = before.steps; i < steps_.size(); ++i) {
          works = works && steps_[i].name != missing.name;
        }
      }
      if (!works) Return(std::move(before));
    }
  }

  // The text as it is now, compiled.
  const OldSite& Current() {
    if (site_ != nullptr) return *site_;
    OldSite::Request site;
    site.path = request_.path;
    site.text = revision_.text();
    site.library = request_.library;
    site.definitions = request_.definitions;
    site.target = request_.target;
    site_ = std::make_unique<OldSite>(host_, site);
    return *site_;
  }

  std::vector<Diagnostic> System(const OldSite& site) {
    if (request_.system == nullptr) return {};
    return ChangesForSystem(site, *request_.system);
  }
  std::vector<Diagnostic> Old(const OldSite& site) {
    Sink sink;
    FindChanges(site, sink);
    return WithCompilerFindings(site, sink);
  }
  std::vector<Diagnostic> Hardening(const OldSite& site) {
    std::vector<std::string> done = request_.without;
    done.insert(done.end(), tried_.begin(), tried_.end());
    return MissingHardening(site, done);
  }

  // One compile, and all edits that do not overlap; false when there were none.
  bool Round(Look look) {
    const OldSite& site = Current();
    if (site.main() == kNoSource) return false;
    std::vector<Diagnostic> findings = (this->*look)(site);
    std::erase_if(findings,
                  [&](const Diagnostic& finding) { return !IsWanted(finding, request_.without); });
    std::vector<uint32_t> lines;
    for (const Diagnostic& finding : findings) {
      const bool here = finding.range.known() && finding.range.begin.source == site.main();
      lines.push_back(here ? revision_.OriginalLine(finding.range.begin.offset) : 0);
    }
    const std::vector<size_t> done = revision_.Apply(findings, site.main());
    for (const size_t i : done) {
      steps_.push_back({findings[i].code, findings[i].name, lines[i], findings[i].message,
                        findings[i].fixes[0].title});
    }
    if (done.empty()) return false;
    site_.reset();
    return true;
  }

  Host& host_;
  const UpgradeRequest& request_;
  Revision revision_;
  std::vector<Step> steps_;
  std::vector<std::string> tried_;  // names of hardenings
  std::unique_ptr<OldSite> site_;   // of the text as it is; none after an edit
};

}  // namespace

bool IsCf(std::string_view text) {
  size_t rules = 0, calls = 0;
  bool version = false;
  for (const std::string_view line : Split(text, '\n')) {
    version |= line.size() > 1 && line[0] == 'V' && IsDigit(line[1]);
    const bool rule =
        line.size() > 1 && line[0] == 'R' && line.find('\t') != std::string_view::npos;
    rules += rule;
    for (const std::string_view name : {"MAILER(", "FEATURE(", "OSTYPE(", "define(", "divert("}) {
      calls += line.starts_with(name);
    }
  }
  return (version || rules > 20) && calls == 0;
}

std::vector<MapStep> UpgradeMaps(Host& host, const OldSite& site, const std::string& folder,
                                 std::vector<std::string>& old_maps) {
  std::vector<MapStep> maps;
  std::string name = "access";
  for (const mc::UserCall* call : site.Features("access_db")) {
    const std::vector<std::string_view> words = SplitWords(call->Argument(1));
    if (words.size() > 1) name = BaseName(words.back());
  }
  if (name.ends_with(".db")) name.resize(name.size() - 3);
  const std::string_view short_form = site.ValueOf("confUSE_COMPRESSED_IPV6_ADDRESSES");
  const bool compressed = !short_form.empty() && ToLower(short_form[0]) == 't';
  Result<std::string> text = host.ReadFile(folder + "/" + name, kMaxFile);
  if (text) {
    const bool recipients = site.WasRead("feature/blocklist_recipients.m4");
    AccessUpgrade access = UpgradeAccess(*text, recipients, compressed);
    maps.push_back({name, *std::move(text), std::move(access)});
  }
  const Result<std::vector<std::string>> names = host.List(folder);
  for (const std::string& file : names ? *names : std::vector<std::string>()) {
    if (file.ends_with(".pag")) old_maps.push_back(file);
  }
  return maps;
}

std::vector<Diagnostic> WithCompilerFindings(const OldSite& site, const Sink& found) {
  std::vector<Diagnostic> all = found.Sorted();
  Sink sink;
  for (const Diagnostic& finding : all) sink.Add(finding);
  for (const Diagnostic& said : site.compiled().diagnostics().Sorted()) {
    // A call that a change is about is told by that, with all that is inside of it.
    const bool told = std::any_of(all.begin(), all.end(), [&](const Diagnostic& finding) {
      const Pos at = said.range.begin, from = finding.range.begin;
      return said.range.known() && at.source == from.source && at.offset >= from.offset &&
             (at == from || at.offset < from.offset + finding.range.length);
    });
    // That the library of the program is used is not a matter of the file.
    if (!told && said.severity != Severity::kNote) sink.Add(said);
  }
  return sink.Sorted();
}

Result<Upgrade> MakeUpgrade(Host& host, const UpgradeRequest& request) {
  Result<std::string> text = host.ReadFile(request.path, kMaxFile);
  if (!text) return text.failure();
  if (IsCf(*text)) {
    return Failure{request.path + ": is a .cf, not a .mc; see mcmigrate recover", 0};
  }
  Upgrade upgrade;
  upgrade.original = *text;
  Upgrader(host, request, *std::move(text)).Run(upgrade);
  return upgrade;
}

}  // namespace mw::migrate
