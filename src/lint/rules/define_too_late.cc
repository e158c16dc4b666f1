// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "lint/mc_calls.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

// Which call reads which name at once. Names and arguments are separated by blanks.
constexpr struct {
  std::string_view names, command, arguments;
  bool second_replaces;
} kReaders[] = {
    {"MAIL_SETTINGS_DIR DATABASE_MAP_TYPE", "FEATURE",
     "mailertable virtusertable access_db genericstable domaintable smarttable uucpdomain "
     "bitdomain authinfo",
     true},
    {"MAIL_SETTINGS_DIR", "FEATURE", "use_cw_file use_ct_file", false},
    {"PROCMAIL_MAILER_PATH PROCMAIL_MAILER_ARGS PROCMAIL_MAILER_FLAGS", "FEATURE", "local_procmail",
     true},
    {"PROCMAIL_MAILER_PATH PROCMAIL_MAILER_ARGS PROCMAIL_MAILER_FLAGS PROCMAIL_MAILER_MAX",
     "MAILER", "procmail", false},
    {"confEBINDIR", "FEATURE", "smrsh local_lmtp", true},
    {"LOCAL_MAILER_PATH LOCAL_MAILER_ARGS LOCAL_MAILER_FLAGS LOCAL_MAILER_MAX LOCAL_MAILER_EOL "
     "LOCAL_SHELL_PATH LOCAL_SHELL_ARGS LOCAL_SHELL_FLAGS",
     "MAILER", "local", false},
    {"SMTP_MAILER_ARGS SMTP_MAILER_FLAGS SMTP_MAILER_MAX ESMTP_MAILER_ARGS SMTP8_MAILER_ARGS "
     "DSMTP_MAILER_ARGS RELAY_MAILER_ARGS RELAY_MAILER_FLAGS RELAY_MAILER_MAXMSGS",
     "MAILER", "smtp", false},
};

bool IsOneOf(std::string_view word, std::string_view list) {
  const std::vector<std::string_view> words = SplitWords(list);
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool DefinedBefore(const mc::Compilation& compiled, std::string_view name,
                   const mc::UserCall& call) {
  for (const mc::UserCall& other : compiled.calls()) {
    if (other.place == call.place) return false;
    if (other.command->name == "define" && other.Argument(0) == name) return true;
  }
  return false;
}

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  const mc::Compilation* compiled = subject.compiled();
  if (compiled == nullptr) return;
  EachCall(subject, mc::CommandKind::kDefine, [&](const mc::UserCall& define) {
    if (define.command->name != "define") return;
    for (const auto& row : kReaders) {
      if (!IsOneOf(define.Argument(0), row.names)) continue;
      for (const mc::UserCall& call : compiled->calls()) {
        if (call.place == define.place) break;
        if (call.command->name != row.command || !IsOneOf(call.Argument(0), row.arguments))
          continue;
        // An argument of the call takes the place of the definition.
        if (row.second_replaces && call.arguments.size() > 1) continue;
        if (DefinedBefore(*compiled, define.Argument(0), call)) continue;
        Diagnostic finding(rule.kind, subject.PlaceInMc(define.range()),
                           fmt::format("{} was read above, by {}({})", Quote(define.Argument(0)),
                                       row.command, call.Argument(0)));
        finding.notes.push_back({subject.PlaceInMc(call.range()), "here"});
        sink.Add(std::move(finding));
        return;
      }
    }
  });
}

}  // namespace

extern const Rule define_too_late_rule;
const Rule define_too_late_rule = {
    .kind = {"MC154", "define-too-late", Severity::kWarning},
    .summary = "a define comes behind the call that reads it",
    .why =
        "Most names are read at the end, some as soon as a FEATURE, OSTYPE or MAILER is called. "
        "For those a later define has no effect, or on later calls only.",
    .bad =
        "sendmail.mc: FEATURE(`local_procmail')\ndefine(`PROCMAIL_MAILER_PATH', "
        "`/opt/bin/procmail')",
    .good =
        "sendmail.mc: define(`PROCMAIL_MAILER_PATH', "
        "`/opt/bin/procmail')\nFEATURE(`local_procmail')",
    .check = Check,
};

}  // namespace mw::lint
