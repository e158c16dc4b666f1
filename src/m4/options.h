// SPDX-License-Identifier: BSD-2-Clause
// How an engine behaves: the choices of m4's command line, and limits against hostile input.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace mw::m4 {

// 0 means no limit. Exceeding one ends the run with a fatal message that names it.
struct Limits {
  uint64_t expansions = 0;     // macro calls
  uint64_t nesting = 0;        // macro calls within the arguments of macro calls (m4 -L)
  uint64_t output_bytes = 0;   // all diversions together
  uint64_t memory_bytes = 0;   // held: input, definitions, arguments, output, origins
  uint64_t include_depth = 0;  // files open within each other
  uint64_t files = 0;          // files read in all
};

// What debugging output shows; the letters are those of m4 -d.
struct DebugFlags {
  bool arguments = false;  // a
  bool calls = false;      // c
  bool expansion = false;  // e
  bool file = false;       // f
  bool input = false;      // i
  bool line = false;       // l
  bool path = false;       // p
  bool quote = false;      // q
  bool trace_all = false;  // t
  bool call_id = false;    // x
};

struct Options {
  bool gnu = true;               // false: -G, without the GNU extensions
  bool prefix_builtins = false;  // -P: m4_define ...
  bool sync_lines = false;       // -s: #line directives in the output
  bool quiet = false;            // -Q: no warnings
  int fatal_warnings = 0;        // -E: 1 warnings set exit status 1, 2 the first one ends the run
  bool track_origins = false;    // every output byte knows where it came from
  bool stream_output = false;    // output goes to the listener as it is made, not kept
  std::string warn_macro_sequence;  // --warn-macro-sequence: regular expression; empty: off
  DebugFlags debug;
  uint64_t debug_length = 0;  // -l: arguments in debugging output are cut to this length; 0: not
  std::vector<std::string>
      include_path;  // -B folders, then the working folder stands for "", -I, M4PATH
  // A file that is included when as many are open as GNU m4 could have open cannot be opened (EMFILE):
  // it needs a descriptor for each, which ends an include without end. We need none.
  bool descriptors_run_out = false;
  std::string program = "m4";  // __program__ and the first word of messages
  Limits limits;
};

}  // namespace mw::m4
