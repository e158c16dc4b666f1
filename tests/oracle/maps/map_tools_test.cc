// SPDX-License-Identifier: BSD-2-Clause
// Every call is made with the system's tool and with ours; all that can be seen must be equal.
#include <gtest/gtest.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <random>

#include "trial.h"

namespace mw::test {
namespace {

constexpr const char* kOracleFolder = "/usr/sbin/";
size_t calls_made = 0;

bool OracleAbsent() {
  if (geteuid() == 0 && access("/usr/sbin/makemap", X_OK) == 0) return false;
  std::printf("oracle absent: sendmail's makemap and the rights of root are needed\n");
  return true;
}

// The large tables are compared in part, each time the same one; MW_ORACLE_ALL=1 compares all.
bool IsLeftOut() {
  static size_t turn = 0;
  return !std::getenv("MW_ORACLE_ALL") && turn++ % 5 != 0;
}

void ExpectSame(const Call& call) {
  ++calls_made;
  static const std::string bin =
      std::filesystem::absolute(std::getenv("MW_BIN") ? std::getenv("MW_BIN") : ".").string();
  const std::string real = Observe(call, kOracleFolder + call.program);
  const std::string ours = Observe(call, bin + "/" + call.program);
  EXPECT_EQ(real, ours) << Describe(call);
}

// Makes a map with the system's makemap, so that both tools meet the same file.
void RealMakemap(const std::string& arguments, const std::string& text) {
  WriteText("prepare.in", text);
  const std::string command = "/usr/sbin/makemap " + arguments + " < prepare.in 2>/dev/null";
  if (std::system(command.c_str()) < 0) std::abort();
  std::filesystem::remove("prepare.in");
}

std::vector<std::string> Words(const std::string& text) {
  std::vector<std::string> words;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::vector<std::string> operator+(std::vector<std::string> a, const std::vector<std::string>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

const std::vector<std::string> kTexts = {
    "",
    "a\t1\nb\t2\n",
    "a\t1\na\t2\nb\t3\n",
    "a\t1\nA\t2\n",
    "A\t1\n",
    "a\t1\na\t2\na\t1\n",
    "\tval\n \n #c\nok yes\n",
    "\n#c\na b # c\n",
    "a\na \t \nb\t\n",
    "a\tv1  v2 \t\n",
    "a\tv\r\nb\tw\r\n\r\n",
    "a\tv",
    "a",
    "a\vv\nc\fw\n",
    "a:b\tv\na::b : c\n:x\n a : b\n",
    "a:1\nb::2\nc :3:4\n:\n::\n",
    ";c\n#d\tv\n",
    "\xe4\xc4 v\nABC\xc4 w\n\xff\xfe\t\x80\n",
    std::string("a\0b\tc\nd\te\n", 10),
    std::string("a\tb\0c\nd\te\n", 10),
    std::string("d\te\na\0b", 7),
    std::string("\0\nd\te\n", 6),
    "k\t" + std::string(1020, 'v') + "\nz\t1\n",
    "k\t" + std::string(1021, 'v') + "\nz\t1\n",
    "k\t" + std::string(1022, 'v') + "\nz\t1\n",
    "k\t" + std::string(3000, 'v') + "\nz\t1\n",
    "k\t" + std::string(1019, 'v') + " w x\nz\t1\n",
    std::string(1022, 'k') + "\n" + std::string(1000, 'q') + "\tv\n",
    "k\t" + std::string(1021, 'v'),
    "k\t" + std::string(1020, 'v'),
    "\"q k\"\tv\na\\#\tb\n'x y' z\n",
    "a b\nab c\nabc d\na\td\nab e\n",
    "a  \t\t  b\nc\t \v\f\rd\n",
    "@domain.test\tx\n.sub\ty\n*\tz\nTo:a@b.c\tREJECT\n",
};

const std::vector<std::string> kFlags = {"",      "-f",       "-r",   "-d",    "-N",        "-e",
                                         "-e -N", "-v",       "-t :", "-D ;",  "-d -r",     "-rf",
                                         "-ev",   "-t :x -e", "-c 0", "-N -d", "-t : -N -v"};

TEST(Makemap, ReadsTextsWithAllFlags) {
  if (OracleAbsent()) return;
  size_t turn = 0;
  for (const std::string& flags : kFlags) {
    for (const std::string& text : kTexts) {
      if (IsLeftOut()) continue;
      ExpectSame({"makemap", Words(flags) + Words(turn++ % 2 ? "btree x" : "hash x"), text});
    }
  }
}

// Lines of random bytes that mean something, keys that repeat.
std::string RandomText(std::mt19937& random) {
  const std::string alphabet = "aAbB\t\t  ::#;\n\n\n\r\v\"\\@.\xe9" + std::string(1, '\0');
  std::string text;
  const size_t size = random() % 400;
  for (size_t i = 0; i < size; ++i) {
    if (random() % 60 == 0) text += std::string(random() % 1500, 'v');
    text += alphabet[random() % (alphabet.size() - (random() % 8 != 0))];
  }
  return text;
}

TEST(Makemap, ReadsRandomTexts) {
  if (OracleAbsent()) return;
  std::mt19937 random(20);
  for (int i = 0; i < 60; ++i) {
    const std::string flags = kFlags[random() % kFlags.size()];
    ExpectSame(
        {"makemap", Words(flags) + Words(random() % 2 ? "hash x" : "btree x"), RandomText(random)});
  }
}

TEST(Makemap, ReadsManyRowsWithDuplicates) {
  if (OracleAbsent()) return;
  std::mt19937 random(21);
  for (int i = 0; i < 12; ++i) {
    std::string text;
    for (int row = 0; row < 3000; ++row) {
      text += "Key" + std::to_string(random() % 2500) + std::string(random() % 40, 'x') + "\tv" +
              std::to_string(row) + std::string(random() % 100, 'y') + "\n";
    }
    const std::string flags = std::vector<std::string>{"", "-r", "-d", "-f"}[random() % 4];
    ExpectSame({"makemap", Words(flags) + Words(i % 2 ? "hash x" : "btree x"), text});
  }
}

struct State {
  const char* name;
  void (*prepare)();
};

void Own(const char* path, const char* user) {
  const passwd* entry = getpwnam(user);
  if (entry && lchown(path, entry->pw_uid, static_cast<gid_t>(-1)) != 0) std::abort();
}

// What may stand where the map shall be.
const State kStates[] = {
    {"none", [] {}},
    {"hash", [] { RealMakemap("hash x", "a\t10\nc\t20\n"); }},
    {"hash with NUL", [] { RealMakemap("-N hash x", "a\t10\nc\t20\n"); }},
    {"hash with duplicates", [] { RealMakemap("-d hash x", "a\t10\na\t11\nc\t20\n"); }},
    {"btree", [] { RealMakemap("btree x", "a\t10\nc\t20\n"); }},
    {"btree with duplicates", [] { RealMakemap("-d btree x", "a\t10\na\t11\nc\t20\n"); }},
    {"garbage", [] { WriteText("x.db", "this is no map\n"); }},
    // Longer garbage makes the system's makemap end with "close(x): Invalid argument" and status 74
    // though the new map is good; ours ends as for any other file.
    {"garbage of several lines", [] { WriteText("x.db", "a\tb\nc\td\n\n\n"); }},
    {"empty file", [] { WriteText("x.db", ""); }},
    {"folder", [] { std::filesystem::create_directory("x.db"); }},
    {"fifo",
     [] {
       if (mkfifo("x.db", 0640) != 0) std::abort();
     }},
    {"symbolic link",
     [] {
       RealMakemap("hash y", "a\t10\n");
       std::filesystem::create_symlink("y.db", "x.db");
     }},
    {"dangling link", [] { std::filesystem::create_symlink("y.db", "x.db"); }},
    {"hard link",
     [] {
       RealMakemap("hash y", "a\t10\n");
       std::filesystem::create_hard_link("y.db", "x.db");
     }},
    {"mode 600",
     [] {
       RealMakemap("hash x", "a\t10\n");
       chmod("x.db", 0600);
     }},
    {"mode 444",
     [] {
       RealMakemap("hash x", "a\t10\n");
       chmod("x.db", 0444);
     }},
    {"mode 200",
     [] {
       RealMakemap("hash x", "a\t10\n");
       chmod("x.db", 0200);
     }},
    {"mode 400",
     [] {
       RealMakemap("hash x", "a\t10\n");
       chmod("x.db", 0400);
     }},
    {"mode 666",
     [] {
       RealMakemap("hash x", "a\t10\n");
       chmod("x.db", 0666);
     }},
    {"mode 750",
     [] {
       RealMakemap("hash x", "a\t10\n");
       chmod("x.db", 0750);
     }},
    {"mode 641",
     [] {
       RealMakemap("hash x", "a\t10\n");
       chmod("x.db", 0641);
     }},
    {"mode 000",
     [] {
       RealMakemap("hash x", "a\t10\n");
       chmod("x.db", 0000);
     }},
    {"of root",
     [] {
       RealMakemap("hash x", "a\t10\n");
       Own("x.db", "root");
     }},
    {"of nobody",
     [] {
       RealMakemap("hash x", "a\t10\n");
       Own("x.db", "nobody");
     }},
    {"of nobody, 660",
     [] {
       RealMakemap("hash x", "a\t10\n");
       Own("x.db", "nobody");
       chmod("x.db", 0660);
     }},
    {"of nobody, 666",
     [] {
       RealMakemap("hash x", "a\t10\n");
       Own("x.db", "nobody");
       chmod("x.db", 0666);
     }},
    {"folder 777",
     [] {
       RealMakemap("hash x", "a\t10\n");
       chmod(".", 0777);
     }},
    {"folder 775", [] { chmod(".", 0775); }},
    {"folder 1777", [] { chmod(".", 01777); }},
    {"folder 700",
     [] {
       RealMakemap("hash x", "a\t10\n");
       chmod(".", 0700);
     }},
    {"folder 555", [] { chmod(".", 0555); }},
    {"folder of nobody", [] { Own(".", "nobody"); }},
    {"folder of smmta, 700",
     [] {
       Own(".", "smmta");
       chmod(".", 0700);
     }},
    {"folder of nobody, 700",
     [] {
       Own(".", "nobody");
       chmod(".", 0700);
     }},
    {"writable folder, link",
     [] {
       RealMakemap("hash y", "a\t10\n");
       std::filesystem::create_symlink("y.db", "x.db");
       chmod(".", 0777);
     }},
    {"set-group-id folder",
     [] {
       if (chown(".", 0, 8) != 0) std::abort();
       chmod(".", 02755);
     }},
};

void ExpectSameInAllStates(Call call) {
  for (const State& state : kStates) {
    if (IsLeftOut()) continue;
    SCOPED_TRACE(state.name);
    // praliases opens a fifo and waits for ever.
    if (call.program == "praliases" && state.name == std::string("fifo")) continue;
    call.prepare = state.prepare;
    ExpectSame(call);
  }
}

TEST(Makemap, MeetsFilesAsTheyAre) {
  if (OracleAbsent()) return;
  for (const char* arguments :
       {"hash x", "btree x", "implicit x", "-o hash x", "-o -r hash x", "-o btree x",
        "-o -d hash x", "-s hash x", "-u hash x", "-u implicit x", "-u btree x", "-s -u hash x",
        "-o implicit x", "-u -t = hash x.db"}) {
    ExpectSameInAllStates({"makemap", Words(arguments), "a\t1\nd\t3\nD\t4\n"});
  }
}

TEST(Makemap, MeetsFilesAsAnotherUser) {
  if (OracleAbsent()) return;
  for (const char* arguments : {"hash x", "-o hash x", "-u hash x", "CF x"}) {
    ExpectSameInAllStates({.program = "makemap",
                           .arguments = Words(arguments),
                           .input = "a\t1\nd\t3\n",
                           .user = 65534});
  }
}

TEST(Editmap, MeetsFilesAsTheyAre) {
  if (OracleAbsent()) return;
  for (const char* arguments :
       {"-q hash x a", "-u hash x a new", "-x hash x a", "-q btree x a", "-u btree x B new",
        "-N -q hash x A", "-N -u hash x A new", "-f -u hash x A new", "-f -x hash x A",
        "-q implicit x a", "-x implicit x zz", "-q hash x zz"}) {
    ExpectSameInAllStates({"editmap", Words(arguments), ""});
  }
}

TEST(Praliases, MeetsFilesAsTheyAre) {
  if (OracleAbsent()) return;
  for (const char* arguments :
       {"-f x", "-f hash:x", "-f btree:x", "-f x a", "-f x A a zz", "-f hash:-o x c"}) {
    ExpectSameInAllStates({"praliases", Words(arguments), ""});
  }
}

TEST(Makemap, AnswersToItsCommandLine) {
  if (OracleAbsent()) return;
  const std::vector<std::vector<std::string>> lines = {{},
                                                       {"hash"},
                                                       {"hash", "x", "y"},
                                                       {"-Z", "hash", "x"},
                                                       {"-l"},
                                                       {"-L"},
                                                       {"-x"},
                                                       {"-l", "-Z"},
                                                       {"-C"},
                                                       {"-t"},
                                                       {"-c"},
                                                       {"-t", "", "hash", "x"},
                                                       {"-D", "", "hash", "x"},
                                                       {"hash", ""},
                                                       {"hash", "x.db"},
                                                       {"hash", "x.db.db"},
                                                       {"hash", "x.dbx"},
                                                       {"foo", "x"},
                                                       {"dbm", "x"},
                                                       {"cdb", "x"},
                                                       {"HASH", "x"},
                                                       {"", "x"},
                                                       {"-i", "foo", "hash", "x"},
                                                       {"hash", "x", "-r"},
                                                       {"--", "hash", "x"},
                                                       {"-c", "abc", "hash", "x"},
                                                       {"-c", "10000000000", "hash", "x"},
                                                       {"-c", "-1", "hash", "x"},
                                                       {"-c", "7", "-d", "hash", "x"},
                                                       {"hash", "no/such/x"},
                                                       {"hash", std::string(300, 'n')},
                                                       {"hash", std::string(5000, 'n')},
                                                       {"--help"},
                                                       {"--version"},
                                                       {"-u", "foo", "x"},
                                                       {"-u", "cdb", "x"},
                                                       {"-u", "hash", "x"},
                                                       {"-o", "hash", "x"},
                                                       {"-C", "/no/such.cf", "hash", "x"},
                                                       {"-C", "/dev/null", "hash", "x"},
                                                       {"hash", "./x"},
                                                       {"hash", "../run/x"},
                                                       {"hash", "sub/../x"},
                                                       {"hash", TrialFolder() + "/run/x"},
                                                       {"-d", "-o", "hash", "x"},
                                                       {"-uv", "hash", "x"},
                                                       {"-f", "-f", "-e", "-N", "btree", "x"}};
  for (const std::vector<std::string>& words : lines) {
    ExpectSame({"makemap", words, "a\t1\na\t2\n"});
    ExpectSame({.program = "makemap", .arguments = words, .input = "a\t1\n", .prepare = [] {
                  RealMakemap("hash x", "q\t1\n");
                  std::filesystem::create_directory("sub");
                }});
  }
}

TEST(Makemap, ReadsSendmailCf) {
  if (OracleAbsent()) return;
  const std::string cf =
      "# comment\nO TrustedUser=nobody\nKone hash -o /etc/mail/one\nKtwo btree  map.two  \n"
      "Kthree hash -a@ " +
      TrialFolder() +
      "/run/three.db\nKfour\tbtree\tfour\n K five hash five\n"
      "Ksix btree /a/b/six.x.y\nK=bad hash seven\nKeight foo /etc/mail/eight\n"
      "Kmore -o one\nKlast btree xone\n";
  for (const char* words : {"cf /etc/mail/one",
                            "cf map.two",
                            "CF one",
                            "CF /zz/one.db",
                            "CF map.two",
                            "CF three",
                            "CF three.db",
                            "cf three",
                            "cf four",
                            "CF four",
                            "CF six.x.y",
                            "CF six",
                            "CF one.two.three",
                            "CF map",
                            "CF map.x",
                            "cf map.two.db",
                            "CF seven",
                            "cf seven",
                            "CF eight",
                            "Cf one",
                            "cF one",
                            "-i btree cf nope",
                            "-v -i btree cf nope",
                            "-i foo CF nope",
                            "cf nope",
                            "CF ",
                            "cf ",
                            "hash x",
                            "CF xone",
                            "CF five",
                            "-u CF one"}) {
    std::vector<std::string> line = {"-C", TrialFolder() + "/run/t.cf"};
    ExpectSame(
        {.program = "makemap", .arguments = line + Words(words), .input = "a\t1\n", .prepare = [&] {
           WriteText("t.cf", cf);
         }});
    ExpectSame({.program = "makemap",
                .arguments = line + Words(words),
                .input = "a\t1\n",
                .prepare =
                    [&] {
                      WriteText("t.cf", cf);
                      chmod(".", 0777);
                    },
                .user = 65534});
  }
  for (const std::string text :
       {"O TrustedUser=root\n", "O TrustedUser=9\n", "O TrustedUser = daemon\n",
        "OTrustedUser=mail\n", "O trusteduser=mail\n", "O TrustedUser\n", "O TrustedUser=\n",
        "O TrustedUser=nosuch\n", "O TrustedUserX=mail\n", "O TrustedUser=mail \n",
        "O TrustedUser=mail\nO TrustedUser=daemon\n", " O TrustedUser=mail\n",
        "O  TrustedUser=mail\n", "O TrustedUser=mail"}) {
    for (const char* program : {"makemap", "editmap"}) {
      const bool make = program == std::string("makemap");
      ExpectSame({.program = program,
                  .arguments = Words(make ? "-C t.cf hash x" : "-C t.cf -u hash x a 2"),
                  .input = "a\t1\n",
                  .prepare = [&] { WriteText("t.cf", text); }});
      ExpectSame({.program = program,
                  .arguments = Words(make ? "-C t.cf hash x" : "-C t.cf -x hash x a"),
                  .input = "a\t1\n",
                  .prepare = [&] {
                    WriteText("t.cf", std::string(2047, 'x') + text);
                    RealMakemap("hash x", "a\t0\n");
                  }});
    }
  }
}

TEST(Editmap, AnswersToItsCommandLine) {
  if (OracleAbsent()) return;
  const std::vector<std::vector<std::string>> lines = {
      {},
      {"-q"},
      {"hash", "x", "a"},
      {"-q", "hash", "x"},
      {"-q", "hash", "x", "a", "b"},
      {"-u", "hash", "x", "a"},
      {"-u", "hash", "x", "a", "v", "w"},
      {"-x", "hash", "x", "a", "b"},
      {"-q", "-u", "hash", "x", "a"},
      {"-qq", "hash", "x", "a"},
      {"-Z"},
      {"-C"},
      {"-C", "/no/cf", "-q", "hash", "x", "a"},
      {"-v", "-q", "hash", "x", "A"},
      {"-u", "hash", "x", "", ""},
      {"-u", "hash", "x", "Key", ""},
      {"-q", "hash", "x", ""},
      {"-x", "hash", "x", ""},
      {"-q", "foo", "x", "a"},
      {"-q", "cdb", "x", "a"},
      {"-u", "dbm", "x", "a", "b"},
      {"-q", "hash", "x.db", "a"},
      {"-q", "hash", "no/x", "a"},
      {"-u", "hash", "x", "a", std::string(5000, 'v')},
      {"-u", "hash", "x", std::string(3000, 'K'), "v"},
      {"-u", "hash", "new", "a", "b"},
      {"-x", "hash", "new", "a"},
      {"-u", "implicit", "new", "a", "b"},
      {"-N", "-u", "btree", "new", "a", "b"},
      {"--help"},
      {"-u", "hash", "x", "a\tb", "c\nd"}};
  for (const std::vector<std::string>& words : lines) {
    ExpectSame({.program = "editmap", .arguments = words, .input = "", .prepare = [] {
                  RealMakemap("hash x", "a\t1\nb\t2\n");
                }});
  }
}

TEST(Praliases, AnswersToItsCommandLine) {
  if (OracleAbsent()) return;
  const std::string run = TrialFolder() + "/run/";
  const auto prepare = [&] {
    RealMakemap("-N hash x", "@\t@\nroot\tme\nMixed\tYou, \"a b\"@c\n");
    RealMakemap("btree y", "one\ttwo\n");
    WriteText("1.cf", "O AliasFile=" + run + "x, btree:" + run + "y\n");
    WriteText("2.cf", "OA" + run + "x\nO AliasFile=dbm:zz,ldap:,:x,hash:\n");
    WriteText("3.cf", "O AliasFile = hash: -o -N " + run + "x , implicit:" + run + "y\n");
    WriteText("4.cf", "O AliasFile\nO AliasFiles=x\nO aliasfile=x\n");
    WriteText("5.cf", "O AliasFile=\"x,y\",x y\n");
    WriteText("6.cf", "O AliasFile=x,y\nO AliasFile=x/,y\n");
  };
  for (const char* words : {"-Z",
                            "-f",
                            "-C",
                            "-C /no/cf",
                            "-C 1.cf",
                            "-C 2.cf",
                            "-C 3.cf",
                            "-C 4.cf",
                            "-C 5.cf",
                            "-C 6.cf",
                            "-C 1.cf root",
                            "-C 1.cf ROOT one zz",
                            "-f nosuch",
                            "-f x",
                            "-f y",
                            "-f x.db",
                            "-f hash:y",
                            "-f btree:x",
                            "-f foo:x",
                            "-f :x",
                            "-f hash:",
                            "-f dbm:x",
                            "-f implicit:x",
                            "-f HASH:x",
                            "-f x Mixed mixed",
                            "-f /no/such/x",
                            "--help",
                            "-f x -- -q",
                            "-C 1.cf -f y"}) {
    ExpectSame(
        {.program = "praliases", .arguments = Words(words), .input = "", .prepare = prepare});
  }
}

class Summary : public testing::Environment {
 public:
  void TearDown() override {
    std::printf("%zu calls compared\n", calls_made);
    if (calls_made == 0) return;
    std::filesystem::current_path("/");
    std::filesystem::remove_all(TrialFolder());
  }
};

testing::Environment* const kSummary = testing::AddGlobalTestEnvironment(new Summary);

}  // namespace
}  // namespace mw::test
