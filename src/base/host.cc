// SPDX-License-Identifier: BSD-2-Clause
#include "base/host.h"

#include <cerrno>
#include <cstring>

namespace mw {

Failure Failure::FromErrno(std::string_view what, int error_number) {
  return {std::string(what) + ": " + std::strerror(error_number), error_number};
}

std::optional<std::string_view> Host::EmbeddedFile(const std::string&) { return std::nullopt; }

uint64_t Host::FreeDescriptors() { return UINT64_MAX; }

Result<std::unique_ptr<FileBytes>> Host::OpenFile(const std::string& path) {
  Result<std::string> bytes = ReadFile(path, UINT64_MAX);
  if (!bytes) return bytes.failure();
  return std::make_unique<FileBytes>(std::move(*bytes));
}

Result<std::string> ForwardingHost::ReadFile(const std::string& path, uint64_t max_bytes) {
  return inner_.ReadFile(path, max_bytes);
}
std::optional<std::string_view> ForwardingHost::EmbeddedFile(const std::string& path) {
  return inner_.EmbeddedFile(path);
}
Result<std::string> ForwardingHost::ReadInput(size_t max_bytes) {
  return inner_.ReadInput(max_bytes);
}
Result<std::unique_ptr<FileBytes>> ForwardingHost::OpenFile(const std::string& path) {
  return inner_.OpenFile(path);
}
Result<FileStatus> ForwardingHost::Status(const std::string& path) { return inner_.Status(path); }
Result<std::vector<std::string>> ForwardingHost::List(const std::string& path) {
  return inner_.List(path);
}
Result<std::string> ForwardingHost::MakeTemporary(const std::string& path_template) {
  return inner_.MakeTemporary(path_template);
}
Result<void> ForwardingHost::Remove(const std::string& path) { return inner_.Remove(path); }
Result<void> ForwardingHost::WriteFileAtomically(const std::string& path, std::string_view bytes) {
  return inner_.WriteFileAtomically(path, bytes);
}
std::optional<std::string> ForwardingHost::Environment(const std::string& name) {
  return inner_.Environment(name);
}
std::string ForwardingHost::HostName() { return inner_.HostName(); }
std::string ForwardingHost::UserName() { return inner_.UserName(); }
std::string ForwardingHost::CurrentDirectory() { return inner_.CurrentDirectory(); }
int64_t ForwardingHost::Now() { return inner_.Now(); }
int ForwardingHost::ProcessId() { return inner_.ProcessId(); }
uint64_t ForwardingHost::FreeDescriptors() { return inner_.FreeDescriptors(); }
Result<CommandResult> ForwardingHost::Run(const std::string& command, bool capture) {
  return inner_.Run(command, capture);
}

Result<CommandResult> CommandlessHost::Run(const std::string&, bool) {
  return Failure{"commands are not executed", EPERM};
}

}  // namespace mw
