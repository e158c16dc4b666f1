// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include <set>

#include "base/text.h"
#include "cf/reader.h"
#include "migrate/probe_set.h"

namespace mw::migrate {
namespace {

enum class Argument : uint8_t {
  kBusyClient,         // name $| address, of a client that connects too often
  kClientPair,         // name $| address of a client
  kClientName,         // its name
  kClientVerified,     // result of verifying its certificate $| SMTP command
  kServerName,         // as those of clients, of a server that we connect to
  kServerPair,         //
  kServerVerified,     // result of verifying its certificate
  kRecipient,          // an address
  kPlainRecipient,     // the same; the ruleset gives an address
  kLocalUser,          // the user of a mailer with F=5, with a host and without
  kRecipientVerified,  // an address, over connections of several kinds
  kHost,               // a name
  kPair,               // <sender> $| <recipient>
  kLogin,              // who claims to be whom
  kHelo,               // <recipient>, from clients that greet oddly
  kAuthenticated,      // <recipient>, from users known by several mechanisms
  kCertified,          // <recipient>, from clients with certificates
  kCommand,            // an SMTP command that is not known
  kCount,              // a number
  kPairOfCounts,
};

constexpr struct {
  const char* ruleset;
  Argument argument;
} kPolicies[] = {
#define POLICY(ruleset, argument) {#ruleset, Argument::argument},
#include "migrate/policies.def"
#undef POLICY
};

constexpr std::string_view kVerify[] = {"",    "OK",   "TRUSTED", "NO",       "NONE",     "FAIL",
                                        "NOT", "TEMP", "CLEAR",   "PROTOCOL", "SOFTWARE", "CONFIG"};
constexpr std::string_view kBits[] = {"0", "64", "128", "256"};
constexpr std::string_view kHelos[] = {
    "unlisted", ".dot", "dot.", "[203.0.113.77]", "localhost", "", "127.0.0.1", "~", "IPv6:1::2"};

struct HostOf {
  std::string name, address;
};

// "name[address]"; without a name the address in brackets is the name, as a server has it.
HostOf CutHost(const std::string& text) {
  const size_t bracket = text.find('[');
  if (bracket == std::string::npos) return {"localhost", "127.0.0.1"};
  HostOf host{text.substr(0, bracket), text.substr(bracket + 1)};
  if (host.address.ends_with(']')) host.address.pop_back();
  if (host.address.find(':') != std::string::npos) host.address = "IPv6:" + host.address;
  if (host.name.empty()) host.name = '[' + host.address + ']';
  return host;
}

class Maker {
 public:
  Maker(const Subjects& subjects, std::string own, std::vector<Question>& out)
      : subjects_(subjects), own_(std::move(own)), out_(out) {}

  void Ask(const std::string& ruleset, Argument argument) {
    ruleset_ = ruleset;
    switch (argument) {
      case Argument::kBusyClient:
      case Argument::kClientPair:
      case Argument::kClientName:
      case Argument::kClientVerified:
        for (const std::string& text : subjects_.clients.all()) AskClient(argument, CutHost(text));
        return;
      case Argument::kServerName:
      case Argument::kServerPair:
      case Argument::kServerVerified:
        for (const std::string& text : subjects_.servers.all()) AskServer(argument, CutHost(text));
        return;
      case Argument::kRecipient:
      case Argument::kPlainRecipient:
      case Argument::kRecipientVerified:
        for (const std::string& text : subjects_.recipients.all()) AskRecipient(argument, text);
        return;
      case Argument::kLocalUser:
        return AskLocalUsers();
      case Argument::kPair:
        for (const std::string& pair : subjects_.pairs.all()) {
          const size_t blank = pair.find(' ');
          Add(fmt::format("<{}> $| <{}>", pair.substr(0, blank), pair.substr(blank + 1)), {});
        }
        return;
      case Argument::kLogin:
        return AskLogins();
      case Argument::kHelo:
        return AskHelos();
      case Argument::kAuthenticated:
        return AskAuthenticated();
      case Argument::kCertified:
        return AskCertified();
      case Argument::kHost:
        for (const std::string& text : subjects_.clients.all()) Add(CutHost(text).name, {});
        return;
      case Argument::kCommand:
        for (const char* input : {"NOOP $| 2", "Subject: x $| 5", "BOGUS y $| 5"}) Add(input, {});
        return;
      case Argument::kCount:
        for (const char* input : {"1", "2", "1000"}) Add(input, {});
        return;
      case Argument::kPairOfCounts:
        for (const char* input : {"1 $| 100", "10 $| 100000000"}) Add(input, {});
        return;
    }
  }

 private:
  using Macros = std::vector<std::pair<std::string, std::string>>;

  void Add(std::string input, Macros macros) {
    Question question;
    question.form = Question::Form::kRuleset;
    question.ruleset = ruleset_;
    question.input = std::move(input);
    question.macros = std::move(macros);
    out_.push_back(std::move(question));
  }

  void AskClient(Argument argument, const HostOf& host) {
    Macros macros = {{"client_name", host.name},
                     {"client_addr", host.address},
                     {"client_ptr", host.name},
                     {"client_resolve", host.name.starts_with('[') ? "FAIL" : "OK"}};
    const std::string pair = host.name + " $| " + host.address;
    if (argument == Argument::kClientName) return Add(host.name, macros);
    if (argument == Argument::kClientPair) return Add(pair, macros);
    if (argument == Argument::kBusyClient) {
      for (const char* rate : {"3", "1000"}) {
        Macros busy = macros;
        busy.insert(busy.end(),
                    {{"client_rate", rate}, {"client_connections", rate}, {"total_rate", rate}});
        Add(pair, std::move(busy));
      }
      return;
    }
    for (const std::string_view verify : kVerify) {
      for (const std::string_view bits : kBits) {
        Macros more = macros;
        more.insert(more.end(),
                    {{"cipher_bits", std::string(bits)}, {"verify", std::string(verify)}});
        Add(fmt::format("{} $| MAIL", verify), std::move(more));
      }
    }
  }

