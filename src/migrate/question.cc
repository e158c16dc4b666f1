// SPDX-License-Identifier: BSD-2-Clause
#include "migrate/question.h"

#include <fmt/format.h>

#include "base/text.h"

namespace mw::migrate {
namespace {

// The shortest part of a name that is replaced: single letters stand in texts by chance.
constexpr size_t kShortestPart = 2;
constexpr std::string_view kAbout = "... ";

bool IsNameByte(char c) { return IsAlpha(c) || IsDigit(c) || c == '-' || c == '_' || c == '.'; }

// Replaces `part` where no name goes on at its ends.
void Replace(std::string& text, std::string_view part, std::string_view name) {
  if (part.size() < kShortestPart) return;
  size_t at = 0;
  while ((at = text.find(part, at)) != std::string::npos) {
    const size_t end = at + part.size();
    const bool open_begin = at > 0 && IsNameByte(text[at - 1]) && IsNameByte(part.front());
    const bool open_end = end < text.size() && IsNameByte(text[end]) && text[end] != '.';
    if (open_begin || open_end) {
      at++;
      continue;
    }
    text.replace(at, part.size(), name);
    at += name.size();
  }
}

void ReplaceAddress(std::string& text, std::string_view address, std::string_view whole,
                    std::string_view user, std::string_view host) {
  Replace(text, address, whole);
  const size_t at = address.rfind('@');
  if (at == std::string_view::npos) return;
  Replace(text, address.substr(at + 1), host);
  Replace(text, address.substr(0, at), user);
}

// Of a message. `sender_first`: in words about the sender, whose parts may be those of the recipient, too.
std::string WithoutNames(std::string_view text, const lint::Probe& probe, bool sender_first) {
  std::string out(text);
  if (sender_first) Replace(out, probe.sender, "SENDER");
  ReplaceAddress(out, probe.recipient, "RECIPIENT", "USER", "HOST");
  ReplaceAddress(out, probe.sender, "SENDER", "SENDER-USER", "SENDER-HOST");
  const size_t bracket = probe.client.find('[');
  if (bracket != std::string::npos && probe.client.ends_with(']')) {
    Replace(out, probe.client.substr(bracket + 1, probe.client.size() - bracket - 2),
            "CLIENT-ADDRESS");
    Replace(out, probe.client.substr(0, bracket), "CLIENT");
  }
  return out;
}

std::string UseName(rewrite::AddressUse use) {
  return fmt::format("{}{}", use.header ? 'H' : 'E', use.sender ? 'S' : 'R');
}

}  // namespace

std::string_view KindName(Kind kind) {
  constexpr std::string_view kNames[kKinds] = {"acceptance", "routing", "rewriting", "policy",
                                               "setting"};
  return kNames[static_cast<size_t>(kind)];
}

std::string WitnessOf(const Question& question) {
  switch (question.form) {
    case Question::Form::kMessage: {
      const lint::Probe& probe = question.probe;
      const std::string client =
          probe.client.empty() ? "" : fmt::format(" --client '{}'", probe.client);
      return fmt::format("mcroute{} --from '{}' --to '{}'", client,
                         probe.sender.empty() ? "<>" : probe.sender, probe.recipient);
    }
    case Question::Form::kRewrite:
      return fmt::format("cftest: /tryflags {}; /try {} {}", UseName(question.use), question.mailer,
                         question.address);
    case Question::Form::kRuleset:
      break;
  }
  std::string out = "cftest:";
  for (const auto& [name, value] : question.macros) {
    if (!value.empty()) out += fmt::format(" .D{{{}}}{};", name, value);
  }
  return out + fmt::format(" {} {}", question.ruleset, question.input);
}

std::string Generalised(std::string_view text, const Question& question) {
  std::string out(text);
  if (question.form == Question::Form::kMessage) {
    // A reply begins with whom it is to, whatever it is about.
    const size_t dots = text.find(kAbout);
    const size_t cut = dots == std::string_view::npos ? 0 : dots + kAbout.size();
    const bool reply = cut != 0;
    out = WithoutNames(text.substr(0, cut), question.probe, false) +
          WithoutNames(text.substr(cut), question.probe, reply);
  } else if (question.form == Question::Form::kRewrite) {
    ReplaceAddress(out, question.address, "ADDRESS", "USER", "HOST");
  } else {
    ReplaceAddress(out, question.input, "INPUT", "USER", "HOST");
    for (const auto& [name, value] : question.macros) {
      if (name.ends_with("_name")) Replace(out, value, "NAME");
    }
  }
  return out;
}

}  // namespace mw::migrate
