// SPDX-License-Identifier: BSD-2-Clause
#include "mcm4_frozen.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace mw::tools {
namespace {

constexpr uint64_t kMaxFrozenBytes = 0xffffffff;
constexpr int kExitOk = 0;
constexpr int kExitError = 1;
constexpr int kExitFrozenVersion = 63;

// Reads a file as it is named or, if it is not there, from the include path.
Result<std::string> ReadSearched(Host& host, const std::string& name, const m4::Options& options) {
  Result<std::string> bytes = host.ReadFile(name, kMaxFrozenBytes);
  if (bytes.ok() || name.starts_with('/')) return bytes;
  for (const std::string& folder : options.include_path) {
    Result<std::string> there = host.ReadFile(folder + "/" + name, kMaxFrozenBytes);
    if (there.ok()) return there;
  }
  return bytes;
}

}  // namespace

int ReloadFrozen(Host& host, SourceTable& sources, M4Console& console, const std::string& name,
                 m4::Engine& engine) {
  const m4::Options& options = engine.options();
  Result<std::string> bytes = ReadSearched(host, name, options);
  if (!bytes.ok()) {
    console.Say(
        fmt::format("cannot open {}: {}", name, std::strerror(bytes.failure().error_number)));
    return kExitError;
  }
  const SourceId source = sources.Add(name, std::move(*bytes));
  Result<m4::FrozenState> state = m4::FrozenFromText(sources.Get(source).bytes());
  if (!state.ok()) {
    const Failure& failure = state.failure();
    console.OnErrorText(fmt::format("{}:{}:{}\n", options.program, name, failure.message));
    return failure.error_number == EPROTONOSUPPORT ? kExitFrozenVersion : kExitError;
  }
  state->source = source;
  engine.Thaw(*state);
  return kExitOk;
}

int WriteFrozen(Host& host, M4Console& console, const m4::CommandLine& line, m4::Engine& engine) {
  engine.RunWrapped();
  if (engine.ended()) return engine.exit_status();
  m4::FrozenState state = engine.Freeze();
  console.OnOutput(engine.output());
  m4::SortAsGnu(state.macros, line.hash_size);
  const Result<void> written = host.WriteFileAtomically(*line.freeze_file, FrozenToText(state));
  if (written.ok()) return engine.exit_status();
  const int error = written.failure().error_number;
  const bool opened = error == ENOSPC || error == EIO || error == EFBIG || error == EDQUOT;
  console.Say(opened
                  ? fmt::format("unable to create frozen state: {}", std::strerror(error))
                  : fmt::format("cannot open `{}': {}", *line.freeze_file, std::strerror(error)));
  return kExitError;
}

}  // namespace mw::tools
