// SPDX-License-Identifier: BSD-2-Clause
// The header blocks behind the user's calls, for the checks that hold a call against its description.
//
// The description of a file is its own block or, in a library without blocks, that of the file of the
// same name in the library of the program: what a FEATURE takes and needs is the same in both.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/source.h"
#include "mc/checks/check.h"
#include "mc/headers.h"
#include "mc/library.h"

namespace mw::mc {

// A FEATURE, MAILER, OSTYPE, DOMAIN or HACK of the user that reads a described file.
struct DescribedCall {
  const UserCall* call = nullptr;
  size_t index = 0;  // of the call in Record::calls()
  const Family* family = nullptr;
  Header header;

  // "FEATURE(mailertable)", in apostrophes.
  std::string Name() const;
};

// In the order of the calls; those that read nothing (an unknown name) or nothing described are left out.
// Collected when it is first asked for.
const std::vector<DescribedCall>& DescribedCalls(const Context& context);

// The first source that is the file `name` of the family, as the run has read it; kNoSource if it has not.
SourceId SourceOf(const Context& context, const Family& family, std::string_view name);
// nullptr for a word that is no family: "define".
const Family* FamilyOfKind(std::string_view kind);

// What the library printed because of the call and what the word `about` stands in, claimed. Its severity:
// an error where it says so; nothing if the library is silent.
std::optional<Severity> ClaimLibraryText(const Context& context, const UserCall& call,
                                         std::span<const std::string_view> about);

}  // namespace mw::mc
