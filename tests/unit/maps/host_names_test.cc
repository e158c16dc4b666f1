// SPDX-License-Identifier: BSD-2-Clause
// Answers of the host, dns and bestmx maps. All were given by the real sendmail (8.17.1.9) asking a
// name server with the records of kZone, search domains example.org and sub.example.org.
#include "maps/host_names.h"

#include <gtest/gtest.h>

#include "maps/system_files.h"
#include "maps/zone_file.h"
#include "support/map_session.h"
#include "support/memory_files.h"

namespace mw::maps {
namespace {

constexpr std::string_view kZone = R"(# records of the test
a1.test A 192.0.2.10
a1.test A 192.0.2.11
six.test AAAA 2001:db8::1
mx.test MX 20 relay2.test
mx.test MX 10 relay0.test
mx.test MX 10 relay1.test
mxa.test MX 5 mx1.test
mxa.test A 192.0.2.14
mx1.test A 192.0.2.15
relay0.test A 192.0.2.20
c1.test CNAME A1.test
c2.test CNAME c1.test
cmx.test CNAME mx.test
cdead.test CNAME nowhere.test
cnone.test CNAME txt.test
txt.test TXT hello world
txt2.test TXT one
txt2.test TXT two
10.2.0.192.in-addr.arpa PTR a1.test
11.2.0.192.in-addr.arpa PTR x1.test
11.2.0.192.in-addr.arpa PTR x2.test
ns.test NS ns1.test
srv.test SRV 1 2 25 target.test
afs.test AFSDB 1 afs1.test
slow.test TRYAGAIN
gone.test NXDOMAIN
in.example.org A 192.0.2.30
foo.example.org MX 10 relay0.test
txtonly.example.org TXT x
txtonly.sub.example.org A 192.0.2.32
slowy.example.org TRYAGAIN
slowy.sub.example.org A 192.0.2.33
loop1.test CNAME loop2.test
loop2.test CNAME loop1.test
tlsa.test TLSA 3 1 1 abcd
local.test MX 10 test.example.org
dotmx.test MX 0 .
1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa PTR six.test
)";

constexpr std::string_view kMaps = R"(
Kbm bestmx
Kbmz bestmx -z, -a.x
Kbmo bestmx -m
Ka dns -RA
Kaz dns -RA -z, -a.
Kac dns -RA -Z1 -z,
Kab dns -RA -Btest
Kaaaa dns -RAAAA
Kmx dns -RMX
Kmxz dns -RMX -z,
Kptr dns -RPTR -a.
Kptrz dns -RPTR -z:
Kptrr dns -RPTR -Bin-addr.arpa
Ktxt dns -RTXT
Ktxtz dns -RTXT -z;
Kcn dns -RCNAME
Kns dns -RNS
Ksrv dns -RSRV
Kafs dns -RAFSDB
Ktlsa dns -RTLSA
Kam dns -RA -m -z,
Kat dns -RA -T<TMP> -t -o
)";

struct Macros : MacroStore {
  void SetMacro(std::string_view, std::string_view) override {}
  void UnsetMacro(std::string_view) override {}
  std::string GetMacro(std::string_view name) override { return name == "m" ? "example.org" : ""; }
};

class HostNames : public testing::Test {
 protected:
  HostNames()
      : session(host),
        hosts(
            "127.0.0.1 localhost\n192.0.2.1 test.example.org test\n"
            "192.0.2.7 known.example.net known\n") {
    SourceTable sources;
    Sink sink;
    zone = std::make_unique<ZoneFile>(sources, sources.Add("zone", std::string(kZone)), sink);
    EXPECT_EQ(sink.errors(), 0u);
    host.Add("/etc/mail/service.switch", "hosts\tfiles dns\naliases files\n");
    session.environment.resolver = zone.get();
    session.environment.hosts = &hosts;
    session.environment.macros = &macros;
    session.environment.search_domains = {"example.org", "sub.example.org"};
    session.ReadConfiguration(kMaps, "t.cf");
  }
  // What -bt prints for `/map LINE`, without its first words.
  std::string Ask(std::string_view line) {
    session.transcript.out.clear();
    session.RunMapCommand(fmt::format("/map {}", line));
    const std::string& out = session.transcript.out;
    return std::string(Trim(out.substr(out.find(") ") + 2)));
  }

