// SPDX-License-Identifier: BSD-2-Clause
#include <fmt/format.h>

#include "base/text.h"
#include "cf/options.h"
#include "lint/cf_lines.h"
#include "lint/values.h"

namespace mw::lint {
namespace {

std::string WhatIsWrong(Subject& subject, std::string_view option, const std::string& path) {
  const bool key = option == "ServerKeyFile" || option == "ClientKeyFile";
  const bool certificate =
      option == "ServerCertFile" || option == "ClientCertFile" || option == "CACertFile";
  const bool queue = option == "QueueDirectory";
  if ((!key && !certificate && !queue) || !path.starts_with('/') ||
      path.find('*') != std::string::npos)
    return "";
  const Result<FileStatus> status = subject.Status(path);
  if (!status) {
    // Without its folder the site is not in use here.
    const bool here = subject.Status(std::string(DirName(path))).ok();
    return here && !queue ? fmt::format("{} is not there: TLS will be off", Quote(path)) : "";
  }
  if (key && (status->mode & 077) != 0)
    return fmt::format("{} may be read by others (mode {:04o})", Quote(path), status->mode & 07777);
  if (queue && (status->mode & 07) != 0)
    return fmt::format("everybody may look into {} (mode {:04o})", Quote(path),
                       status->mode & 07777);
  return "";
}

void Check(Subject& subject, const Rule& rule, Sink& sink) {
  for (const site::SiteFile& file : subject.files()) {
    if (file.database.empty()) continue;
    const Result<FileStatus> database = subject.StatusOf(file.database);
    if (!database) continue;  // not in use here
    const auto add = [&](const std::string& path, const std::string& what) {
      sink.Add(Diagnostic(rule.kind, file.place, fmt::format("{} {}", Quote(path), what)));
    };
    if ((database->mode & 022) != 0)
      add(file.database,
          fmt::format("may be written by others (mode {:04o})", database->mode & 07777));
    const Result<FileStatus> text = subject.StatusOf(file.source);
    if (file.role == site::Role::kAliases && text && (text->mode & 022) != 0)
      add(file.source, fmt::format("may be written by others (mode {:04o}); newaliases refuses it",
                                   text->mode & 07777));
  }
  if (!subject.loaded()) return;
  for (const cf::Item& item : subject.config().items) {
    const auto* line = std::get_if<cf::OptionLine>(&item.fields);
    const cf::Option* option = line == nullptr ? nullptr : cf::FindOption(line->name).option;
    if (option == nullptr) continue;
    const std::string message = WhatIsWrong(subject, option->name, std::string(Trim(line->value)));
    if (!message.empty())
      sink.Add(Diagnostic(rule.kind, PlaceOfValue(subject, item, line->value), message));
  }
}

}  // namespace

extern const Rule file_open_to_others_rule;
const Rule file_open_to_others_rule = {
    .kind = {"MAP491", "file-open-to-others", Severity::kNote},
    .summary = "a file that decides about mail can be written, or a secret be read, by others",
    .why =
        "sendmail as root opens a database that its group or everybody may write: who may write it "
        "decides where mail goes. newaliases refuses such a text. A key that others may read is "
        "refused, and TLS is off.",
    .bad = "/etc/mail/access.db mode 0666",
    .good = "/etc/mail/access.db mode 0640",
    .check = Check,
};

}  // namespace mw::lint
