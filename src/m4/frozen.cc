// SPDX-License-Identifier: BSD-2-Clause
#include "m4/frozen.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <optional>
#include <tuple>

#include "base/text.h"

namespace mw::m4 {
namespace {

uint64_t HashValue(std::string_view name) {
  uint64_t value = 0;
  for (const char c : name) {
    value = (value << 7) + (value >> 57) + static_cast<uint64_t>(static_cast<signed char>(c));
  }
  return value;
}

// Appends a directive with two texts.
void AppendPair(char letter, std::string_view a, std::string_view b, std::string& out) {
  fmt::format_to(std::back_inserter(out), "{}{},{}\n", letter, a.size(), b.size());
  out += a;
  out += b;
  out += '\n';
}

void AppendDiversion(int number, std::string_view text, std::string& out) {
  fmt::format_to(std::back_inserter(out), "D{},{}\n", number, text.size());
  out += text;
  out += '\n';
}

// Reads byte by byte, as GNU m4 does: so the line of each message is the same.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Result<FrozenState> Run();

 private:
  static constexpr int kEnd = -1;

  // Each of these returns false once something is wrong.
  bool Version();
  bool Directive();
  bool Directives();
  bool SkipToDirective();
  bool Number(int64_t limit, int64_t& number);
  bool Length(size_t& length);
  bool Text(size_t length, std::string& out);
  bool Expect(char expected);
  void Store(char letter, int number, std::string first, std::string second);
  bool Fail(std::string_view message, int error_number = 0) {
    // A line feed counts when the byte behind it was read.
    const auto read = text_.begin() + static_cast<ptrdiff_t>(at_);
    const auto line = 1 + std::count(text_.begin(), read, '\n') - (line_ended_ ? 1 : 0);
    failure_ = Failure{fmt::format("{}: {}", line, message), error_number};
    return false;
  }

  void Next() {
    current_ = at_ < text_.size() ? static_cast<unsigned char>(text_[at_++]) : kEnd;
    line_ended_ = current_ == '\n';
  }

  std::string_view text_;
  size_t at_ = 0;
  int current_ = kEnd;
  bool line_ended_ = false;  // the next byte stands on the next line
  FrozenState state_;
  std::optional<Failure> failure_;
};

Result<FrozenState> Reader::Run() {
  if (!Version() || !Directives()) return *failure_;
  return std::move(state_);
}

bool Reader::Version() {
  int64_t version = 0;
  if (!SkipToDirective() || !Expect('V')) return false;
  Next();
  if (!Number(INT_MAX, version)) return false;
  if (version > 1) {
    return Fail(fmt::format("frozen file version {} greater than max supported of 1", version),
                EPROTONOSUPPORT);
  }
  if (version < 1) return Fail("ill-formed frozen file, version directive expected");
  return Expect('\n');
}

bool Reader::Directives() {
  if (!SkipToDirective()) return false;
  while (current_ != kEnd) {
    if (!Directive() || !SkipToDirective()) return false;
  }
  return true;
}

// Reads one directive up to the line feed behind its texts.
bool Reader::Directive() {
  if (std::string_view("CDFQT").find(static_cast<char>(current_)) == std::string_view::npos) {
    return Fail("ill-formed frozen file");
  }
  const char letter = static_cast<char>(current_);
  Next();
  int64_t number = 0;
  const bool negative = letter == 'D' && current_ == '-';
  if (negative) Next();
  if (!Number(negative ? -static_cast<int64_t>(INT_MIN) : INT_MAX, number)) return false;
  if (!Expect(',')) return false;
  Next();
  size_t length = 0;
  std::string first;
  std::string second;
  if (!Length(length) || !Expect('\n')) return false;
  if (letter != 'D' && !Text(static_cast<size_t>(number), first)) return false;
  if (!Text(length, second)) return false;
  Next();
  if (!Expect('\n')) return false;
  Store(letter, static_cast<int>(negative ? -number : number), std::move(first), std::move(second));
  return true;
}

void Reader::Store(char letter, int number, std::string first, std::string second) {
  switch (letter) {
    case 'C':
      state_.comment_begin = std::move(first);
      state_.comment_end = std::move(second);
      break;
    case 'Q':
      state_.quote_begin = std::move(first);
      state_.quote_end = std::move(second);
      break;
    case 'D':
      state_.diversions.push_back({number, std::move(second)});
      state_.current_diversion = number;
      break;
    default:
      state_.macros.push_back(
          {std::move(first), letter == 'F', std::move(second), static_cast<uint32_t>(at_ - 2)});
  }
}

// Moves to the next byte that is no comment or empty line.
bool Reader::SkipToDirective() {
  do {
    Next();
    if (current_ == '#') {
      while (current_ != kEnd && current_ != '\n') Next();
      if (!Expect('\n')) return false;
    }
  } while (current_ == '\n');
  return true;
}

// Reads digits from the current byte on; there may be none, which is 0.
bool Reader::Number(int64_t limit, int64_t& number) {
  number = 0;
  while (current_ >= '0' && current_ <= '9') {
    number = number * 10 + (current_ - '0');
    if (number > limit) return Fail("integer overflow in frozen file");
    Next();
  }
  return true;
}

bool Reader::Length(size_t& length) {
  int64_t number = 0;
  if (!Number(INT_MAX, number)) return false;
  length = static_cast<size_t>(number);
  return true;
}

bool Reader::Text(size_t length, std::string& out) {
  if (length > text_.size() - at_) return Fail("premature end of frozen file");
  out.assign(text_.data() + at_, length);
  at_ += length;
  return true;
}

bool Reader::Expect(char expected) {
  if (current_ == static_cast<unsigned char>(expected)) return true;
  if (expected == '\n') return Fail("expecting line feed in frozen file");
  return Fail(fmt::format("expecting character `{}' in frozen file", expected));
}

}  // namespace

