// SPDX-License-Identifier: BSD-2-Clause
// Arithmetic: the key's first byte is the operator, the first two arguments are the operands.
//
//   + - * / %   64-bit, wrapping      & |   bitwise      l =   less, equal: TRUE or FALSE
//   r           a random number between the operands (the same sequence in every run)
//
// Numbers are read as strtol with base 0 does; what is no number is 0. Results are cut after 15
// characters, as sendmail's buffer does.
#include <fmt/format.h>

#include <cstdlib>

#include "maps/environment.h"
#include "maps/map.h"

namespace mw::maps {
namespace {

int64_t NumberOf(std::string_view text) {
  return std::strtol(std::string(text).c_str(), nullptr, 0);
}

// `a op b` with the wrap-around of the machine; false when there is no result.
bool Compute(char op, int64_t a, int64_t b, int64_t& result) {
  const auto ua = static_cast<uint64_t>(a), ub = static_cast<uint64_t>(b);
  switch (op) {
    case '+':
      result = static_cast<int64_t>(ua + ub);
      return true;
    case '-':
      result = static_cast<int64_t>(ua - ub);
      return true;
    case '*':
      result = static_cast<int64_t>(ua * ub);
      return true;
    case '&':
      result = a & b;
      return true;
    case '|':
      result = a | b;
      return true;
    case '/':
    case '%':
      // INT64_MIN / -1 ends the real program with SIGFPE.
      if (b == 0 || (b == -1 && a == INT64_MIN)) return false;
      result = op == '/' ? a / b : a % b;
      return true;
    default:
      return false;
  }
}

class ArithReader : public MapReader {
 public:
  void Find(const Query& query, Answer& answer) override {
    if (query.key.empty() || query.args.size() < 2) return answer.SetAbsent(status::kConfig);
    const char op = query.key[0];
    const int64_t a = NumberOf(query.args[0]);
    const int64_t b = NumberOf(query.args[1]);
    if (op == 'l' || op == '=') {
      return answer.SetFound((op == 'l' ? a < b : a == b) ? "TRUE" : "FALSE");
    }
    int64_t result = 0;
    const bool computed = op == 'r' ? Random(a, b, result) : Compute(op, a, b, result);
    if (!computed) return answer.SetAbsent(status::kConfig);
    answer.SetFound(std::string_view(fmt::format("{}", result)).substr(0, 15));
  }

 private:
  // A number in [low, high] from a linear congruential generator.
  bool Random(int64_t low, int64_t high, int64_t& result) {
    if (low > high) return false;
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    const uint64_t span = static_cast<uint64_t>(high) - static_cast<uint64_t>(low) + 1;
    const uint64_t step = span == 0 ? state_ : (state_ >> 16) % span;
    result = static_cast<int64_t>(static_cast<uint64_t>(low) + step);
    return true;
  }

  uint64_t state_ = 1;
};

}  // namespace

extern const MapType k_arith;
const MapType k_arith = {
    .name = "arith",
    .summary = "computes: $(arith + $@ 1 $@ 2 $)",
    .flags = "aDS",
    .repeatable = false,
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      MapFlags& flags = definition.settings.flags;
      flags.keep_quotes = true;
      for (FlagReader reader(arguments); reader.Next();) {
        if (reader.letter() == 'D') flags.not_when_deferred = true;
        if (reader.letter() == 's' || reader.letter() == 'S') {
          flags.space_substitute = reader.Byte();
        }
      }
      return std::make_unique<ArithReader>();
    },
};

}  // namespace mw::maps
