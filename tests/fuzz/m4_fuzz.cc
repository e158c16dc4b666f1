// SPDX-License-Identifier: BSD-2-Clause
// Fuzz target: any bytes through the m4 engine with all limits on. Beyond "no crash, no hang" it holds
// that every output byte has an origin, that limits are kept, and that a frozen state can be read again.
// Built with clang and MW_FUZZ it is a libFuzzer program; otherwise replay.cc runs the corpus through it.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "m4/engine.h"
#include "m4/frozen.h"
#include "support/memory_host.h"

namespace mw {
namespace {

constexpr uint64_t kOutputLimit = 1 << 20;

// Takes everything that the engine says, and counts it so that messages, too, are seen to be bounded.
class CountingListener : public m4::Listener {
 public:
  void OnMessage(const m4::Message& message) override { bytes_ += message.text.size(); }
  void OnErrorText(std::string_view text) override { bytes_ += text.size(); }
  void OnDebugText(std::string_view text) override { bytes_ += text.size(); }

 private:
  size_t bytes_ = 0;
};

// Looks at every argument, so that views into freed text are noticed by the address sanitizer.
class ReadingObserver : public m4::Observer {
 public:
  void OnCall(const m4::CallEvent& event) override {
    for (size_t i = 0; i < event.arguments.size(); ++i) {
      const m4::ArgumentView argument = event.arguments[i];
      for (const char c : argument.text) sum_ = sum_ + static_cast<unsigned char>(c);
    }
  }
  void OnDiscard(std::string_view text, m4::Origin) override {
    for (const char c : text) sum_ = sum_ + static_cast<unsigned char>(c);
  }

 private:
  volatile uint64_t sum_ = 0;
};

m4::Options LimitedOptions() {
  m4::Options options;
  options.limits.expansions = 2'000;  // an argument that grows costs their square
  options.limits.nesting = 500;
  options.limits.output_bytes = kOutputLimit;
  options.limits.memory_bytes = 16 << 20;
  options.limits.include_depth = 20;
  options.limits.files = 100;
  return options;
}

void Run(const std::string& text, const m4::Options& options) {
  MemoryHost host;
  host.AddFile("plain.m4", "plain text foo(a, b)\n__line__ __file__\n");
  host.AddFile("self.m4", "include(`self.m4')");
  host.AddFile("open.m4", "an `open quote");
  host.AnswerCommand("echo foo", {"foo\n", 0});
  SourceTable sources;
  CountingListener listener;
  ReadingObserver observer;
  m4::Engine engine(host, sources, listener, options);
  engine.SetObserver(&observer);
  engine.Define("given", "value");
  engine.RunSource(sources.Add("fuzz.m4", text));
  engine.Finish();
  if (options.track_origins) {
    Check(engine.origins().size() == engine.output().size());
    for (const auto& run : engine.origins().runs()) Check(run.origin.call < engine.calls().size());
  }
  Check(engine.output().size() <= 2 * kOutputLimit);
  const auto frozen = m4::FrozenFromText(m4::FrozenToText(engine.Freeze()));
  Check(frozen.ok());
  m4::Engine other(host, sources, listener, options);
  other.Thaw(*frozen);
}

}  // namespace
}  // namespace mw

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  mw::m4::Options plain = mw::LimitedOptions();
  plain.track_origins = true;
  mw::Run(text, plain);
  mw::m4::Options talkative = mw::LimitedOptions();
  talkative.gnu = size % 2 == 0;
  talkative.sync_lines = true;
  talkative.prefix_builtins = size % 8 == 7;
  talkative.debug = {true, true, true, true, true, true, true, true, true, true};
  talkative.debug_length = size % 3;
  talkative.warn_macro_sequence = "\\$\\({[^}]*}\\|[0-9][0-9]+\\)";
  mw::Run(text, talkative);
  return 0;
}
