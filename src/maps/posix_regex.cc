// SPDX-License-Identifier: BSD-2-Clause
#include "maps/posix_regex.h"

#include <re2/re2.h>
#include <regex.h>

#include "base/regex_size.h"
#include "base/text.h"

namespace mw::maps {
namespace {

constexpr std::string_view kRepetitions = "*+?{";

// The end of the bracket expression that begins at `at`, or npos when it holds something that RE2
// reads otherwise: a backslash, a collating element, a class that is not [:name:].
size_t BracketEnd(std::string_view pattern, size_t at) {
  ++at;
  if (at < pattern.size() && pattern[at] == '^') ++at;
  if (at < pattern.size() && pattern[at] == ']') ++at;
  for (; at < pattern.size(); ++at) {
    if (pattern[at] == ']') return at;
    if (pattern[at] == '\\') return pattern.npos;
    if (pattern[at] != '[') continue;
    if (pattern.compare(at, 2, "[:") != 0) return pattern.npos;
    const size_t end = pattern.find(":]", at);
    if (end == pattern.npos) return pattern.npos;
    at = end + 1;
  }
  return pattern.npos;
}

// The end of a repetition {n}, {n,} or {n,m} that begins at `at`; npos for anything else in braces.
size_t BraceEnd(std::string_view pattern, size_t at) {
  const size_t first = ++at;
  while (at < pattern.size() && IsDigit(pattern[at])) ++at;
  if (at == first || at - first > 3) return pattern.npos;
  if (at < pattern.size() && pattern[at] == ',') {
    const size_t second = ++at;
    while (at < pattern.size() && IsDigit(pattern[at])) ++at;
    if (at - second > 3) return pattern.npos;
  }
  return at < pattern.size() && pattern[at] == '}' ? at : pattern.npos;
}

// True if the extended expression means the same to RE2.
bool IsCommonSubset(std::string_view pattern) {
  bool repeatable = false;  // what stands before may be repeated
  for (size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (static_cast<unsigned char>(c) >= 0x80) return false;
    if (kRepetitions.find(c) != kRepetitions.npos) {
      if (!repeatable) return false;
      if (c == '{' && (at = BraceEnd(pattern, at)) == pattern.npos) return false;
      repeatable = false;
      continue;
    }
    repeatable = c != '(' && c != '|' && c != '^' && c != '$';
    if (c == '\\') {
      if (++at == pattern.size()) return false;
      if (std::string_view("\\.[]()*+?{}|^$/@-").find(pattern[at]) == std::string_view::npos)
        return false;
    } else if (c == '[') {
      if ((at = BracketEnd(pattern, at)) == pattern.npos) return false;
    } else if (c == ')' && at > 0 && (pattern[at - 1] == '(' || pattern[at - 1] == '|')) {
      return false;  // empty branches
    } else if (c == '|' && (at == 0 || pattern[at - 1] == '(' || pattern[at - 1] == '|' ||
                            at + 1 == pattern.size())) {
      return false;
    }
  }
  return true;
}

class LibraryRegex : public PosixRegex {
 public:
  LibraryRegex() = default;
  ~LibraryRegex() override {
    if (compiled_) regfree(&regex_);
  }

  // The library's error code. It is not asked about patterns that it would take all memory for.
  int Compile(const std::string& pattern, const Options& options) {
    const int flags = (options.extended ? REG_EXTENDED : 0) | (options.fold_case ? REG_ICASE : 0) |
                      (options.groups ? 0 : REG_NOSUB);
    const RegexSyntax syntax = options.extended ? RegexSyntax::kExtended : RegexSyntax::kBasic;
    if (!MeasureRegex(pattern, syntax).IsBearable()) return REG_ESIZE;
    const int error = regcomp(&regex_, pattern.c_str(), flags);
    compiled_ = error == 0;
    return error;
  }
  std::string Words(int error) const {
    char text[256];
    regerror(error, &regex_, text, sizeof text);
    return text;
  }
  void UseFast(std::unique_ptr<re2::RE2> fast) { fast_ = std::move(fast); }

  size_t group_count() const override { return regex_.re_nsub; }
  bool is_fast() const override { return fast_ != nullptr; }

  bool Match(const std::string& text, std::vector<Span>* spans) const override {
    // The C library lets $ match before a newline within the text.
    if (fast_ != nullptr && text.find('\n') == text.npos) {
      return re2::RE2::PartialMatch(
          re2::StringPiece(text.data(), std::min(text.size(), text.find('\0'))), *fast_);
    }
    if (spans == nullptr) return regexec(&regex_, text.c_str(), 0, nullptr, 0) == 0;
    std::vector<regmatch_t> matches(regex_.re_nsub + 1);
    if (regexec(&regex_, text.c_str(), matches.size(), matches.data(), 0) != 0) return false;
    spans->clear();
    for (const regmatch_t& match : matches) spans->emplace_back(match.rm_so, match.rm_eo);
    return true;
  }

 private:
  regex_t regex_{};
  bool compiled_ = false;
  std::unique_ptr<re2::RE2> fast_;
};

std::unique_ptr<re2::RE2> CompileFast(const std::string& pattern, bool fold_case) {
  re2::RE2::Options options(re2::RE2::Latin1);
  options.set_posix_syntax(true);
  options.set_longest_match(true);
  options.set_one_line(true);
  options.set_dot_nl(true);
  options.set_never_capture(true);
  options.set_case_sensitive(!fold_case);
  options.set_log_errors(false);
  auto fast = std::make_unique<re2::RE2>(pattern, options);
  return fast->ok() ? std::move(fast) : nullptr;
}

}  // namespace

Result<std::unique_ptr<PosixRegex>> PosixRegex::Compile(const std::string& pattern,
                                                        const Options& options) {
  auto regex = std::make_unique<LibraryRegex>();
  const int error = regex->Compile(pattern, options);
  if (error != 0) return Failure{regex->Words(error)};
  if (options.extended && !options.groups && IsCommonSubset(pattern)) {
    regex->UseFast(CompileFast(pattern, options.fold_case));
  }
  return std::unique_ptr<PosixRegex>(std::move(regex));
}

}  // namespace mw::maps
