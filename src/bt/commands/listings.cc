// SPDX-License-Identifier: BSD-2-Clause
// `=S ruleset`, `=M`, `-d`, `?`.
#include <fmt/format.h>

#include "base/text.h"
#include "bt/command.h"
#include "maps/keyed_reader.h"

namespace mw::bt {
namespace {

void ListRuleset(Session& session, std::string_view name) {
  cf::Complaints complaints;
  size_t end = 0;
  const int number = session.rules().RulesetNumber(name, false, end, complaints);
  session.Say(complaints);
  std::string& out = session.output();
  if (number < 0) {
    out += fmt::format("Undefined ruleset {}\n", name);
    return;
  }
  for (const rewrite::Rule& rule : session.rules().rulesets[static_cast<size_t>(number)].rules) {
    out += 'R';
    for (const rewrite::Token& token : rule.lhs) {
      session.AppendShown(token.view());
      out += ' ';
    }
    out += "\t\t";
    for (const rewrite::Token& token : rule.rhs) {
      session.AppendShown(token.view());
      out += ' ';
    }
    out += '\n';
  }
}

std::string_view TypeName(const std::string& type) {
  return type.empty() ? std::string_view("<undefined>") : std::string_view(type);
}

void ListMailers(Session& session) {
  std::string& out = session.output();
  const auto& rulesets = session.rules().rulesets;
  const auto name = [&](int number) -> const std::string& {
    return rulesets[static_cast<size_t>(number)].name;
  };
  size_t slot = 0;
  for (const rewrite::Mailer& mailer : session.rules().mailers) {
    out += fmt::format("mailer {} ({}): P={} S={}/{} R={}/{} M={} U={}:{} F={} L={} E=", slot++,
                       mailer.name, mailer.program, name(mailer.sender_envelope),
                       name(mailer.sender_header), name(mailer.recipient_envelope),
                       name(mailer.recipient_header), mailer.max_size, mailer.user, mailer.group,
                       mailer.flags, mailer.line_limit);
    session.AppendShown(mailer.end_of_line);
    if (!mailer.charset.empty()) out += " C=" + mailer.charset;
    out += fmt::format(" T={}/{}/{} r={}", TypeName(mailer.types[0]), TypeName(mailer.types[1]),
                       TypeName(mailer.types[2]), mailer.max_recipients);
    out += " A=";
    bool first = true;
    for (const std::string& argument : mailer.arguments) {
      if (!first) out += ' ';
      first = false;
      session.AppendShown(argument);
    }
    out += '\n';
  }
}

}  // namespace

void RunListing(Session& session, std::string_view line) {
  const char kind = line.size() > 1 ? line[1] : '\0';
  if (kind == 'S') {
    ListRuleset(session, line.substr(2));
  } else if (kind == 'M') {
    ListMailers(session);
  } else if (kind == '\0') {
    session.output() += "Usage: =Sruleset or =M\n";
  } else {
    session.output() += fmt::format("Unknown \"=\" command {}\n", line);
  }
}

void RunDebug(Session& session, std::string_view line) {
  if (line.size() > 1 && line[1] == 'd') {
    session.trace().debug().Set(line.substr(2));
    session.UpdateWatch();
  } else if (line.size() == 1) {
    session.output() += "Usage: -d{debug arguments}\n";
  } else {
    session.output() += fmt::format("Unknown \"-\" command {}\n", line);
  }
}

// The lines of topic -bt in the help file: `topic TAB text`.
void RunHelp(Session& session, std::string_view) {
  constexpr uint64_t kMaxHelpFile = uint64_t{1} << 20;
  constexpr std::string_view kTopic = "-bt\t";
  const std::string& file = session.options().help_file;
  std::string& out = session.output();
  if (!file.empty()) {
    Result<std::string> read = session.environment().host.ReadFile(
        maps::HostPath(session.environment(), file), kMaxHelpFile);
    const std::string text = read ? std::move(*read) : std::string();
    bool found = false;
    for (const std::string_view line : Split(text, '\n')) {
      if (!line.starts_with(kTopic)) continue;
      found = true;
      for (size_t at = kTopic.size(); at < line.size(); at++) {
        // A dollar sign is written twice there.
        if (line.substr(at).starts_with("$$")) at++;
        out += line[at];
      }
      out += '\n';
    }
    if (found) {
      out += "End of HELP info\n";
      return;
    }
  }
  out += "Sendmail 8.17.1.9 -- HELP not implemented\n";
}

}  // namespace mw::bt
