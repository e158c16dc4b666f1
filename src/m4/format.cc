// SPDX-License-Identifier: BSD-2-Clause
#include "m4/format.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>

#include "base/check.h"
#include "base/text.h"

namespace mw::m4 {
namespace {

enum class Kind : uint8_t { kSigned, kUnsigned, kFloat, kCharacter, kString };

// One letter of conversion with what may stand in front of it.
struct Conversion {
  char letter;
  Kind kind;
  std::string_view flags;
  bool precision;
  bool half;  // h and hh
  bool wide;  // l
};

constexpr auto kConversions = std::to_array<Conversion>({
    {'d', Kind::kSigned, "-+ 0'", true, true, true},
    {'i', Kind::kSigned, "-+ 0'", true, true, true},
    {'o', Kind::kUnsigned, "-0#", true, true, true},
    {'u', Kind::kUnsigned, "-0'", true, true, true},
    {'x', Kind::kUnsigned, "-0#", true, true, true},
    {'X', Kind::kUnsigned, "-0#", true, true, true},
    {'a', Kind::kFloat, "-+ 0#", true, false, true},
    {'A', Kind::kFloat, "-+ 0#", true, false, true},
    {'e', Kind::kFloat, "-+ 0#", true, false, true},
    {'E', Kind::kFloat, "-+ 0#", true, false, true},
    {'f', Kind::kFloat, "-+ 0#'", true, false, true},
    {'F', Kind::kFloat, "-+ 0#'", true, false, true},
    {'g', Kind::kFloat, "-+ 0#'", true, false, true},
    {'G', Kind::kFloat, "-+ 0#'", true, false, true},
    {'c', Kind::kCharacter, "-", false, false, false},
    {'s', Kind::kString, "-", true, false, false},
});

constexpr std::string_view kFlags = "+- 0#'";

// A specifier as it was read; width and precision as printf takes them for "*".
struct Specifier {
  std::string_view flags;
  int width = 0;
  int precision = -1;
  bool has_precision = false;
  int halves = 0;  // number of h
  bool wide = false;
  const Conversion* conversion = nullptr;  // none: not accepted
};

std::string_view UpToNul(std::string_view text) { return text.substr(0, text.find('\0')); }

class Formatter {
 public:
  Formatter(std::span<const std::string_view> args, size_t max_bytes)
      : format_(UpToNul(args[0])), args_(args.subspan(1)), max_bytes_(max_bytes) {}

  FormattedText Run();

 private:
  Specifier ReadSpecifier();
  int ReadNumber();
  void Convert(const Specifier& specifier);
  void ConvertString(const Specifier& specifier);
  template <typename T>
  void Print(const Specifier& specifier, const char* length, T value);

  std::string NextArgument() {
    return next_ < args_.size() ? std::string(UpToNul(args_[next_++])) : std::string();
  }
  template <typename T, typename Parse>
  T NumberArgument(Parse parse);
  int IntArgument();
  long LongArgument();
  double DoubleArgument();
  void Append(std::string_view text);
  void Warn(std::string text) { result_.warnings.push_back(std::move(text)); }