void SortAsGnu(std::vector<FrozenState::Macro>& macros, uint64_t hash_size) {
  const uint64_t buckets = hash_size == 0 ? kDefaultHashSize : hash_size;
  using Key = std::tuple<uint64_t, uint64_t, std::string_view>;
  std::vector<std::pair<Key, size_t>> order;
  order.reserve(macros.size());
  for (size_t i = 0; i < macros.size(); ++i) {
    const uint64_t hash = HashValue(macros[i].name);
    order.push_back({Key{hash % buckets, ~hash, macros[i].name}, i});
  }
  std::sort(order.begin(), order.end());
  std::vector<FrozenState::Macro> sorted;
  sorted.reserve(macros.size());
  // The keys look into `macros`, so it is emptied only after the sort.
  for (const auto& [key, index] : order) sorted.push_back(std::move(macros[index]));
  macros = std::move(sorted);
}

std::string FrozenToText(const FrozenState& state) {
  const FrozenState defaults;
  std::string out = "# This is a frozen state file generated by GNU M4 1.4.19\nV1\n";
  if (state.quote_begin != defaults.quote_begin || state.quote_end != defaults.quote_end) {
    AppendPair('Q', state.quote_begin, state.quote_end, out);
  }
  if (state.comment_begin != defaults.comment_begin || state.comment_end != defaults.comment_end) {
    AppendPair('C', state.comment_begin, state.comment_end, out);
  }
  for (const FrozenState::Macro& macro : state.macros) {
    AppendPair(macro.builtin ? 'F' : 'T', macro.name, macro.value, out);
  }
  int last_diversion = 0;
  for (const FrozenState::Diversion& diversion : state.diversions) {
    if (diversion.text.empty()) continue;
    AppendDiversion(diversion.number, diversion.text, out);
    last_diversion = diversion.number;
  }
  if (state.current_diversion != last_diversion) AppendDiversion(state.current_diversion, "", out);
  return out + "# End of frozen state file\n";
}

Result<FrozenState> FrozenFromText(std::string_view text) { return Reader(text).Run(); }

}  // namespace mw::m4
