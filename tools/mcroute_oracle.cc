// SPDX-License-Identifier: BSD-2-Clause
#include "mcroute_oracle.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <vector>

#include "base/text.h"
#include "bt/session.h"
#include "common.h"

namespace mw::tools {
namespace {

constexpr const char* kProgram = "mcroute";
constexpr const char* kSendmail = "/usr/sbin/sendmail";
constexpr const char* kCf = "/etc/mail/mcroute-oracle.cf";
constexpr int kFailed = 2;
// A test mode that waits for something ends then.
constexpr int kSeconds = 60;

// The lines that both programs get. The way `$|` is written in test mode leaves check_relay out.
std::vector<std::string> Questions(const route::Message& message) {
  std::vector<std::string> lines = route::TestModeLines(message.client);
  lines.push_back(".Df" + message.sender);
  lines.push_back(fmt::format("check_mail <{}>", message.sender));
  for (const std::string& recipient : message.recipients) {
    lines.push_back(fmt::format("check_rcpt <{}>", recipient));
    lines.push_back("3,0 " + recipient);
    lines.push_back("/parse " + recipient);
  }
  return lines;
}

// A folder that stands for /etc/mail in both programs.
class SiteCopy {
 public:
  explicit SiteCopy(Host& host) : host_(host) {}
  ~SiteCopy() {
    if (!folder_.empty()) (void)host_.Run("rm -rf " + ShellQuoted(folder_), true);
  }

  bool Make(const std::string& site, const std::string& cf_text) {
    std::string name = "/tmp/mcroute-oracle.XXXXXX";
    if (mkdtemp(name.data()) == nullptr) return false;
    folder_ = name;
    const std::string from = site.empty() ? "/etc/mail" : site;
    const std::string copy = fmt::format("cp -RL {0}/. {1} 2>/dev/null; chmod 755 {1}",
                                         ShellQuoted(from), ShellQuoted(folder_));
    const Result<CommandResult> copied = host_.Run(copy, true);
    if (!copied || copied->status != 0) return false;
    return Write("mcroute-oracle.cf", cf_text) &&
           Write("mcroute-oracle.switch", "hosts files\naliases files\npasswd files\n") &&
           Write("mcroute-oracle.nsswitch", "hosts: files\npasswd: files\ngroup: files\n") &&
           Write("mcroute-oracle.resolv", "nameserver 127.0.0.1\n");
  }

  bool Write(const std::string& name, std::string_view text) {
    return host_.WriteFileAtomically(folder_ + '/' + name, text).ok();
  }
  const std::string& folder() const { return folder_; }

 private:
  Host& host_;
  std::string folder_;
};

std::string Ours(const OracleRequest& request, const SiteCopy& copy,
                 const std::vector<std::string>& lines) {
  WorldChoice choice = request.world;
  choice.site = copy.folder();
  choice.dns = "none";
  choice.maps = "db";
  choice.service_switch = "/etc/mail/mcroute-oracle.switch";
  SourceTable sources;
  Sink sink;
  World world(choice, sources, sink);
  bt::SessionOptions options;
  options.cf_file = kCf;
  options.identity = choice.identity;
  options.settings = {"ServiceSwitchFile=/etc/mail/mcroute-oracle.switch"};
  bt::Session session(world.host(), world.environment(), options);
  if (session.Start()) {
    for (const std::string& line : lines) {
      session.Prompt();
      session.Line(line);
    }
    session.Prompt();
    session.End();
  }
  return std::move(session.output());
}

// nullopt: it could not be started.
std::optional<std::string> Theirs(Host& host, const OracleRequest& request, SiteCopy& copy,
                                  const std::vector<std::string>& lines) {
  std::string input;
  for (const std::string& line : lines) input += line + '\n';
  if (!copy.Write("mcroute-oracle.in", input)) return std::nullopt;
  const std::string inside = fmt::format(
      "hostname {0} && mount --bind {1} /etc/mail && mount --bind {2} /etc/hosts && "
      "mount --bind /etc/mail/mcroute-oracle.nsswitch /etc/nsswitch.conf && "
      "mount --bind /etc/mail/mcroute-oracle.resolv /etc/resolv.conf || exit 99; "
      "ip link set lo up 2>/dev/null; "
      "exec timeout {3} {4} -bt -C {5} -OServiceSwitchFile=/etc/mail/mcroute-oracle.switch "
      "</etc/mail/mcroute-oracle.in 2>&1",
      ShellQuoted(request.world.identity.host_name), ShellQuoted(copy.folder()),
      ShellQuoted(request.world.hosts), kSeconds, kSendmail, kCf);
  Result<CommandResult> result = host.Run("unshare -m -u -n sh -c " + ShellQuoted(inside), true);
  if (!result || result->status == 99 || result->status == 127) return std::nullopt;
  return std::move(result->output);
}

int Compare(const std::string& ours, const std::string& theirs) {
  const std::vector<std::string_view> a = Split(ours, '\n'), b = Split(theirs, '\n');
  size_t line = 0;
  while (line < a.size() && line < b.size() && a[line] == b[line]) line++;
  if (line == a.size() && line == b.size()) {
    return WriteStandardOutput(
        kProgram,
        fmt::format("sendmail -bt says the same: {} lines of output are equal\n", a.size()));
  }
  const auto at = [line](const std::vector<std::string_view>& lines) {
    return line < lines.size() ? Printable(lines[line], 1000) : std::string("(nothing)");
  };
  const std::string out =
      fmt::format("line {} of the output differs\n- {}\n+ {}\n", line + 1, at(a), at(b));
  const int written = WriteStandardOutput(kProgram, out);
  return written != kExitOk ? written : 1;
}

}  // namespace

int AskOracle(const OracleRequest& request) {
  const std::unique_ptr<Host> host = MakeRealHost();
  if (!host->Status(kSendmail)) {
    PrintError(kProgram, "--oracle needs sendmail, and there is no /usr/sbin/sendmail");
    return kFailed;
  }
  if (geteuid() != 0) {
    PrintError(kProgram, "--oracle needs root, for namespaces of its own");
    return kFailed;
  }
  SiteCopy copy(*host);
  if (!copy.Make(request.world.site, request.cf_text)) {
    PrintError(kProgram, "cannot copy the site for sendmail");
    return kFailed;
  }
  const std::vector<std::string> lines = Questions(request.message);
  const std::optional<std::string> theirs = Theirs(*host, request, copy, lines);
  if (!theirs) {
    PrintError(kProgram, "cannot run sendmail in namespaces of its own");
    return kFailed;
  }
  return Compare(Ours(request, copy, lines), *theirs);
}

}  // namespace mw::tools
