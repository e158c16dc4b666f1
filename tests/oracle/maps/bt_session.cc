// SPDX-License-Identifier: BSD-2-Clause
#include "bt_session.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace mw::test {
namespace {

constexpr const char* kInside = "MW_ORACLE_INSIDE";
constexpr const char* kScript =
    "hosts=$(mktemp) && printf '127.0.0.1 localhost\\n192.0.2.1 test.example.org test\\n' > $hosts"
    " && hostname test.example.org && mount --bind $hosts /etc/hosts || exit 77;"
    " rm -f $hosts; exec \"$0\" \"$@\"";

bool Skip(const char* why) {
  std::printf("skipped: %s\n", why);
  std::fflush(stdout);
  return false;
}

}  // namespace

BtSession::BtSession(const std::string& cf) {
  int to[2], from[2];
  if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0) std::abort();
  child_ = fork();
  if (child_ == 0) {
    dup2(to[0], 0);
    dup2(from[1], 1);
    dup2(from[1], 2);
    execl(kSendmail, "sendmail", "-bt", "-C", cf.c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  close(to[0]);
  close(from[1]);
  in_ = to[1];
  out_ = from[0];
  Answer();
}

BtSession::~BtSession() {
  close(in_);
  close(out_);
  waitpid(child_, nullptr, 0);
}

std::string BtSession::Ask(const std::string& command) {
  const std::string line = command + "\n";
  if (write(in_, line.data(), line.size()) < 0) return "broken pipe";
  return Answer();
}

// Everything up to the prompt.
std::string BtSession::Answer() {
  std::string text;
  char buffer[4096];
  while (!(text.ends_with("> ") && (text.size() == 2 || text[text.size() - 3] == '\n'))) {
    const ssize_t count = read(out_, buffer, sizeof buffer);
    if (count <= 0) break;
    text.append(buffer, static_cast<size_t>(count));
  }
  return text;
}

std::string CfWithMaps(const std::string& folder, const std::string& map_lines) {
  return "V10/Berkeley\nO DontBlameSendmail=MapInUnsafeDirPath\nO QueueDirectory=" + folder + "\n" +
         map_lines + "Mlocal, P=/bin/true, F=l, A=true\nMprog, P=/bin/true, F=l, A=true\n";
}

bool InNamespaces(const std::vector<std::string>& arguments) {
  if (std::getenv(kInside) != nullptr) return true;
  if (geteuid() != 0) return Skip("only root may make namespaces");
  if (access(kSendmail, X_OK) != 0) return Skip("there is no sendmail");
  setenv(kInside, "1", 1);
  std::vector<std::string> words = {
      "unshare", "-m", "-u",    "-n",
      "sh",      "-c", kScript, std::filesystem::read_symlink("/proc/self/exe")};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  execvp("unshare", argv.data());
  return Skip("there is no unshare");
}

}  // namespace mw::test
