// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/old_site.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "mc/checks/check.h"
#include "migrate/era.h"

namespace mw::migrate {

namespace {

// Texts are compiled several times, so hostile ones have to end sooner than in a compile.
constexpr m4::Limits Limits() {
  m4::Limits limits = mc::kDefaultLimits;
  limits.memory_bytes = 48 << 20;
  limits.output_bytes = 16 << 20;
  return limits;
}

}  // namespace

// Serves the text under its path, and runs no commands.
class OldSite::TextHost : public CommandlessHost {
 public:
  TextHost(Host& inner, const Request& request)
      : CommandlessHost(inner), path_(request.path), text_(request.text) {}
  Result<std::string> ReadFile(const std::string& path, uint64_t max_bytes) override {
    if (text_ && path == path_) return *text_;
    return CommandlessHost::ReadFile(path, max_bytes);
  }

 private:
  std::string path_;
  std::optional<std::string> text_;
};

OldSite::OldSite(Host& host, const Request& request)
    : host_(std::make_unique<TextHost>(host, request)), target_(EndOfSeries(request.target)) {
  mc::Request compile;
  compile.path = request.path;
  compile.library = request.library;
  compile.definitions = request.definitions;
  compile.limits = Limits();
  compiled_ = std::make_unique<mc::Compilation>(*host_, std::move(compile));
  for (SourceId id = 0; id < sources().size() && main_ == kNoSource; ++id) {
    if (sources().Get(id).name() == request.path) main_ = id;
  }
  if (main_ == kNoSource) return;
  CollectCalls();
  CollectLocalLines();
  const Era era = GuessEra(*this);
  written_for_ = request.written_for.value_or(era.version);
  reason_ = request.written_for ? Note{{}, "as told by --written-for"} : era.reason;
}

OldSite::~OldSite() = default;

std::string_view OldSite::text() const {
  return main_ == kNoSource ? std::string_view() : sources().Get(main_).bytes();
}

void OldSite::CollectCalls() {
  std::set<std::pair<SourceId, uint32_t>> seen;
  for (const mc::UserCall& call : compiled_->calls()) {
    if (!call.place.known()) continue;
    other_quotes_ |= call.command->name == "changequote";
    if (seen.emplace(call.place.source, call.place.offset).second) calls_.push_back(&call);
  }
}

void OldSite::CollectLocalLines() {
  const std::string& cf = compiled_->cf();
  const std::vector<m4::OriginMap::Run>& runs = compiled_->origins().runs();
  size_t run = 0;
  for (size_t begin = 0; begin < cf.size();) {
    const size_t newline = std::min(cf.find('\n', begin), cf.size());
    while (run + 1 < runs.size() && runs[run + 1].begin <= begin) ++run;
    if (run < runs.size() && runs[run].linear && newline > begin) {
      const m4::Origin& origin = runs[run].origin;
      if (origin.place.known() && compiled_->record().IsUserSource(origin.place.source)) {
        const auto ahead = static_cast<uint32_t>(begin - runs[run].begin);
        local_lines_.push_back({std::string_view(cf).substr(begin, newline - begin),
                                {origin.place.source, origin.place.offset + ahead}});
      }
    }
    begin = newline + 1;
  }
}

std::vector<const mc::UserCall*> OldSite::Features(std::string_view name) const {
  std::vector<const mc::UserCall*> found;
  for (const mc::UserCall* call : calls_) {
    if (call->command->kind == mc::CommandKind::kFeature && call->Argument(0) == name) {
      found.push_back(call);
    }
  }
  return found;
}

const mc::UserCall* OldSite::Define(std::string_view name) const {
  const mc::UserCall* last = nullptr;
  for (const mc::UserCall* call : calls_) {
    if (call->command->name == "undefine" && call->Argument(0) == name) last = nullptr;
    if (call->command->name == "define" && call->Argument(0) == name) last = call;
  }
  return last;
}

std::string_view OldSite::ValueOf(std::string_view name) const {
  const mc::UserCall* call = Define(name);
  return call == nullptr ? std::string_view() : call->Argument(1);
}

std::string OldSite::Ostype() const {
  std::string ostype;
  for (const mc::UserCall* call : calls_) {
    if (call->command->kind == mc::CommandKind::kOstype) ostype = FoldCase(call->Argument(0));
  }
  return ostype;
}

bool OldSite::WasRead(std::string_view file) const {
  for (SourceId id = 0; id < sources().size(); ++id) {
    const std::string& name = sources().Get(id).name();
    if (name.ends_with("/" + std::string(file))) return true;
  }
  return false;
}

Range OldSite::TextRange(const mc::UserCall& call) const {
  const Range range = call.range();
  if (other_quotes_ || !range.known() || !call.parenthesized ||
      range.length <= call.command->name.size())
    return {};
  if (!mc::StandsAt(sources(), call.place, call.command->name)) return {};
  return range;
}

std::string_view OldSite::TextOf(Range range) const {
  return sources().Get(range.begin.source).bytes().substr(range.begin.offset, range.length);
}

// Cuts f(a, `b', c) at its commas, with the quotes that m4 begins with; other ones give other counts, and
// then no ranges.
std::vector<Range> OldSite::ArgumentRanges(const mc::UserCall& call) const {
  std::vector<Range> ranges;
  const Range whole = TextRange(call);
  if (!whole.known()) return {};
  const std::string_view text = TextOf(whole);
  const size_t open = text.find('(');
  if (open == std::string_view::npos || !text.ends_with(')')) return {};
  size_t quotes = 0, brackets = 0, begin = open + 1;
  for (size_t i = open + 1; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '`') quotes++;
    if (c == '\'' && quotes > 0) quotes--;
    if (quotes > 0) continue;
    const bool last = i + 1 == text.size();
    if (c == '(') brackets++;
    if (c == ')' && !last && brackets-- == 0) return {};
    if (!last && (c != ',' || brackets > 0)) continue;
    while (begin < i && IsSpace(text[begin])) ++begin;
    ranges.push_back({{whole.begin.source, whole.begin.offset + static_cast<uint32_t>(begin)},
                      static_cast<uint32_t>(i - begin)});
    begin = i + 1;
  }
  if (quotes != 0 || brackets != 0 || ranges.size() != call.arguments.size()) return {};
  return ranges;
}

