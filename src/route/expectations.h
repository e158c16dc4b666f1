// SPDX-License-Identifier: BSD-2-Clause
// Routing expectations: tests for a configuration.
//
//   # sender, recipient, client -> mailer, host, user      where the message ends
//   a@far.test, x@mt.test, mx.far.test[192.0.2.9] -> esmtp, [192.0.2.77], x@mt.test
//   # sender, recipient, client -> CODE ENHANCED TEXT      what the server replies
//   <>, x@other.test, [192.0.2.9] -> 550 5.7.1 <x@other.test>... Relaying denied
//   a@far.test, list@our.test -> local, , joe; esmtp, far.test, bin@far.test
//
// The client may be left out: then the message comes from the host itself. The end of a reply may be left
// out (`550 5.7.1`); `*` stands for any field; copies to several places are separated by `;` in any order.
// Comments begin with `#` in the first column; empty lines say nothing.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "route/flow.h"

namespace mw::route {

struct Expectation {
  struct Copy {
    std::string mailer, host, user;
  };
  Range range;  // of its line
  uint32_t line = 0;
  Message message;    // with one recipient
  std::string reply;  // beginning of the reply; "" when copies are expected
  std::vector<Copy> copies;
  std::string text;  // as written
};

inline constexpr DiagnosticKind kBadExpectation{"RT601", "bad-expectation", Severity::kError};
inline constexpr DiagnosticKind kRouteDiffers{"RT602", "route-differs", Severity::kError};

// Reads all lines; those that cannot be understood are reported and skipped.
std::vector<Expectation> ReadExpectations(const Source& source, SourceId id, Sink& sink);

// "" when `way` (of expectation.message) is as expected, else what it is instead.
std::string Compare(const Expectation& expectation, const MessageWay& way);

struct Outcome {
  Expectation expectation;
  std::string difference;  // "" when it holds
};
// The outcomes for test programs.
std::string ToTap(const std::vector<Outcome>& outcomes);
std::string ToJunit(const std::vector<Outcome>& outcomes, std::string_view suite);

}  // namespace mw::route
