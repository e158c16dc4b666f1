// SPDX-License-Identifier: BSD-2-Clause
// M lines: name and equates to a Mailer.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/text.h"
#include "cf/parser.h"
#include "rewrite/loading.h"

namespace mw::rewrite {
namespace {

constexpr std::string_view kIpcTypes[3] = {"dns", "rfc822", "smtp"};
constexpr int64_t kSmtpLineLimit = 990;

struct MailerContext {
  Loading& loading;
  Mailer& mailer;
};

// The functions return false when the whole mailer is to be dropped.
bool SetProgram(MailerContext& context, std::string_view value) {
  context.mailer.program = value;
  return true;
}

bool SetFlags(MailerContext& context, std::string_view value) {
  std::string flags;
  for (const char c : value) {
    if (!IsSpace(c)) flags += c;
  }
  std::sort(flags.begin(), flags.end());
  flags.erase(std::unique(flags.begin(), flags.end()), flags.end());
  context.mailer.flags = flags;
  return true;
}

bool SetRulesets(MailerContext& context, std::string_view value, int& envelope, int& header) {
  cf::Complaints complaints;
  size_t end = 0;
  envelope = context.loading.rules().RulesetNumber(value, true, end, complaints);
  header = envelope;
  if (envelope >= 0 && end < value.size() && value[end] == '/') {
    header = context.loading.rules().RulesetNumber(value.substr(end + 1), true, end, complaints);
  }
  context.loading.Say(complaints);
  return envelope >= 0 && header >= 0;
}

bool SetSender(MailerContext& context, std::string_view value) {
  return SetRulesets(context, value, context.mailer.sender_envelope, context.mailer.sender_header);
}
bool SetRecipient(MailerContext& context, std::string_view value) {
  return SetRulesets(context, value, context.mailer.recipient_envelope,
                     context.mailer.recipient_header);
}

bool SetEndOfLine(MailerContext& context, std::string_view value) {
  if (value.empty()) {
    context.loading.Say(fmt::format("mailer {}: null end-of-line string", context.mailer.name));
  } else {
    context.mailer.end_of_line = value;
  }
  return true;
}

bool SetArguments(MailerContext& context, std::string_view value) {
  context.mailer.argument_text = value;
  context.mailer.arguments.clear();
  for (const std::string_view word : SplitWords(value)) context.mailer.arguments.emplace_back(word);
  return true;
}

int64_t Number(std::string_view value) {
  return std::strtoll(std::string(value).c_str(), nullptr, 10);
}

bool SetMaxSize(MailerContext& context, std::string_view value) {
  context.mailer.max_size = Number(value);
  return true;
}
bool SetMaxMessages(MailerContext& context, std::string_view value) {
  context.mailer.max_messages = Number(value);
  return true;
}
bool SetMaxRecipients(MailerContext& context, std::string_view value) {
  context.mailer.max_recipients = Number(value);
  return true;
}
bool SetLineLimit(MailerContext& context, std::string_view value) {
  context.mailer.line_limit = std::max<int64_t>(Number(value), 0);
  return true;
}
bool SetNice(MailerContext& context, std::string_view value) {
  context.mailer.nice = Number(value);
  return true;
}
bool SetDirectory(MailerContext& context, std::string_view value) {
  if (value.empty()) {
    context.loading.Say(fmt::format("mailer {}: null working directory", context.mailer.name));
  }
  context.mailer.directory = value;
  return true;
}
bool SetCharset(MailerContext& context, std::string_view value) {
  if (value.empty())
    context.loading.Say(fmt::format("mailer {}: null charset", context.mailer.name));
  context.mailer.charset = value;
  return true;
}
bool SetQueue(MailerContext& context, std::string_view value) {
  if (value.empty()) {
    context.loading.Say(fmt::format("mailer {}: null queue", context.mailer.name));
  } else if (!context.loading.KnowsQueue(value)) {
    context.loading.Say(fmt::format("mailer {}: unknown queue {}", context.mailer.name, value));
  }
  context.mailer.queue_group = value;
  return true;
}
bool SetTypes(MailerContext& context, std::string_view value) {
  const std::vector<std::string_view> parts = Split(value, '/');
  for (size_t i = 0; i < 3 && i < parts.size(); i++) {
    if (!parts[i].empty()) context.mailer.types[i] = parts[i];
  }
  return true;
}

// U=user, user:group or numbers.
bool SetUser(MailerContext& context, std::string_view value) {
  const size_t separator = value.find_first_of(":/");
  const std::string user(Trim(value.substr(0, separator)));
  maps::UserDirectory* users = context.loading.target.maps.environment().users;
  if (user.empty()) {
    context.loading.Say(fmt::format("mailer {}: null user name", context.mailer.name));
  } else if (IsDigit(user[0])) {
    context.mailer.user = Number(user);
  } else if (const maps::UserEntry* entry = users != nullptr ? users->FindUser(user) : nullptr) {
    context.mailer.user = entry->uid;
    context.mailer.group = entry->gid;
  } else {
    context.loading.Say(fmt::format("readcf: mailer U= flag: unknown user {}", user));
  }
  if (separator == std::string_view::npos) return true;
  const std::string group(Trim(value.substr(separator + 1)));
  if (!group.empty() && IsDigit(group[0])) context.mailer.group = Number(group);
  return true;
}
bool Ignore(MailerContext&, std::string_view) { return true; }

struct Equate {
  char key;
  bool (*set)(MailerContext&, std::string_view);
};
constexpr Equate kEquates[] = {
    {'P', SetProgram},       {'F', SetFlags},     {'S', SetSender},  {'R', SetRecipient},
    {'E', SetEndOfLine},     {'A', SetArguments}, {'M', SetMaxSize}, {'m', SetMaxMessages},
    {'r', SetMaxRecipients}, {'L', SetLineLimit}, {'N', SetNice},    {'D', SetDirectory},
    {'C', SetCharset},       {'Q', SetQueue},     {'T', SetTypes},   {'U', SetUser},
    {'W', Ignore},           {'/', Ignore},
};

bool ApplyEquate(MailerContext& context, const cf::MailerEquate& equate) {
  for (const Equate& row : kEquates) {
    if (row.key == equate.key) return row.set(context, equate.value);
  }
  context.loading.Say(
      fmt::format("M{}: unknown mailer equate {}=", context.mailer.name, equate.key));
  return true;
}

// The checks at the end of the line; false: the mailer is dropped.
bool CheckMailer(Loading& loading, Mailer& mailer) {
  if (mailer.arguments.empty()) {
    loading.Say(fmt::format("M{}: A= argument required", mailer.name));
    return false;
  }
  if (mailer.program.empty()) {
    loading.Say(fmt::format("M{}: P= argument required", mailer.name));
    return false;
  }
  if (mailer.program == "[TCP]") {
    loading.Say(fmt::format("M{}: P=[TCP] must be replaced by P=[IPC]", mailer.name));
    return false;
  }
  if (mailer.program == "[IPC]") {
    for (size_t i = 0; i < 3; i++) {
      if (mailer.types[i].empty()) mailer.types[i] = kIpcTypes[i];
    }
    const std::string& how = mailer.arguments[0];
    if (!EqualFolded(how, "TCP") && !EqualFolded(how, "FILE")) {
      loading.SayBare(
          fmt::format("M{}: Warning: first argument in [IPC] mailer must be TCP or FILE",
                      mailer.name),
          0);
    }
    if (mailer.arguments.size() < 2) {
      loading.Say(fmt::format("M{}: too few parameters for [IPC] mailer", mailer.name));
      return false;
    }
  }
  if (mailer.program == "[FILE]") {
    if (mailer.arguments[0] != "FILE") {
      loading.Say(fmt::format("M{}: first argument in [FILE] mailer must be FILE", mailer.name));
      return false;
    }
    if (mailer.arguments.size() != 2) {
      loading.Say(fmt::format("M{}: too {} parameters for [FILE] mailer", mailer.name,
                              mailer.arguments.size() < 2 ? "few" : "many"));
      return false;
    }
  }
  return true;
}

void Enter(Rulebook& rules, Mailer mailer) {
  for (Mailer& known : rules.mailers) {
    if (EqualFolded(known.name, mailer.name)) {
      known = std::move(mailer);
      return;
    }
  }
  rules.mailers.push_back(std::move(mailer));
}

}  // namespace

void LoadMailer(Loading& loading, const cf::Item& item) {
  cf::Complaints complaints;
  const cf::MailerLine line = cf::ParseMailer(std::string_view(item.text).substr(1), complaints);
  Mailer mailer;
  mailer.name = line.name;
  mailer.range = item.range;
  mailer.end_of_line.clear();
  MailerContext context{loading, mailer};
  for (const cf::MailerEquate& equate : line.equates) {
    if (!ApplyEquate(context, equate)) return;
  }
  loading.Say(complaints);
  if (!complaints.empty() || !CheckMailer(loading, mailer)) return;
  if (mailer.end_of_line.empty()) {
    // Mailers that hand over the user are programs, which want plain newlines.
    const bool names_user = mailer.argument_text.find("\x81u") != std::string::npos;
    mailer.end_of_line = names_user ? "\n" : "\r\n";
  }
  if (mailer.HasFlag('L') && mailer.line_limit == 0) mailer.line_limit = kSmtpLineLimit;
  // Programs and files take one recipient at a time.
  if (mailer.name == "prog" || mailer.name == "*file*") std::erase(mailer.flags, 'm');
  if (loading.rules().mailers.size() >= Rulebook::kMaxMailers) {
    loading.Say(fmt::format("too many mailers defined ({} max)", Rulebook::kMaxMailers));
    return;
  }
  Enter(loading.rules(), std::move(mailer));
}

void PresetMailers(Rulebook& rules) {
  const auto add = [&](std::string name, std::string program, std::string flags,
                       std::string arguments, bool typed) {
    Mailer mailer;
    mailer.name = std::move(name);
    mailer.program = std::move(program);
    std::sort(flags.begin(), flags.end());
    mailer.flags = flags;
    mailer.argument_text = arguments;
    for (const std::string_view word : SplitWords(arguments)) mailer.arguments.emplace_back(word);
    mailer.end_of_line = "\n";
    for (std::string& type : mailer.types) type = typed ? "X-Unix" : "";
    rules.mailers.push_back(std::move(mailer));
  };
  add("prog", "/bin/sh", "lsouDq9", "sh -c \x81u", true);
  add("*file*", "[FILE]", "lsDFMPEouq9", "FILE \x81u", true);
  add("*include*", "/dev/null", "su", "INCLUDE \x81u", false);
}

}  // namespace mw::rewrite