std::optional<Edit> OldSite::Removal(const mc::UserCall& call) const {
  const Range range = TextRange(call);
  if (!range.known()) return std::nullopt;
  const std::string_view bytes = sources().Get(range.begin.source).bytes();
  const size_t end = range.begin.offset + range.length;
  const std::string_view rest =
      mc::LineFrom(sources(), {range.begin.source, static_cast<uint32_t>(end)});
  const std::string_view before = mc::LineBefore(sources(), range.begin);
  const std::string_view after = Trim(rest);
  const bool comment = after.starts_with("dnl") && after != "dnl";
  if (!Trim(before).empty() || comment || !(after.empty() || after == "dnl"))
    return Edit{range, ""};
  const size_t newline = end + rest.size() < bytes.size() ? 1 : 0;
  const auto begin = static_cast<uint32_t>(range.begin.offset - before.size());
  return Edit{
      {{range.begin.source, begin}, static_cast<uint32_t>(end + rest.size() + newline - begin)},
      ""};
}

std::optional<Edit> OldSite::Replacement(const mc::UserCall& call, std::string text) const {
  const Range range = TextRange(call);
  if (!range.known()) return std::nullopt;
  return Edit{range, std::move(text)};
}

std::optional<Edit> OldSite::ArgumentEdit(const mc::UserCall& call, size_t index,
                                          std::string_view text) const {
  const std::vector<Range> ranges = ArgumentRanges(call);
  if (index < ranges.size()) return Edit{ranges[index], Quoted(text)};
  // One argument more than there are: before the closing bracket.
  if (ranges.empty() || index != ranges.size()) return std::nullopt;
  const Range& last = ranges.back();
  return Edit{{{last.begin.source, last.begin.offset + last.length}, 0}, ", " + Quoted(text)};
}

std::optional<Edit> OldSite::PartEdit(const mc::UserCall& call, size_t index, std::string_view from,
                                      std::string_view to) const {
  const std::vector<Range> ranges = ArgumentRanges(call);
  if (index >= ranges.size()) return std::nullopt;
  const size_t at = TextOf(ranges[index]).find(from);
  if (at == std::string_view::npos) return std::nullopt;
  return Edit{{{ranges[index].begin.source, ranges[index].begin.offset + static_cast<uint32_t>(at)},
               static_cast<uint32_t>(from.size())},
              std::string(to)};
}

std::string Quoted(std::string_view text) { return fmt::format("`{}'", text); }

}  // namespace mw::migrate
