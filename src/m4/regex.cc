// SPDX-License-Identifier: BSD-2-Clause
#include "m4/regex.h"

#include <re2/re2.h>
#include <regex.h>

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <optional>

#include "base/regex_size.h"
#include "m4/regex_syntax.h"

namespace mw::m4 {
namespace {

// RE2 takes about 20 us to get ready, glibc searches about 100 bytes/us: only a pattern that has
// searched this much already is given to RE2.
constexpr size_t kWorthTranslating = 2000;

}  // namespace

// A pattern compiled by glibc.
struct Regex::Glibc {
  Glibc() {
    // Registers are ours, so glibc does not allocate at each search.
    registers.start = starts.data();
    registers.end = ends.data();
  }
  ~Glibc() { regfree(&buffer); }

  // The text of glibc's error, or nullptr.
  const char* Compile(std::string_view pattern) {
    re_set_syntax(RE_SYNTAX_EMACS);
    buffer.fastmap = static_cast<char*>(std::malloc(UCHAR_MAX + 1));
    const char* error = re_compile_pattern(pattern.data(), pattern.size(), &buffer);
    buffer.regs_allocated = REGS_FIXED;
    return error;
  }

  Outcome Search(std::string_view text, size_t start, size_t range, size_t group_count,
                 Groups& groups) {
    registers.num_regs = static_cast<unsigned>(group_count + 1);
    const regoff_t found =
        re_search(&buffer, text.data(), static_cast<regoff_t>(text.size()),
                  static_cast<regoff_t>(start), static_cast<regoff_t>(range), &registers);
    if (found == -2) return Outcome::kFailed;
    if (found < 0) return Outcome::kAbsent;
    for (size_t i = 0; i <= group_count; ++i) groups[i] = {starts[i], ends[i]};
    return Outcome::kFound;
  }

  re_pattern_buffer buffer = {};
  re_registers registers = {};
  std::array<regoff_t, std::tuple_size_v<Groups>> starts = {};
  std::array<regoff_t, std::tuple_size_v<Groups>> ends = {};
};

// The same pattern for a faster search, where there is one.
struct Regex::Fast {
  TranslatedPattern pattern;
  size_t searched = 0;  // bytes, before RE2 was made
  std::unique_ptr<re2::RE2> re2;
};

Regex::Regex() = default;
Regex::~Regex() = default;

Result<std::unique_ptr<Regex>> Regex::Compile(std::string_view pattern) {
  std::unique_ptr<Regex> regex(new Regex);
  std::optional<TranslatedPattern> translated = TranslatePattern(pattern);
  if (translated) {
    regex->fast_ = std::make_unique<Fast>();
    regex->fast_->pattern = std::move(*translated);
    regex->group_count_ = regex->fast_->pattern.group_count;
    if (regex->fast_->pattern.literal) return regex;
  }
  if (MeasureRegex(pattern, RegexSyntax::kEmacs).IsBearable()) {
    regex->glibc_ = std::make_unique<Glibc>();
    const char* error = regex->glibc_->Compile(pattern);
    if (error != nullptr) return Failure{error};
    regex->group_count_ = regex->glibc_->buffer.re_nsub;
  } else if (!translated) {
    return Failure{kRegexTooBig};
  }
  return regex;
}

Regex::Outcome Regex::Search(std::string_view text, size_t start, bool all_groups,
                             Groups& groups) const {
  if (text.size() > INT_MAX) return Outcome::kFailed;
  groups.fill({});
  const size_t wanted = all_groups ? std::min(group_count_, groups.size() - 1) : 0;
  if (!UseFast(text.size() - start)) {
    if (!glibc_) return Outcome::kFailed;
    return glibc_->Search(text, start, text.size() - start, wanted, groups);
  }
  const Outcome outcome = SearchFast(text, start, groups[0]);
  if (outcome != Outcome::kFound || wanted == 0) return outcome;
  if (!glibc_) return Outcome::kFailed;
  return glibc_->Search(text, static_cast<size_t>(groups[0].begin), 0, wanted, groups);
}

// True if there is something faster than glibc; makes it when it has become worth it.
bool Regex::UseFast(size_t bytes) const {
  if (!fast_) return false;
  if (fast_->pattern.literal) return true;
  if (!fast_->re2) {
    fast_->searched += bytes;
    if (glibc_ && fast_->searched < kWorthTranslating) return false;
    re2::RE2::Options options;
    options.set_encoding(re2::RE2::Options::EncodingLatin1);
    options.set_longest_match(true);
    options.set_never_capture(true);
    options.set_log_errors(false);
    fast_->re2 = std::make_unique<re2::RE2>(fast_->pattern.re2, options);
  }
  return fast_->re2->ok();
}

Regex::Outcome Regex::SearchFast(std::string_view text, size_t start, Group& match) const {
  if (fast_->pattern.literal) {
    const std::string& literal = fast_->pattern.re2;
    const void* found =
        memmem(text.data() + start, text.size() - start, literal.data(), literal.size());
    if (found == nullptr) return Outcome::kAbsent;
    match.begin = static_cast<const char*>(found) - text.data();
    match.end = match.begin + static_cast<ptrdiff_t>(literal.size());
    return Outcome::kFound;
  }
  re2::StringPiece found;
  if (!fast_->re2->Match({text.data(), text.size()}, start, text.size(), re2::RE2::UNANCHORED,
                         &found, 1)) {
    return Outcome::kAbsent;
  }
  match.begin = found.data() - text.data();
  match.end = match.begin + static_cast<ptrdiff_t>(found.size());
  return Outcome::kFound;
}

struct RegexCache::Entry {
  std::string pattern;
  std::unique_ptr<Regex> regex;
  uint64_t used = 0;
};

RegexCache::RegexCache() = default;
RegexCache::~RegexCache() = default;

Result<const Regex*> RegexCache::Get(std::string_view pattern) {
  ++clock_;
  for (Entry& entry : entries_) {
    if (entry.pattern != pattern) continue;
    entry.used = clock_;
    return entry.regex.get();
  }
  Result<std::unique_ptr<Regex>> regex = Regex::Compile(pattern);
  if (!regex) return regex.failure();
  if (entries_.size() == kCapacity) {
    entries_.erase(
        std::min_element(entries_.begin(), entries_.end(),
                         [](const Entry& a, const Entry& b) { return a.used < b.used; }));
  }
  entries_.push_back({std::string(pattern), std::move(*regex), clock_});
  return entries_.back().regex.get();
}

}  // namespace mw::m4