  void AskServer(Argument argument, const HostOf& host) {
    const Macros macros = {{"server_name", host.name}, {"server_addr", host.address}};
    if (argument == Argument::kServerName) return Add(host.name, macros);
    if (argument == Argument::kServerPair) return Add(host.name + " $| " + host.address, macros);
    for (const std::string_view verify : kVerify) {
      for (const std::string_view bits : kBits) {
        Macros more = macros;
        more.insert(more.end(),
                    {{"cipher_bits", std::string(bits)}, {"verify", std::string(verify)}});
        Add(std::string(verify), std::move(more));
      }
    }
  }

  void AskRecipient(Argument argument, const std::string& address) {
    if (argument != Argument::kRecipientVerified) {
      Add(address, {});
      out_.back().plain = argument == Argument::kPlainRecipient;
      return;
    }
    for (const char* verify : {"", "NO", "OK"}) {
      for (const char* bits : {"0", "256"}) {
        Add(address, {{"verify", verify},
                      {"cipher_bits", bits},
                      {"server_name", "stranger.example"},
                      {"server_addr", "203.0.113.77"}});
      }
    }
  }

  void AskLocalUsers() {
    for (const char* user : {"unlisted-user", "unlisted-user+detail", "root", "root+detail"}) {
      for (const char* host : {"", "+detail"}) {
        Add(user, {{"h", host}});
        out_.back().plain = true;
      }
    }
  }

  void AskLogins() {
    for (const char* type : {"", "PLAIN", "EXTERNAL"}) {
      for (const char* who : {"joe", "other", "<joe>"}) {
        Add(who, {{"auth_type", type}, {"auth_authen", "joe"}, {"auth_author", who}});
      }
    }
  }

  void AskHelos() {
    for (const std::string_view helo : kHelos) {
      for (const char* user : {"", "joe"}) {
        Add("<postmaster@" + own_ + '>',
            {{"s", helo == "~" ? own_ : std::string(helo)}, {"auth_authen", user}});
      }
    }
  }

  void AskAuthenticated() {
    for (const char* type :
         {"PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "GSSAPI", "EXTERNAL", "NTLM"}) {
      Add("<unlisted-user@unlisted-domain.example>",
          {{"auth_type", type}, {"auth_authen", "joe"}, {"auth_author", "joe"}});
    }
  }

  void AskCertified() {
    std::vector<std::string> issuers = subjects_.issuers.all();
    std::vector<std::string> holders = subjects_.holders.all();
    issuers.emplace_back("/CN=ca");
    holders.emplace_back("/CN=subject");
    for (const std::string& issuer : issuers) {
      for (const std::string& holder : holders) {
        for (const char* verify : {"OK", "NO"}) {
          Add("<unlisted-user@unlisted-domain.example>", {{"verify", verify},
                                                          {"cert_issuer", issuer},
                                                          {"cert_subject", holder},
                                                          {"cn_subject", "subject"}});
        }
      }
    }
  }

  const Subjects& subjects_;
  std::string own_;
  std::vector<Question>& out_;
  std::string ruleset_;
};

bool Defines(Side& side, const std::string& ruleset) {
  cf::Complaints complaints;
  size_t end = 0;
  return side.installation().rules().RulesetNumber(ruleset, false, end, complaints) >= 0;
}

// Rulesets that lines like `HSubject: $>CheckSubject` name.
std::set<std::string> HeaderRulesets(Side& side) {
  std::set<std::string> out;
  for (const cf::Item& item : side.installation().config().items) {
    if (item.letter != 'H') continue;
    const std::string text = cf::Untranslate(item.text, side.installation().config().names);
    size_t at = text.find("$>");
    if (at == std::string::npos) continue;
    at += text.compare(at, 3, "$>+") == 0 ? 3 : 2;
    size_t end = at;
    while (end < text.size() && (IsAlpha(text[end]) || IsDigit(text[end]) || text[end] == '_'))
      end++;
    if (end > at) out.insert(text.substr(at, end - at));
  }
  return out;
}

}  // namespace

void AddPolicyQuestions(Side& old_side, Side& new_side, const Subjects& subjects,
                        std::vector<Question>& questions) {
  Maker maker(subjects, old_side.subject().Macro("j"), questions);
  for (const auto& policy : kPolicies) {
    if (!Defines(old_side, policy.ruleset) && !Defines(new_side, policy.ruleset)) continue;
    maker.Ask(policy.ruleset, policy.argument);
  }
  std::set<std::string> headers = HeaderRulesets(old_side);
  headers.merge(HeaderRulesets(new_side));
  for (const std::string& ruleset : headers) {
    for (const char* input : {"unlisted text", "<unlisted-user@unlisted-domain.example>",
                              "multipart/mixed; name=x.exe", ""}) {
      Question question;
      question.form = Question::Form::kRuleset;
      question.ruleset = ruleset;
      question.input = input;
      questions.push_back(std::move(question));
    }
  }
}

}  // namespace mw::migrate
