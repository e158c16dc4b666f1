// SPDX-License-Identifier: BSD-2-Clause
// What sendmail makes of an address: mailer, host and user (`/parse`), and an address as a mailer writes it
// (`/try`). Both are sequences of rulesets around a little parsing:
//
//   parse: 3, 0, and for a real mailer on the user part alone 2, the mailer's R= (envelope), 4
//   try:   3, then 1 (sender) or 2 (recipient), then S= or R= of the mailer, then 4
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rewrite/loader.h"
#include "rewrite/machine.h"

namespace mw::rewrite {

// Which kind of address it is.
struct AddressUse {
  bool sender = false;
  bool header = false;
};

// A delivery triple. Faults give the mailer *error*.
struct Delivery {
  std::string mailer;
  std::string host;
  std::string user;
  bool deferred = false;  // a lookup failed for now: the message would be queued
  bool final = false;     // the user was written with '@' before it: ruleset 5 is not asked for it
};

// What a server would say to the client about an address that is refused.
struct Reply {
  int code = 0;
  std::string enhanced;  // "5.7.1"
  std::string text;
  bool with_address = false;  // the text is said as "address... text"
};

class AddressReader {
 public:
  // All must outlive this.
  AddressReader(Rulebook& rules, Machine& machine, Runner& runner, TraceListener& listener,
                const LoadedOptions& options)
      : rules_(rules), machine_(machine), runner_(runner), listener_(listener), options_(options) {}

  // Nothing when the text cannot be read as an address at all; messages say why. `delimiter`: a byte that
  // ends the address, outside quotes and <>.
  std::optional<Delivery> Parse(std::string_view text, AddressUse use, char delimiter = '\0');

  // The triple of `tokens`, which a ruleset gave and which begin with `$#`. `subject`: the address that
  // messages are about, "" for none.
  Delivery Resolve(std::vector<Token>& tokens, AddressUse use, std::string_view subject);

  // The first refusal since the last Parse or Resolve began; nothing when there was none.
  const std::optional<Reply>& reply() const { return reply_; }

  // `text` as `mailer` would write it; `status` becomes 75 after a temporary failure, else it is kept.
  std::string Rewrite(std::string_view text, const Mailer& mailer, AddressUse use, int& status);

  // `text` as the sender of an envelope: rulesets 3, 1 and 4. `status` as for Rewrite.
  std::string RewriteSender(std::string_view text, int& status);

  // True if the text holds bytes sendmail refuses or is longer than 255; says so. The text is not
  // changed. `subject`: the text messages are about, "" for none.
  bool IsInvalid(std::string_view text, std::string_view subject);

  // `text` before its address for /parse to show; macros are not put in.
  std::string Crack(std::string_view text) const;

  const Mailer* FindMailer(std::string_view name) const;

 private:
  struct Parts {
    std::string mailer;
    bool has_host = false;
    std::string host;
    std::string user;
    size_t user_begin = 0;
  };
  // A message with an SMTP code: some codes have the address before the text.
  void UserError(int code, std::string_view enhanced, std::string_view text, int status);
  void Fault(std::string_view text);
  void NoteReply(int code, std::string_view enhanced, std::string_view text, bool with_address);
  bool Split(const std::vector<Token>& tokens, Parts& parts);
  Delivery Build(std::vector<Token>& tokens, AddressUse use);
  Delivery BuildError(const Parts& parts);
  Delivery BuildMail(std::vector<Token>& tokens, Parts& parts, const Mailer& mailer,
                     AddressUse use);
  const Mailer* SpecialMailer(const Parts& parts, const Mailer& mailer);
  void SayRejection(std::string_view text, std::string_view host);
  void CheckUser(std::string& user);
  std::string Join(const std::vector<Token>& tokens, size_t begin, size_t end, char blank,
                   size_t limit) const;

  Rulebook& rules_;
  Machine& machine_;
  Runner& runner_;
  TraceListener& listener_;
  const LoadedOptions& options_;
  std::string subject_;
  std::optional<Reply> reply_;
};

// The exit status that an enhanced status code ("5.1.1") or a word ("nouser") of `$#error $@ ...` sets.
int ExitStatusOf(std::string_view code);

// `text` without double quotes; a backslash keeps the next byte and goes.
std::string StripQuotes(std::string_view text);

}  // namespace mw::rewrite