  test::MemoryFiles host;
  test::MapSession session;
  HostsFile hosts;
  Macros macros;
  std::unique_ptr<ZoneFile> zone;
};

TEST_F(HostNames, DnsMapsAnswerAsSendmail) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"a a1.test", "returns 192.0.2.10 (0)"},
      {"a A1.TEST", "returns 192.0.2.10 (0)"},
      {"a a1.test.", "returns 192.0.2.10 (0)"},
      {"a six.test", "no match (68)"},
      {"a slow.test", "no match (75)"},
      {"a gone.test", "no match (68)"},
      {"a nowhere.test", "no match (68)"},
      {"a c2.test", "returns 192.0.2.10 (0)"},
      {"a cdead.test", "no match (68)"},
      {"a in", "returns 192.0.2.30 (0)"},
      {"a slowy", "returns 192.0.2.33 (0)"},
      {"a loop1.test", "no match (68)"},
      {"a a1..test", "no match (68)"},
      {"az c2.test", "returns 192.0.2.10,192.0.2.11. (0)"},
      {"ac a1.test", "returns 192.0.2.10 (0)"},
      {"ab a1", "returns 192.0.2.10 (0)"},
      {"ab a1.", "no match (68)"},
      {"ab a1.test", "no match (68)"},
      {"aaaa six.test", "returns IPv6:2001:db8:0:0:0:0:0:1 (0)"},
      {"mx mx.test", "returns relay2.test (0)"},
      {"mxz mx.test", "returns relay2.test,relay0.test,relay1.test (0)"},
      {"mx cmx.test", "returns relay2.test (0)"},
      {"ptr 10.2.0.192.in-addr.arpa", "returns a1.test. (0)"},
      {"ptrz 11.2.0.192.in-addr.arpa", "returns x1.test:x2.test (0)"},
      {"ptrr 10.2.0.192", "returns a1.test (0)"},
      {"txt txt.test", "returns hello world (0)"},
      {"txtz txt2.test", "returns one;two (0)"},
      {"cn c2.test", "returns c1.test (0)"},
      {"cn a1.test", "no match (68)"},
      {"ns ns.test", "returns ns1.test (0)"},
      {"srv srv.test", "returns target.test (0)"},
      {"afs afs.test", "returns afs1.test (0)"},
      {"tlsa tlsa.test", "returns 03 01 01 AB:CD (0)"},
      {"am a1.test", "returns a1.test (0)"},
      {"am nowhere.test", "no match (68)"},
      {"at slow.test", "no match (75)"},
  };
  for (const auto& [line, answer] : rows) EXPECT_EQ(Ask(line), answer) << line;
}

TEST_F(HostNames, BestmxMapsAnswerAsSendmail) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"bm mx.test", "returns relay0.test. (0)"},
      {"bm mxa.test", "returns mx1.test. (0)"},
      {"bm a1.test", "returns a1.test. (0)"},
      {"bm nowhere.test", "no match (68)"},
      {"bm slow.test", "no match (75)"},
      {"bm local.test", "returns test.example.org. (0)"},
      {"bm cmx.test", "returns relay0.test. (0)"},
      {"bm txt.test", "no match (0)"},
      {"bm dotmx.test", "no match (69)"},
      {"bmz mx.test", "returns relay0.test.,relay1.test.,relay2.test..x (0)"},
      {"bmo mx.test", "returns mx.test (0)"},
  };
  for (const auto& [line, answer] : rows) EXPECT_EQ(Ask(line), answer) << line;
}

