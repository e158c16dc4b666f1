// SPDX-License-Identifier: BSD-2-Clause
// A server behind a socket: local:/path, inet:port@host, inet6:port@host. It is never asked;
// fixtures can answer in its place. What is wrong with the address is said as sendmail says it.
#include <fmt/format.h>

#include "base/text.h"
#include "maps/environment.h"
#include "maps/keyed_reader.h"
#include "maps/outside.h"

namespace mw::maps {
namespace {

constexpr uint64_t kLongestServices = 1 << 22;

bool IsServiceName(Environment& environment, std::string_view name) {
  const Result<std::string> text = environment.host.ReadFile("/etc/services", kLongestServices);
  if (!text) return false;
  for (const std::string_view line : Split(*text, '\n')) {
    const std::vector<std::string_view> words = SplitWords(line.substr(0, line.find('#')));
    if (!words.empty() && words[0] == name) return true;
  }
  return false;
}

// What keeps `port@host` from being an address; empty when nothing does.
std::string ComplaintOfInet(std::string_view address, Environment& environment) {
  const size_t at = address.find('@');
  if (at == address.npos) {
    return fmt::format("bad address {} (expected port@host)", address);
  }
  const std::string_view port = address.substr(0, at);
  const std::string_view host = address.substr(at + 1);
  if ((port.empty() || !IsDigit(port[0])) && !IsServiceName(environment, port)) {
    return fmt::format("unknown port name {}", port);
  }
  if (host.starts_with('[')) {
    if (host.ends_with(']')) return {};
    return fmt::format("Invalid numeric domain spec \"{}\"", host);
  }
  const bool numeric = !host.empty() && host.find_first_not_of("0123456789.") == host.npos;
  const bool known = environment.hosts != nullptr && environment.hosts->FindName(host) != nullptr;
  if (!numeric && !known) return fmt::format("Unknown host name {}", host);
  return {};
}

std::string ComplaintOf(std::string_view file, Environment& environment) {
  const size_t colon = file.find(':');
  const std::string_view kind = colon == file.npos ? "local" : file.substr(0, colon);
  const std::string_view address = colon == file.npos ? file : file.substr(colon + 1);
  if (EqualFolded(kind, "inet") || EqualFolded(kind, "inet6")) {
    return ComplaintOfInet(address, environment);
  }
  if (!EqualFolded(kind, "local") && !EqualFolded(kind, "unix")) {
    return fmt::format("unknown socket type {}: Protocol not supported", kind);
  }
  if (environment.host.Status(HostPath(environment, address)).ok()) return {};
  return fmt::format("local socket name {} unsafe: No such file or directory", address);
}

class SocketReader : public MapReader {
 public:
  explicit SocketReader(MapDefinition& definition) : definition_(definition) {}

  bool Open() override {
    if (HasFixtures(definition_)) return true;
    Environment& environment = *definition_.environment;
    const std::string complaint = ComplaintOf(definition_.settings.file, environment);
    if (!complaint.empty()) {
      environment.Say(fmt::format("socket map \"{}\": {}", definition_.name, complaint),
                      status::kOsError);
    }
    return false;
  }
  void Find(const Query& query, Answer& answer) override {
    if (!AnswerFromFixtures(definition_, query, answer)) answer.SetFailed();
  }

 private:
  MapDefinition& definition_;
};

}  // namespace

extern const MapType k_socket;
const MapType k_socket = {
    .name = "socket",
    .summary = "a server behind a socket; answered by fixtures only",
    .flags = "aDdfkmNOoqSTtv",
    .repeatable = false,
    .parse = [](MapDefinition& definition,
                std::string_view arguments) -> std::unique_ptr<MapReader> {
      const SettingsRules rules{.class_name = "socket", .map_name = definition.name};
      if (!ParseSettings(arguments, rules, *definition.environment, definition.settings)) {
        return nullptr;
      }
      return std::make_unique<SocketReader>(definition);
    },
};

}  // namespace mw::maps
