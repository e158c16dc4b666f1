// SPDX-License-Identifier: BSD-2-Clause
#include "mc/checks/call_headers.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "mc/builtin_library.h"
#include "mc/catalogue.h"

namespace mw::mc {
namespace {

const Family* FamilyOfCommand(std::string_view command) {
  const auto families = Families();
  const auto found = std::find_if(families.begin(), families.end(),
                                  [&](const Family& family) { return family.command == command; });
  return found == families.end() ? nullptr : &*found;
}

// From the source that the run has read, else from the library of the program.
std::optional<Header> HeaderOf(const Context& context, const Family& family, std::string_view name,
                               SourceId source) {
  std::vector<HeaderFault> faults;
  std::optional<Header> own =
      HeaderFromText(context.sources.Get(source).bytes(), faults, HeaderFields::kForCalls);
  if (own) return own;
  const LibraryFile* file = FindBuiltinFile(fmt::format("{}/{}.m4", family.folder, name));
  return file == nullptr ? std::nullopt
                         : HeaderFromText(file->text, faults, HeaderFields::kForCalls);
}

// True for NAME.m4 in some folder.
bool IsNamed(std::string_view path, std::string_view name) {
  if (!path.ends_with(".m4")) return false;
  path.remove_suffix(3);
  return path.ends_with(name);
}

}  // namespace

std::string DescribedCall::Name() const {
  return Quote(fmt::format("{}({})", family->command, header.name));
}

const std::vector<DescribedCall>& DescribedCalls(const Context& context) {
  if (context.described) return *context.described;
  std::vector<DescribedCall> described;
  const std::vector<UserCall>& calls = context.record.calls();
  for (size_t i = 0; i < calls.size(); ++i) {
    const Family* family = FamilyOfCommand(calls[i].command->name);
    if (family == nullptr) continue;
    const std::string_view name = calls[i].Argument(0);
    const SourceId source = SourceOf(context, *family, name);
    if (source == kNoSource) continue;
    std::optional<Header> header = HeaderOf(context, *family, name, source);
    if (header) described.push_back({&calls[i], i, family, std::move(*header)});
  }
  context.described = std::make_shared<const std::vector<DescribedCall>>(std::move(described));
  return *context.described;
}

SourceId SourceOf(const Context& context, const Family& family, std::string_view name) {
  const std::string& folder = context.record.library_folder();
  for (SourceId id = 0; id < context.sources.size(); ++id) {
    const std::string& path = context.sources.Get(id).name();
    if (!IsNamed(path, name)) continue;  // most are not, and the rest takes longer
    const std::optional<FamilyMember> member = MemberOfPath(path, folder);
    if (member && member->family == &family && member->name == name) return id;
  }
  return kNoSource;
}

const Family* FamilyOfKind(std::string_view kind) {
  const auto families = Families();
  const auto found = std::find_if(families.begin(), families.end(),
                                  [&](const Family& family) { return family.folder == kind; });
  return found == families.end() ? nullptr : &*found;
}

std::optional<Severity> ClaimLibraryText(const Context& context, const UserCall& call,
                                         std::span<const std::string_view> about) {
  std::optional<Severity> severity;
  for (const Said& said : context.record.said()) {
    if (said.claimed || said.kind != Said::Kind::kErrorText) continue;
    const std::string text = FoldCase(said.text);
    const bool fits = std::any_of(about.begin(), about.end(), [&](std::string_view word) {
      return text.find(FoldCase(word)) != std::string::npos;
    });
    if (!fits || context.chain.Locate(said.place, said.call).call != call.id) continue;
    said.claimed = true;
    const bool error = said.text.find("*** ERROR") != std::string::npos;
    severity = error || severity == Severity::kError ? Severity::kError : Severity::kWarning;
  }
  return severity;
}

}  // namespace mw::mc