  std::string_view format_;
  std::span<const std::string_view> args_;
  size_t max_bytes_;
  size_t at_ = 0;    // in format_
  size_t next_ = 0;  // in args_
  FormattedText result_;
};

FormattedText Formatter::Run() {
  while (at_ < format_.size() && !result_.too_long) {
    const size_t percent = std::min(format_.find('%', at_), format_.size());
    Append(format_.substr(at_, percent - at_));
    at_ = percent + 1;
    if (percent == format_.size()) break;
    if (at_ < format_.size() && format_[at_] == '%') {
      Append("%");
      ++at_;
      continue;
    }
    const Specifier specifier = ReadSpecifier();
    if (specifier.conversion != nullptr) {
      Convert(specifier);
    } else {
      Warn(fmt::format("Warning: unrecognized specifier in `{}'", format_));
    }
  }
  return std::move(result_);
}

// Reads digits, or takes the next argument for "*". Large numbers wrap around, as they do in GNU
// m4: a width of 4294967299 is 3.
int Formatter::ReadNumber() {
  if (at_ < format_.size() && format_[at_] == '*') {
    ++at_;
    return IntArgument();
  }
  unsigned value = 0;
  for (; at_ < format_.size() && IsDigit(format_[at_]); ++at_) {
    value = value * 10 + static_cast<unsigned>(format_[at_] - '0');
  }
  return static_cast<int>(value);
}

// True if the letter takes everything that was read in front of it.
bool Accepts(const Conversion& conversion, const Specifier& specifier) {
  if (specifier.flags.find_first_not_of(conversion.flags) != specifier.flags.npos) return false;
  return (!specifier.has_precision || conversion.precision) &&
         (specifier.halves == 0 || conversion.half) && (!specifier.wide || conversion.wide);
}

Specifier Formatter::ReadSpecifier() {
  Specifier specifier;
  const size_t flags_end = std::min(format_.find_first_not_of(kFlags, at_), format_.size());
  specifier.flags = format_.substr(at_, flags_end - at_);
  at_ = flags_end;
  specifier.width = ReadNumber();
  if (at_ < format_.size() && format_[at_] == '.') {
    ++at_;
    specifier.has_precision = true;
    specifier.precision = ReadNumber();
  }
  const auto skip = [this](char c) {
    const bool there = at_ < format_.size() && format_[at_] == c;
    if (there) ++at_;
    return there;
  };
  specifier.wide = skip('l');
  if (!specifier.wide) {
    while (specifier.halves < 2 && skip('h')) ++specifier.halves;
  }
  if (at_ == format_.size()) return specifier;
  const char letter = format_[at_++];
  for (const Conversion& row : kConversions) {
    if (row.letter == letter && Accepts(row, specifier)) specifier.conversion = &row;
  }
  return specifier;
}

void Formatter::Convert(const Specifier& specifier) {
  const size_t width = static_cast<size_t>(std::abs(static_cast<long>(specifier.width)));
  // The precision of a string can only make it shorter.
  const bool pads = specifier.precision > 0 && specifier.conversion->kind != Kind::kString;
  const size_t digits = pads ? static_cast<size_t>(specifier.precision) : 0;
  if (std::max(width, digits) > max_bytes_ - result_.text.size()) {
    result_.too_long = true;
    return;
  }
  static constexpr const char* kLengths[] = {"", "h", "hh"};
  const char* length = specifier.wide ? "l" : kLengths[specifier.halves];
  switch (specifier.conversion->kind) {
    case Kind::kSigned:
    case Kind::kUnsigned:
      if (specifier.wide) return Print(specifier, length, LongArgument());
      return Print(specifier, length, IntArgument());
    case Kind::kFloat:
      return Print(specifier, length, DoubleArgument());
    case Kind::kCharacter:
      return Print(specifier, length, IntArgument());
    case Kind::kString:
      return ConvertString(specifier);
  }
}

void Formatter::ConvertString(const Specifier& specifier) {
  std::string text = NextArgument();
  if (specifier.precision >= 0 && text.size() > static_cast<size_t>(specifier.precision)) {
    text.resize(static_cast<size_t>(specifier.precision));
  }
  const auto width = static_cast<size_t>(std::abs(static_cast<long>(specifier.width)));
  const bool left = specifier.width < 0 || specifier.flags.find('-') != specifier.flags.npos;
  if (text.size() < width) text.insert(left ? text.size() : 0, width - text.size(), ' ');
  Append(text);
}

// Lets the C library do the work: its digits are GNU m4's digits.
template <typename T>
void Formatter::Print(const Specifier& specifier, const char* length, T value) {
  std::string flags;  // each once
  for (const char flag : kFlags) {
    if (specifier.flags.find(flag) != specifier.flags.npos) flags += flag;
  }
  const std::string format = fmt::format("%{}*.*{}{}", flags, length, specifier.conversion->letter);
  std::array<char, 128> buffer;
  const int size = std::snprintf(buffer.data(), buffer.size(), format.c_str(), specifier.width,
                                 specifier.precision, value);
  if (size < 0) return;  // longer than INT_MAX: GNU m4 yields nothing
  if (static_cast<size_t>(size) < buffer.size()) return Append(buffer.data());
  std::string text(static_cast<size_t>(size), '\0');
  std::snprintf(text.data(), text.size() + 1, format.c_str(), specifier.width, specifier.precision,
                value);
  Append(UpToNul(text));
}

// Reads the next argument with `parse`, and says what is odd about it (one thing at most).
template <typename T, typename Parse>
T Formatter::NumberArgument(Parse parse) {
  if (next_ == args_.size()) return 0;
  const std::string text = NextArgument();
  if (text.empty()) {
    Warn("empty string treated as 0");
    return 0;
  }
  char* end = nullptr;
  errno = 0;
  bool fits = true;
  const T value = parse(text.c_str(), &end, fits);
  if (end != text.data() + text.size()) {
    Warn("non-numeric argument " + text);
  } else if (IsSpace(text[0])) {
    Warn("leading whitespace ignored");
  } else if (errno == ERANGE || !fits) {
    Warn("numeric overflow detected");
  }
  return value;
}

int Formatter::IntArgument() {
  return NumberArgument<int>([](const char* text, char** end, bool& fits) {
    const long value = std::strtol(text, end, 10);
    fits = value >= INT_MIN && value <= INT_MAX;
    return static_cast<int>(value);
  });
}

long Formatter::LongArgument() {
  return NumberArgument<long>(
      [](const char* text, char** end, bool&) { return std::strtol(text, end, 10); });
}

double Formatter::DoubleArgument() {
  return NumberArgument<double>(
      [](const char* text, char** end, bool&) { return std::strtod(text, end); });
}

void Formatter::Append(std::string_view text) {
  if (text.size() > max_bytes_ - result_.text.size()) {
    result_.too_long = true;
  } else {
    result_.text += text;
  }
}

}  // namespace

FormattedText FormatText(std::span<const std::string_view> args, size_t max_bytes) {
  Check(!args.empty());
  return Formatter(args, max_bytes).Run();
}

}  // namespace mw::m4
