// SPDX-License-Identifier: BSD-2-Clause
// What two configurations are asked, and what one of them answers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/prober.h"
#include "rewrite/delivery.h"

namespace mw::migrate {

// What a difference is about, in the order in which changes are told.
enum class Kind : uint8_t {
  kAcceptance,  // what the server replies to a message
  kRouting,     // mailer, host and user of each copy
  kRewriting,   // addresses as they are written in envelope and header
  kPolicy,      // what other rulesets decide: TLS, authentication, pauses, queue groups ...
  kSetting,     // options, mailers, headers ...: what no message shows
};
inline constexpr size_t kKinds = 5;
std::string_view KindName(Kind kind);  // "acceptance", ...

struct Question {
  enum class Form : uint8_t {
    kMessage,  // `probe` is sent
    kRewrite,  // `mailer` writes `address`
    kRuleset,  // `ruleset` is run on `input` with `macros`
  };
  Form form = Form::kMessage;
  lint::Probe probe = {};
  std::string mailer = {};
  rewrite::AddressUse use = {};
  std::string address = {};
  std::string ruleset = {};
  std::string input = {};  // " $| " stands between arguments
  std::vector<std::pair<std::string, std::string>> macros = {};
  // Of a ruleset: any result is an answer, not only a triple.
  bool plain = false;
};

// How to ask the same by hand: a command line of mcroute, or lines for cftest and sendmail -bt.
std::string WitnessOf(const Question& question);

// `text`, an answer to `question`, with the parts of the question named instead of written: RECIPIENT, SENDER,
// USER, HOST, CLIENT. Changes that are alike become equal by this.
std::string Generalised(std::string_view text, const Question& question);

struct Answer {
  Kind kind = Kind::kAcceptance;
  std::string_view aspect;  // "reply", "header sender", ...; of static storage
  std::string text;
};

}  // namespace mw::migrate
