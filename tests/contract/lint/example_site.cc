// SPDX-License-Identifier: BSD-2-Clause
#include "example_site.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

#include "base/text.h"
#include "lint/rule.h"
#include "lint/subject.h"
#include "maps/assumed_dns.h"
#include "maps/system_files.h"
#include "maps/zone_file.h"
#include "mc/compiler.h"
#include "support/memory_host.h"

namespace mw::lint {
namespace {

constexpr std::string_view kParts[] = {"sendmail.mc", "after.mc", "whole.mc", "end.cf", "zone"};
constexpr struct {
  std::string_view file, feature;
} kFeatures[] = {
    {"mailertable", "mailertable"},
    {"virtusertable", "virtusertable"},
    {"access", "access_db"},
    {"genericstable", "genericstable"},
    {"domaintable", "domaintable"},
    {"smarttable", "smarttable"},
    {"local-host-names", "use_cw_file"},
};

using Files = std::map<std::string, std::string, std::less<>>;

// True if `text` is a name of a file, as examples have it.
bool IsFileName(std::string_view text) {
  return !text.empty() && text.find_first_of(" \t()`'@") == std::string_view::npos &&
         (std::find(std::begin(kParts), std::end(kParts), text) != std::end(kParts) ||
          text == "aliases" || text == "relay-domains" || text.starts_with('/') ||
          std::any_of(std::begin(kFeatures), std::end(kFeatures),
                      [&](const auto& row) { return row.file == text; }));
}

Files Cut(std::string_view example) {
  Files files;
  std::string file = "sendmail.mc";
  for (std::string_view line : Split(example, '\n')) {
    const size_t colon = line.find(':');
    if (colon != std::string_view::npos && IsFileName(line.substr(0, colon))) {
      file = line.substr(0, colon);
      line.remove_prefix(std::min(colon + 2, line.size()));
    }
    files[file] += std::string(line) + '\n';
  }
  return files;
}

std::string McOf(const Files& files) {
  const auto part = [&](std::string_view name) {
    const auto it = files.find(name);
    return it == files.end() ? std::string() : it->second;
  };
  if (!part("whole.mc").empty()) return part("whole.mc");
  std::string mc = "OSTYPE(`linux')dnl\n";
  mc += part("sendmail.mc");
  for (const auto& [file, feature] : kFeatures) {
    if (files.contains(file) && part("sendmail.mc").find(feature) == std::string::npos) {
      mc += fmt::format("FEATURE(`{}')dnl\n", feature);
    }
  }
  return mc + "MAILER(`local')dnl\nMAILER(`smtp')dnl\n" + part("after.mc");
}

void AddFiles(const Files& files, MemoryHost& host) {
  host.AddFile("/etc/mail/aliases", "postmaster: root\nmailer-daemon: postmaster\n");
  host.AddFile("/etc/mail/local-host-names", "");
  for (const auto& [name, text] : files) {
    if (std::find(std::begin(kParts), std::end(kParts), name) != std::end(kParts)) continue;
    host.AddFile(name.starts_with('/') ? name : "/etc/mail/" + name, text);
  }
  host.AddFile("/etc/mail/sendmail.mc", McOf(files));
  if (const auto it = files.find("end.cf"); it != files.end()) {
    mc::Request request;
    request.path = "/etc/mail/sendmail.mc";
    request.library = mc::kBuiltinName;
    const mc::Compilation compiled(host, std::move(request));
    host.AddFile("/etc/mail/sendmail.cf", compiled.cf() + it->second);
  }
}

}  // namespace

std::vector<std::pair<std::string, std::string>> SiteFilesOf(std::string_view example) {
  MemoryHost host;
  AddFiles(Cut(example), host);
  std::vector<std::pair<std::string, std::string>> out;
  for (const std::string& name : host.FileNames()) out.emplace_back(name, *host.FileBytes(name));
  return out;
}

void Lint(std::string_view example, const FindingVisitor& visit) {
  const Files files = Cut(example);
  MemoryHost host;
  AddFiles(files, host);
  maps::HostsFile hosts("127.0.0.1 localhost\n");
  maps::PasswdFile users(
      "root:x:0:0::/root:/bin/sh\ndaemon:x:1:1::/:/bin/false\nmail:x:8:8::/:/bin/false\n"
      "joe:x:1000:1000::/home/joe:/bin/sh\nann:x:1001:1001::/home/ann:/bin/sh\n");
  maps::AssumedDns dns;
  maps::Environment environment(host);
  environment.hosts = &hosts;
  environment.users = &users;
  environment.resolver = &dns;
  SourceTable sources;
  Sink sink;
  std::unique_ptr<maps::ZoneFile> zone;
  if (const auto it = files.find("zone"); it != files.end()) {
    zone = std::make_unique<maps::ZoneFile>(sources, sources.Add("zone", it->second), sink);
    environment.resolver = zone.get();
  }
  Subject::Request request;
  request.cf_file = "/etc/mail/sendmail.cf";
  if (!files.contains("end.cf")) request.mc_file = "/etc/mail/sendmail.mc";
  request.library = mc::kBuiltinName;
  request.identity.host_name = "mx.our.test";
  Subject subject(host, environment, request, sources, sink);
  for (const Rule* rule : Rules()) rule->check(subject, *rule, sink);
  visit(sink.Sorted(), sources);
}

std::vector<std::string> FindingsOf(std::string_view example) {
  std::vector<std::string> out;
  Lint(example, [&](const std::vector<Diagnostic>& findings, const SourceTable& sources) {
    for (const Diagnostic& finding : findings) {
      out.push_back(fmt::format("{} {} {}: {}", finding.code, SeverityName(finding.severity),
                                sources.Format(finding.range.begin), finding.message));
    }
  });
  return out;
}

std::vector<std::string> CodesOf(std::string_view example) {
  std::vector<std::string> codes;
  for (const std::string& finding : FindingsOf(example)) {
    codes.push_back(finding.substr(0, finding.find(' ')));
  }
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

}  // namespace mw::lint