TEST_F(HostNames, CanonicalNamesAreSendmails) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"a1.test", "returns a1.test. (0)"},
      {"A1.test", "returns A1.test. (0)"},
      {"six.test", "returns six.test. (0)"},
      {"mx.test", "returns mx.test. (0)"},
      {"c2.test", "returns A1.test. (0)"},
      {"cmx.test", "returns mx.test. (0)"},
      {"cdead.test", "no match (68)"},
      {"cnone.test", "no match (68)"},
      {"loop1.test", "DNS failure: CNAME loop for loop2.test\nno match (68)"},
      {"txt.test", "no match (68)"},
      {"slow.test", "slow.test: Name server timeout\nno match (75)"},
      {"nowhere", "no match (68)"},
      {"in", "returns in.example.org. (0)"},
      {"foo", "returns foo.example.org. (0)"},
      {"txtonly", "returns txtonly.sub.example.org. (0)"},
      {"slowy", "slowy: Name server timeout\nno match (75)"},
      {"known", "returns known.example.net. (0)"},
      {"KNOWN.example.net", "returns known.example.net. (0)"},
      {"localhost", "returns localhost.example.org. (0)"},
      {"a1.test.", "returns a1.test. (0)"},
      {"in.", "no match (68)"},
      {"[192.0.2.7]", "returns known.example.net. (0)"},
      {"[192.0.2.10]", "returns a1.test. (0)"},
      {"[192.0.2.99]", "no match (68)"},
      {"[IPv6:2001:db8::1]", "returns six.test. (0)"},
      {"192.0.2.10", "no match (68)"},
  };
  for (const auto& [key, answer] : rows) EXPECT_EQ(Ask(fmt::format("host {}", key)), answer) << key;
}

TEST_F(HostNames, MailExchangersAreSendmails) {
  const auto ask = [&](std::string_view domain) {
    const MailExchangers found = FindMailExchangers(session.environment, domain, true);
    std::string text = found.null_mx ? "null" : fmt::format("{}", found.count);
    for (const std::string& name : found.hosts) text += " " + name;
    return text;
  };
  EXPECT_EQ(ask("mx.test"), "3 relay0.test. relay1.test. relay2.test.");
  EXPECT_EQ(ask("a1.test"), "1 a1.test.");
  EXPECT_EQ(ask("slow.test"), "-1");
  EXPECT_EQ(ask("nowhere.test"), "0");
  EXPECT_EQ(ask("txt.test"), "0");
  EXPECT_EQ(ask("in"), "1 in.example.org.");
  EXPECT_EQ(ask("dotmx.test"), "null");
}

TEST_F(HostNames, NothingIsAskedWithoutDnsInTheSwitch) {
  host.Add("/etc/mail/service.switch", "hosts\tfiles\n");
  EXPECT_EQ(Ask("host a1.test"), "no match (68)");
  EXPECT_EQ(Ask("bm mx.test"), "no match (0)");
  EXPECT_EQ(FindMailExchangers(session.environment, "mx.test", true).count, 0);
}

TEST(ZoneFile, ReportsLinesItCannotRead) {
  SourceTable sources;
  Sink sink;
  const SourceId id = sources.Add(
      "zone", "x\na.test AA 1\na.test A 1.2.3\nm.test MX relay\nb.test A 192.0.2.1\n; comment\n\n");
  ZoneFile zone(sources, id, sink);
  const std::vector<Diagnostic> found = sink.Sorted();
  ASSERT_EQ(found.size(), 4u);
  EXPECT_EQ(found[0].message, "expected 'name TYPE value', found 'x'");
  EXPECT_EQ(found[1].message, "unknown record type 'AA'; did you mean 'A'?");
  EXPECT_EQ(found[2].message, "A record of 'a.test': value '1.2.3' is not of its form");
  EXPECT_EQ(sources.Format(found[3].range.begin), "zone:4:1");
  EXPECT_EQ(zone.Query("B.test", RecordType::kA).records.size(), 1u);
  EXPECT_EQ(zone.Query("test", RecordType::kA).outcome, DnsOutcome::kNoRecord);
}

TEST(Messages, LongNamesAreShortened) {
  EXPECT_EQ(ShortenForMessage("short.test", 33), "short.test");
  EXPECT_EQ(ShortenForMessage("aaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbb", 33),
            "aaaaaaaaaaaaaaa...bbbbbbbbbbbbbbb");
}

}  // namespace
}  // namespace mw::maps
