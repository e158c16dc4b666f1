// SPDX-License-Identifier: BSD-2-Clause
// The contract of --target: what a release of sendmail brought is in a .cf for it and for later ones, and
// in none for an older one. Each row is one thing that the release notes date; what only m4 ever sees
// (arguments, names of commands) has no row.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "mc/builtin_library.h"
#include "mc/compiler.h"
#include "support/memory_host.h"

namespace mw::mc {
namespace {

struct Novelty {
  int since;               // minor number of the release
  std::string_view mc;     // lines of a .mc that ask for it
  std::string_view in_cf;  // stands in the .cf exactly when the release knows it
};

constexpr Novelty kNovelties[] = {
    {13, "FEATURE(`access_db')\nFEATURE(`greet_pause', `5000')", "\nSgreet_pause"},
    {13, "FEATURE(`access_db')\nFEATURE(`delay_checks')\nFEATURE(`ratecontrol')", "RateControl"},
    {13, "FEATURE(`access_db')\nFEATURE(`delay_checks')\nFEATURE(`conncontrol')", "ConnControl"},
    {13, "FEATURE(`access_db')\nFEATURE(`use_client_ptr')", "&{client_ptr}"},
    {13, "FEATURE(`mtamark')", "mtamark"},
    {13, "FEATURE(`access_db')", "QUARANTINE"},
    {13, "FEATURE(`dnsbl', `bl.example', `quarantine')", "$@ quarantine"},
    {13, "define(`confCONNECTION_RATE_WINDOW_SIZE', `10m')", "\nO ConnectionRateWindowSize="},
    {13, "define(`confREJECT_LOG_INTERVAL', `4h')", "\nO RejectLogInterval="},
    {13, "define(`confAUTH_REALM', `x')", "\nO AuthRealm="},
    {13, "define(`confREQUIRES_DIR_FSYNC', `true')", "\nO RequiresDirfsync="},
    {13, "define(`confTO_QUEUERETURN_DSN', `5d')", "\nO Timeout.queuereturn.dsn="},
    {13, "define(`confTO_QUEUEWARN_DSN', `4h')", "\nO Timeout.queuewarn.dsn="},
    {13, "define(`confFALLBACK_SMARTHOST', `x')", "\nO FallbackSmartHost="},
    {13, "define(`confCRL', `/x')", "\nO CRLFile="},
    {13, "INPUT_MAIL_FILTER(`f', `S=local:/f')", "\nO Milter.macros.eom="},
    {14, "FEATURE(`delay_checks')\nFEATURE(`block_bad_helo')", "bogus HELO name"},
    {14, "FEATURE(`block_bad_helo')", "bogus HELO name"},
    {14, "FEATURE(`require_rdns')", "{client_addr} $| $&{client_resolve}"},
    {14, "FEATURE(`badmx')", "\nKbadmx"},
    {14, "define(`confHELO_NAME', `x')", "\nO HeloName="},
    {14, "define(`confMAX_NOOP_COMMANDS', `20')", "\nO MaxNOOPCommands="},
    {14, "define(`confSHARED_MEMORY_KEY_FILE', `/x')", "\nO SharedMemoryKeyFile="},
    {14, "define(`confSOFT_BOUNCE', `true')", "\nO SoftBounce="},
    {14, "INPUT_MAIL_FILTER(`f', `S=local:/f')\ndefine(`confMILTER_MACROS_EOH', `i')",
     "\nO Milter.macros.eoh="},
    {14, "INPUT_MAIL_FILTER(`f', `S=local:/f')\ndefine(`confMILTER_MACROS_DATA', `i')",
     "\nO Milter.macros.data="},
    {15, "define(`confUSE_COMPRESSED_IPV6_ADDRESSES', `true')", "\nO UseCompressedIPv6Addresses="},
    {16, "FEATURE(`check_cert_altnames')", "\nO SetCertAltnames="},
    {16, "FEATURE(`access_db')\nFEATURE(`tls_session_features')", "\nStls_srv_features"},
    {16, "FEATURE(`access_db')\nFEATURE(`tls_session_features')", "\nStls_clt_features"},
    {16, "FEATURE(`access_db')", "CITag"},
    {16, "FEATURE(`access_db')", "DANE_FAIL"},
    {16, "define(`confSSL_ENGINE', `x')", "\nO SSLEngine="},
    {16, "define(`confSSL_ENGINE_PATH', `x')", "\nO SSLEnginePath="},
    {16, "define(`confDANE', `true')", "\nO DANE="},
    {16, "define(`confTLS_FALLBACK_TO_CLEAR', `true')", "\nO TLSFallbacktoClear="},
    {16, "define(`confCRL_PATH', `/x')", "\nO CRLPath="},
    {17, "FEATURE(`check_other', `^X')", "^X"},
    {17, "FEATURE(`sts')", "\nKsts "},
    {17, "FEATURE(`access_db')", "\nSclt_features"},
    {17, "FEATURE(`access_db')\nLOCAL_CLT_FEATURES\nRsite\t$# x", "\nRsite\t$# x"},
    {17, "FEATURE(`bcc')", "\nO AddBcc="},
};

std::string CfFor(std::string_view target, std::string_view mc) {
  MemoryHost host;
  host.AddFile("/site.mc",
               fmt::format("OSTYPE(`linux')\n{}\nMAILER(`local')\nMAILER(`smtp')\n", mc));
  Request request;
  request.path = "/site.mc";
  request.target = target;
  const Compilation compiled(host, std::move(request));
  return compiled.cf();
}

TEST(Targets, HaveWhatTheirReleaseKnowsAndNothingLater) {
  std::vector<std::string> faults;
  for (const Novelty& novelty : kNovelties) {
    for (const std::string_view target : kBuiltinTargets) {
      const int minor = std::stoi(std::string(target.substr(2)));
      const std::string cf = CfFor(target, novelty.mc);
      EXPECT_NE(cf.find("\nMlocal,"), std::string::npos) << target << " " << novelty.mc;
      const bool found = cf.find(novelty.in_cf) != std::string::npos;
      if (found == (minor >= novelty.since)) continue;
      faults.push_back(fmt::format("{}: {} {} for {}", target, novelty.in_cf,
                                   found ? "is there" : "is missing", novelty.mc));
    }
  }
  EXPECT_EQ(faults, std::vector<std::string>{});
}

// What 8.18 added are letters in a table, which no .cf holds.
TEST(Targets, OfLastTwoReleasesDifferInTheirNameAlone) {
  std::string all;
  for (const Novelty& novelty : kNovelties) all += std::string(novelty.mc) + "\n";
  const auto rest = [&](std::string_view target) {
    std::string text;
    const std::string cf = CfFor(target, all);
    for (const std::string_view line : Split(cf, '\n')) {
      const bool names = line.starts_with("DZ") || line.starts_with("#####");
      if (!names) text += std::string(line) + "\n";
    }
    return text;
  };
  EXPECT_GT(rest("8.17").size(), 30'000u);
  EXPECT_EQ(rest("8.17"), rest("8.18"));
}

}  // namespace
}  // namespace mw::mc
