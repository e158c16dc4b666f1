// SPDX-License-Identifier: BSD-2-Clause
#include "trial.h"

#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "maps/db_store.h"

namespace mw::test {
namespace {

std::string ReadText(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// The entries of a map of either kind, sorted; how it cannot be read, otherwise.
std::string Entries(const std::string& path) {
  for (const maps::DbKind kind : {maps::DbKind::kHash, maps::DbKind::kBtree}) {
    Result<maps::DbStore> store = maps::DbStore::Open(path, {.kind = kind, .read_only = true});
    if (!store) continue;
    std::vector<std::string> lines;
    (void)store->ForEach([&](std::string_view key, std::string_view value) {
      lines.push_back(Printable(key, 5000) + " = " + Printable(value, 5000));
      return true;
    });
    // Values of one key keep their order, which -d promises.
    std::stable_sort(lines.begin(), lines.end(), [](const std::string& a, const std::string& b) {
      return a.substr(0, a.find(" = ")) < b.substr(0, b.find(" = "));
    });
    std::string text = kind == maps::DbKind::kHash ? "hash" : "btree";
    if (!maps::DbStore::Verify(path)) text += " NOT SOUND";
    for (const std::string& line : lines) text += "\n    " + line;
    return text;
  }
  return "no map: " + Printable(ReadText(path), 200);
}

std::string Snapshot() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(".")) {
    names.push_back(entry.path().string());
  }
  std::sort(names.begin(), names.end());
  std::ostringstream text;
  for (const std::string& name : names) {
    struct stat status;
    if (lstat(name.c_str(), &status) != 0) continue;
    text << name << " mode " << std::oct << status.st_mode << std::dec << " owner " << status.st_uid
         << ":" << status.st_gid;
    if (S_ISREG(status.st_mode)) text << " links " << status.st_nlink;
    if (S_ISREG(status.st_mode) && name.ends_with(".db")) text << " " << Entries(name);
    text << "\n";
  }
  return text.str();
}

[[noreturn]] void RunChild(const Call& call, const std::string& path, const std::string& logs) {
  const int input = open((logs + "/in").c_str(), O_RDONLY);
  const int output = open((logs + "/out").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int errors = open((logs + "/err").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(input, 0);
  dup2(output, 1);
  dup2(errors, 2);
  if (call.user != 0) {
    if (setgroups(0, nullptr) != 0 || setgid(call.user) != 0 || setuid(call.user) != 0) _exit(126);
  }
  std::vector<char*> argv = {const_cast<char*>(call.program.c_str())};
  for (const std::string& word : call.arguments) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  execv(path.c_str(), argv.data());
  _exit(127);
}

}  // namespace

const std::string& TrialFolder() {
  static const std::string folder = [] {
    char name[] = "/var/lib/mw-oracle-XXXXXX";
    const char* made = mkdtemp(name);
    if (!made) std::abort();
    chmod(made, 0755);
    std::filesystem::create_directory(std::string(made) + "/log");
    std::filesystem::create_directory(std::string(made) + "/run");
    return std::string(made);
  }();
  return folder;
}

void WriteText(const std::string& name, const std::string& text) {
  std::ofstream(name, std::ios::binary) << text;
}

std::string Observe(const Call& call, const std::string& program_path) {
  const std::string run = TrialFolder() + "/run";
  const std::string logs = TrialFolder() + "/log";
  std::filesystem::current_path(TrialFolder());
  std::filesystem::remove_all(run);
  std::filesystem::create_directory(run);
  std::filesystem::permissions(run, std::filesystem::perms(0755));
  std::filesystem::current_path(run);
  umask(022);
  call.prepare();
  std::filesystem::current_path(run);
  WriteText(logs + "/in", call.input);
  const pid_t child = fork();
  if (child == 0) RunChild(call, program_path, logs);
  int status = 0;
  waitpid(child, &status, 0);
  std::ostringstream text;
  text << "exit " << (WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status)) << "\nstdout:\n"
       << ReadText(logs + "/out") << "stderr:\n"
       << ReadText(logs + "/err") << "files:\n"
       << Snapshot();
  return text.str();
}

std::string Describe(const Call& call) {
  std::string text = call.program;
  for (const std::string& word : call.arguments) text += " " + Quote(word, 200);
  return text + " < " + Quote(call.input, 300) + (call.user ? " as user" : "");
}

}  // namespace mw::test
