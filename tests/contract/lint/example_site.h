// SPDX-License-Identifier: BSD-2-Clause
// A small site in memory, made from the lines of an example, and what the linter says about it.
//
//   mailertable: old.example<TAB>esmtp:[192.0.2.1]     a row of a file of /etc/mail
//   sendmail.mc: define(`SMART_HOST', `[192.0.2.2]')   a line of the .mc, before its features and mailers
//   after.mc: LOCAL_RULE_0                             a line behind MAILER(smtp)
//   whole.mc: OSTYPE(`linux')                          this is all of the .mc
//   end.cf: O LogLevel=abc                             no .mc: a line behind the .cf that it would make
//
//   zone: hub.example. MX 10 mx.example.               what the name server says; else every domain exists
//
// A line without a file continues the file of the line before. Features that the files need (access_db for
// access ...) are there unless a line of the .mc names them. The host is mx.our.test, [127.0.0.1].
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace mw::lint {

// The files of the site: full names and contents.
std::vector<std::pair<std::string, std::string>> SiteFilesOf(std::string_view example);
using FindingVisitor = std::function<void(const std::vector<Diagnostic>&, const SourceTable&)>;
// Calls `visit` with all findings, sorted.
void Lint(std::string_view example, const FindingVisitor& visit);
// "CODE message" of each finding, notes included, sorted.
std::vector<std::string> FindingsOf(std::string_view example);
// Their codes, each once.
std::vector<std::string> CodesOf(std::string_view example);

}  // namespace mw::lint
