// SPDX-License-Identifier: BSD-2-Clause
// The map types against the real sendmail: the same K lines and /map commands, the same text.
//
// Each case is a pair NAME.cf, NAME.cmds in the folder cases. The files that its maps name (below /mnt)
// are copied from the folder files and built with makemap. sendmail runs in name spaces of its own
// through MW_SHARED/oracle/smns.sh; without that script, root or sendmail the test is skipped.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/host.h"
#include "maps/system_files.h"
#include "support/map_session.h"

namespace mw {
namespace {

namespace fs = std::filesystem;

std::string SharedFolder() {
  const char* shared = std::getenv("MW_SHARED");
  return shared != nullptr ? shared : MW_SOURCE_DIR "/../shared";
}

std::string ReadAll(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// Output of a shell command, stderr included.
std::string OutputOf(const std::string& command) {
  std::string text;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return text;
  char buffer[4096];
  for (size_t got; (got = fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, got);
  pclose(pipe);
  return text;
}

// A line such as `3                  input: root`, printed while aliases are read.
bool IsTrace(std::string_view line) {
  return !line.empty() && IsDigit(line[0]) &&
         (line.find(" input:") != line.npos || line.find(" returns:") != line.npos);
}

// What -bt prints, without banner, prompts and traces. Only /map commands are used, so each prompt
// stands before the output of one command.
std::string WithoutPrompts(std::string_view text) {
  std::string out;
  for (std::string_view line : Split(text, '\n')) {
    if (line.starts_with("ADDRESS TEST MODE") || line.starts_with("Enter <ruleset>")) continue;
    while (line.starts_with("> ")) line.remove_prefix(2);
    if (IsTrace(line)) continue;
    if (line.empty()) continue;
    out += fmt::format("{}\n", line);
  }
  return out;
}

bool CanRun() {
  return geteuid() == 0 && access("/usr/sbin/sendmail", X_OK) == 0 &&
         fs::exists(SharedFolder() + "/oracle/smns.sh");
}

class MapsOracle : public testing::TestWithParam<std::string> {
 protected:
  static void SetUpTestSuite() {
    if (!CanRun()) return;
    fs::remove_all(Root());
    fs::create_directories(Root() / "mnt");
    fs::copy(fs::path(MW_SOURCE_DIR) / "tests/oracle/maps/files", Root() / "mnt",
             fs::copy_options::recursive);
    OutputOf("chmod -R u+rwX,go-w " + Root().string() + "; cd " + (Root() / "mnt").string() +
             " && sh ./build.sh");
  }
  void SetUp() override {
    if (!CanRun()) {
      GTEST_SKIP() << "needs root, sendmail and " << SharedFolder() << "/oracle/smns.sh";
    }
  }
  // Stands for the root folder: its mnt is what sendmail sees as /mnt.
  static fs::path Root() { return fs::path(MW_BINARY_DIR) / "maps_oracle"; }
};

TEST_P(MapsOracle, PrintsWhatSendmailPrints) {
  const fs::path stem = fs::path(MW_SOURCE_DIR) / "tests/oracle/maps/cases" / GetParam();
  const std::string cf = ReadAll(stem.string() + ".cf");
  const std::string commands = ReadAll(stem.string() + ".cmds");
  ASSERT_FALSE(commands.empty());
  fs::copy_file(stem.string() + ".cf", Root() / "mnt/case.cf",
                fs::copy_options::overwrite_existing);
  const std::string expected =
      WithoutPrompts(OutputOf("BT_BIND=" + (Root() / "mnt").string() + " " + SharedFolder() +
                              "/oracle/smns.sh -bt -C/mnt/case.cf <" + stem.string() + ".cmds"));
  ASSERT_NE(expected.find("map_lookup"), std::string::npos) << expected;

  const auto host = MakeRealHost();
  maps::HostsFile hosts(ReadAll(SharedFolder() + "/oracle/env/hosts"));
  maps::PasswdFile users(ReadAll("/etc/passwd"));
  test::MapSession session(*host);
  session.environment.root = Root().string();
  session.environment.source_mode = maps::SourceMode::kDatabaseOnly;
  session.environment.hosts = &hosts;
  session.environment.users = &users;
  session.environment.live = true;
  session.environment.service_switch_file = "/mnt/service.switch";
  struct Macros : maps::MacroStore {
    void SetMacro(std::string_view, std::string_view) override {}
    void UnsetMacro(std::string_view) override {}
    std::string GetMacro(std::string_view name) override {
      return name == "m" ? "example.org" : "";
    }
  } macros;
  session.environment.macros = &macros;
  // The cases send all addresses to the local mailer but programs and files.
  struct Judge : maps::AliasJudge {
    Verdict JudgeAlias(std::string_view entry, std::string_view, uint32_t,
                       std::string& name) override {
      name = Trim(entry.substr(0, entry.find(':')));
      if (name.ends_with('\\')) name.pop_back();
      if (const size_t open = name.find('('); open != name.npos) {
        name = name.substr(0, open) + " " + name.substr(name.find(')') + 1);
      }
      return name[0] == '|' || name[0] == '/' ? Verdict::kNotLocal : Verdict::kLocal;
    }
  } judge;
  session.environment.alias_judge = &judge;
  session.ReadConfiguration(cf, "/mnt/case.cf");
  for (const std::string_view line : Split(commands, '\n')) {
    if (line.starts_with("/map")) session.RunMapCommand(line);
  }
  EXPECT_EQ(WithoutPrompts(session.transcript.out), expected);
}

std::vector<std::string> Cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(MW_SOURCE_DIR "/tests/oracle/maps/cases")) {
    if (entry.path().extension() == ".cf") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Cases, MapsOracle, testing::ValuesIn(Cases()),
                         [](const auto& row) { return row.param; });

}  // namespace
}  // namespace mw
