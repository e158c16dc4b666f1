// SPDX-License-Identifier: BSD-2-Clause
// Diversions: divert, undivert, divnum.
#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstring>

#include "base/text.h"
#include "m4/builtin.h"
#include "m4/interpreter.h"

namespace mw::m4 {
namespace {

void Divert(Invocation& call) {
  int number = 0;
  if (call.count() > 0 && !call.Number(1, number)) return;
  call.m4.SelectDiversion(number);
}

void Divnum(Invocation& call) { call.ReturnNumber(call.m4.diversions().current_number()); }

// True if all of `text` is a number: a diversion rather than a file. With a blank in front it is a file.
bool IsNumber(std::string_view text, int& number) {
  if (text.size() > 1 && text[0] == '+' && IsDigit(text[1])) text.remove_prefix(1);
  int64_t wide = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), wide);
  if (error == std::errc::invalid_argument || end != text.data() + text.size()) return false;
  // Of larger numbers the low 32 bits count, as in m4 on 64-bit machines.
  if (error != std::errc()) wide = text[0] == '-' ? INT64_MIN : INT64_MAX;
  number = static_cast<int>(wide);
  return true;
}

void UndivertFile(Invocation& call, std::string_view name) {
  const Result<SourceId> source = call.m4.LoadFile(std::string(name));
  if (!source.ok()) {
    call.Warn(fmt::format("cannot undivert `{}': {}", name,
                          std::strerror(source.failure().error_number)));
    return;
  }
  const std::string_view bytes = call.m4.sources().Get(*source).bytes();
  call.m4.Output(
      Text(bytes.data(), bytes.size(), call.m4.pool().ForSource(*source, bytes), call.origin.call));
}

void Undivert(Invocation& call) {
  if (call.count() == 0) {
    call.m4.UndivertAll();
    return;
  }
  for (size_t i = 1; i <= call.count(); ++i) {
    int number = 0;
    if (call[i].empty()) continue;
    if (IsNumber(call[i], number)) {
      call.m4.Undivert(number);
    } else if (call.m4.options().gnu) {
      UndivertFile(call, call[i]);
    } else {
      call.Warn(fmt::format("non-numeric argument to builtin `{}'", call.name()));
    }
  }
}

constexpr Builtin kRows[] = {
    {"divert", false, false, false, 0, 1, "send output elsewhere", Divert},
    {"divnum", false, false, false, 0, 0, "number of the current diversion", Divnum},
    {"undivert", false, false, false, 0, -1, "bring diversions or files back", Undivert},
};

}  // namespace

std::span<const Builtin> divert_rows() { return kRows; }

}  // namespace mw::m4
