// SPDX-License-Identifier: BSD-2-Clause
// Fuzz target: any bytes as lines of the test mode, on a configuration with rules of every kind. With and
// without the cache of shapes the output must be the same.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "base/text.h"
#include "bt/session.h"
#include "support/memory_host.h"

namespace mw {
namespace {

constexpr const char* kConfig =
    "V10/Berkeley\n"
    "O OperatorChars=.:%@!^/[]+\n"
    "Mlocal, P=/bin/false, F=lsDFMAw5:/|@q, S=four, R=five, A=x $u\n"
    "Mesmtp, P=[IPC], F=mDFMuX, A=TCP $h\n"
    "C{k}a.b foo x.y.z q\"r\nD{m}a.b\n"
    "Kr regex -s1 ^(a.*)$\nKd dequote\nKar arith\nKst macro\nKn null\nKsq sequence n r\n"
    "S3\nR$* < $* > $*\t$2\nR$* @ $={k} $*\t$: $1 < @ $2 $3 >\nR$+ ! $+\t$2 @ $1\n"
    "R$* + $*\t$: $( r $1 $: $2 $) $| $>four $2\n"
    "S0\nR$* < @ $+ >\t$#esmtp $@ $2 $: $1 @ $2\nR$*\t$#local $: $1\n"
    "Sfour\nR$- $*\t$: $1 < $( ar + $@ 1 $@ $1 $) > $&{m} $2\nR$* . $~{k} . $*\t$: $1 $2 $>five "
    "$3\n"
    "Sfive\nR$&{m} $+\t$: $(st {m} $@ $1 $) five $1 $(d $1 $)\nR$={k} $={k} $*\t$@ $3 $[ $1 $: $2 "
    "$]\n"
    "Sloop\nR$*\t$1 x\nSdeep\nR$*\t$: $>deep $1\nSmap\nR$- $*\t$: $($1 $2 $: no $)\nScall\nR$- "
    "$*\t$: $>$1 $2\n";

std::string RunAll(std::string_view text, bool use_cache) {
  MemoryHost host;
  host.AddFile("a.cf", kConfig);
  maps::Environment environment(host);
  bt::SessionOptions options;
  options.cf_file = "a.cf";
  options.use_cache = use_cache;
  bt::Session session(host, environment, options);
  Check(session.Start());
  session.output().clear();
  std::string all;
  for (const std::string_view line : Split(text, '\n')) {
    session.Line(line.substr(0, 2047));
    // A line may make megabytes of trace.
    if (session.output().size() > (size_t{1} << 20)) session.output().resize(size_t{1} << 20);
    all += session.output();
    session.output().clear();
    if (session.ended() || all.size() > (size_t{8} << 20)) break;
  }
  return all;
}

}  // namespace
}  // namespace mw

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  // Twice, so that the second half finds what the first has left in the cache. Traces with addresses of
  // tokens differ from run to run.
  if (text.find("-d") != std::string::npos) {
    mw::RunAll(text, true);
    return 0;
  }
  mw::Check(mw::RunAll(text + '\n' + text, true) == mw::RunAll(text + '\n' + text, false));
  return 0;
}
