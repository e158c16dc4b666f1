// SPDX-License-Identifier: BSD-2-Clause
// sendmail.mc to sendmail.cf: m4, the library and the checks in one call.
//
//   mc::Request request;
//   request.path = "site.mc";
//   const mc::Compilation compiled(host, std::move(request));
//   if (compiled.outcome() == mc::Outcome::kGood) ...compiled.cf()...
//
// A .mc that includes m4/cf.m4 by itself is expanded as it is (m4 site.mc); for any other the library's
// m4/cf.m4 is read first (m4 DIR/m4/cf.m4 site.mc). The text is byte for byte what m4 would print. Where
// the machine has no such file, the library in the program takes its place, and a note says so.
// Nothing is printed or written, and no command is run unless the request allows it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/host.h"
#include "base/source.h"
#include "m4/engine.h"
#include "mc/builtin_library.h"
#include "mc/calls.h"
#include "mc/chain.h"
#include "mc/makeinfo.h"
#include "mc/record.h"

namespace mw::mc {

// Limits that no real configuration comes near (a large site: 10,000 calls, 200 kB of output) and that
// stop hostile input within a second.
inline constexpr m4::Limits kDefaultLimits = {.expansions = 1'000'000,
                                              .nesting = 1'000,
                                              .output_bytes = 64 << 20,
                                              .memory_bytes = 256 << 20,
                                              .include_depth = 100,
                                              .files = 1'000};

struct Request {
  std::string path;  // "-" is standard input
  // -D and -U in the order of the command line.
  struct Definition {
    std::string name;
    std::string value;
    bool undefine = false;
  };
  std::vector<Definition> definitions;
  std::vector<std::string> include_path;  // -I, then M4PATH
  // --library: a folder, or kBuiltinName for the library in the program, which then takes the place of
  // any other one. Empty: the usual places, then the one in the program.
  std::string library;
  // One of kBuiltinTargets: what came later is left out of the .cf. This takes the library in the
  // program, for no other knows releases. Empty: its own release.
  std::string target;
  HeaderChoice header;
  bool allow_exec = false;
  m4::Limits limits = kDefaultLimits;
  uint64_t max_file_bytes = 16 << 20;  // of each file that is read; 0: no limit
};

enum class Outcome {
  kGood,        // there is a .cf, perhaps with warnings
  kWrong,       // the input is wrong; the .cf is what m4 would have printed
  kUnreadable,  // the .mc cannot be read
  kNoLibrary,   // the folder of Request::library holds none
};

class Compilation {
 public:
  // Compiles at once. `host` must live as long as this.
  Compilation(Host& host, Request request);
  ~Compilation();
  Compilation(const Compilation&) = delete;
  Compilation& operator=(const Compilation&) = delete;

  Outcome outcome() const { return outcome_; }
  // What m4 would have printed; also when the outcome is kWrong.
  const std::string& cf() const;
  const m4::OriginMap& origins() const;
  const std::vector<UserCall>& calls() const;
  const SourceTable& sources() const { return *sources_; }
  const Sink& diagnostics() const { return sink_; }
  // Every file that was read, the .mc first.
  const std::vector<std::string>& files_read() const { return host_.files_read(); }
  // The folder of the library, with a final slash or empty.
  const std::string& library_folder() const { return record_->library_folder(); }
  const Record& record() const { return *record_; }
  const m4::CallTable& call_table() const { return engine_->calls(); }
  Chain chain() const { return Chain(engine_->calls(), *record_, *sources_); }

 private:
  static Request WithTarget(Request request);
  bool ReadInput();
  bool ChooseLibrary();
  void ReportBuiltinLibrary();
  std::string KnownFolder(bool library_first) const;
  void ReportNoLibrary();
  void Prepare(bool library_first);
  void Expand(bool library_first);
  void RunChecks();

  CompileHost host_;
  Request request_;
  LibraryHost library_host_;
  bool fell_back_ = false;  // no usual place holds a library
  std::string input_;       // the bytes of the .mc
  std::string library_;     // folder with a final slash
  std::unique_ptr<SourceTable> sources_;
  std::unique_ptr<Record> record_;
  std::unique_ptr<m4::Engine> engine_;
  SourceId main_ = kNoSource;
  Sink sink_;
  Outcome outcome_ = Outcome::kGood;
};

}  // namespace mw::mc
