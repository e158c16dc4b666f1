// SPDX-License-Identifier: BSD-2-Clause
// Fuzz target: any bytes as a sendmail.cf. Beyond "no crash" it holds that the printed model parses to an
// equal one, and that loading the file into a session and listing it ends.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "bt/session.h"
#include "cf/parser.h"
#include "cf/printer.h"
#include "support/memory_host.h"

namespace mw {
namespace {

void CheckRoundTrip(const std::string& text) {
  Sink sink;
  SourceTable sources;
  const SourceId first_id = sources.Add("a.cf", text);
  const cf::Config first = cf::Parse(sources.Get(first_id), first_id, sink);
  const std::string printed = cf::Print(first);
  const SourceId second_id = sources.Add("b.cf", printed);
  const cf::Config second = cf::Parse(sources.Get(second_id), second_id, sink);
  Check(cf::Print(second) == printed);
}

void CheckLoading(const std::string& text) {
  MemoryHost host;
  host.AddFile("a.cf", text);
  maps::Environment environment(host);
  bt::SessionOptions options;
  options.cf_file = "a.cf";
  bt::Session session(host, environment, options);
  if (!session.Start()) return;
  for (const char* line :
       {"=M", "=S3", "$=w", "3,0 a@b.c", "/parse \"x y\" <a@b> (c)", "/try local a"}) {
    session.Line(line);
  }
}

}  // namespace
}  // namespace mw

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  mw::CheckRoundTrip(text);
  mw::CheckLoading(text);
  return 0;
}
