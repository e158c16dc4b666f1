// SPDX-License-Identifier: BSD-2-Clause
// Files and places: include, sinclude, maketemp, mkstemp, __file__, __line__, __program__.
#include <fmt/format.h>

#include <cerrno>
#include <cstring>

#include "m4/builtin.h"
#include "m4/interpreter.h"

namespace mw::m4 {
namespace {

void Include(Invocation& call) {
  const std::string name(call[1]);
  if (call.m4.PushFile(name, call.origin.call)) return;
  call.Error(fmt::format("cannot open `{}': {}", name, std::strerror(errno)));
}

void Sinclude(Invocation& call) { (void)call.m4.PushFile(std::string(call[1]), call.origin.call); }

void ReturnQuoted(Invocation& call, std::string_view text) {
  call.Return(call.m4.syntax().quote_begin());
  call.Return(text);
  call.Return(call.m4.syntax().quote_end());
}

// Creates a file of a new name. The name must end in six X; missing ones are added.
void Mkstemp(Invocation& call) {
  std::string path(call[1]);
  const size_t last = path.find_last_not_of('X');
  const size_t marks = path.size() - (last == std::string::npos ? 0 : last + 1);
  if (marks < 6) path.append(6 - marks, 'X');
  const Result<std::string> made = call.m4.host().MakeTemporary(path);
  if (!made.ok()) {
    call.Error(fmt::format("{}: cannot create tempfile `{}': {}", call.name(), call[1],
                           std::strerror(made.failure().error_number)));
    return;
  }
  ReturnQuoted(call, *made);
}

void Maketemp(Invocation& call) {
  if (call.m4.options().gnu) {
    Mkstemp(call);
    return;
  }
  // POSIX: a name made from the process number; nothing is created.
  std::string path(call[1]);
  const size_t last = path.find_last_not_of('X');
  const size_t keep = last == std::string::npos ? 0 : last + 1;
  std::string number = fmt::format("{:0{}}", call.m4.host().ProcessId(), path.size() - keep);
  if (number.size() > path.size() - keep) number.erase(0, number.size() - (path.size() - keep));
  path.replace(keep, std::string::npos, number);
  ReturnQuoted(call, path);
}

void File(Invocation& call) { ReturnQuoted(call, call.m4.LocationFile(call.m4.location())); }

void Line(Invocation& call) {
  call.ReturnNumber(static_cast<int>(call.m4.LocationLine(call.m4.location())));
}

void Program(Invocation& call) { ReturnQuoted(call, call.m4.options().program); }

constexpr Builtin kRows[] = {
    {"__file__", true, false, false, 0, 0, "name of the file being read", File},
    {"__line__", true, false, false, 0, 0, "number of the line being read", Line},
    {"__program__", true, false, false, 0, 0, "name of the program", Program},
    {"include", false, false, true, 1, 1, "read a file", Include},
    {"maketemp", false, false, true, 1, 1, "name of a new temporary file", Maketemp},
    {"mkstemp", false, false, true, 1, 1, "create a new temporary file", Mkstemp},
    {"sinclude", false, false, true, 1, 1, "read a file if it is there", Sinclude},
};

}  // namespace

std::span<const Builtin> file_rows() { return kRows; }

}  // namespace mw::m4
