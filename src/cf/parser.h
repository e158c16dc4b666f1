// SPDX-License-Identifier: BSD-2-Clause
// sendmail.cf text to its model. Never fails: a line that cannot be understood becomes an UnknownLine,
// keeps its complaints, and reading goes on. Diagnostics of ours (codes CF2xx: column, cause, advice) go
// to the Sink; sendmail's words are in the items.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "cf/config.h"

namespace mw::cf {

Config Parse(const Source& source, SourceId id, Sink& sink);

// Removes double quotes and handles backslashes (\n \r \f \b, else the next character) up to an unquoted
// `delimiter` (0: up to the end), as sendmail does for D values and mailer fields. `at` is moved behind
// what was read, onto the delimiter.
std::string Unquote(std::string_view text, size_t& at, char delimiter);

// The fields of an M line without its letter: `name, X=v, ...`. After a complaint (no name, no '=') the
// mailer is not to be defined; what stands before the fault is returned.
MailerLine ParseMailer(std::string_view text, Complaints& complaints);

// The parts of a K line without its letter.
MapLine ParseMap(std::string_view text);

}  // namespace mw::cf
