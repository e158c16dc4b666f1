// SPDX-License-Identifier: BSD-2-Clause
// include() of a file that cannot be read, the library itself among them.
#include <fmt/format.h>

#include "base/spelling.h"
#include "base/text.h"
#include "mc/checks/check.h"
#include "mc/findings.h"
#include "mc/library.h"

namespace mw::mc {
namespace {

constexpr DiagnosticKind kKinds[] = {{"MC109", "missing-include", Severity::kError}};

void ReportLibrary(const Context& context, const Located& located, std::string_view path,
                   std::string_view reason) {
  Diagnostic diagnostic = context.chain.Explain(
      kLibraryNotFound, located,
      fmt::format("cannot read the cf library at {}: {}", Quote(path), reason));
  const std::optional<std::string> place = FindUsualPlace(context.host);
  if (place) {
    diagnostic.notes.push_back({{},
                                fmt::format("there is one at {}; without the include line mc2cf "
                                            "finds it by itself",
                                            Quote(*place))});
  }
  context.sink.Add(std::move(diagnostic));
}

// The name nearest to that of `path` in its folder.
std::optional<std::string> Meant(const Context& context, std::string_view path) {
  const Result<std::vector<std::string>> names = context.host.List(std::string(DirName(path)));
  if (!names.ok()) return std::nullopt;
  const std::vector<std::string_view> views(names->begin(), names->end());
  const std::optional<std::string_view> nearest = NearestName(BaseName(path), views);
  if (!nearest) return std::nullopt;
  return std::string(*nearest);
}

void ReportInclude(const Context& context, const Located& located, std::string_view path,
                   std::string_view reason) {
  std::string message = fmt::format("cannot include {}: {}", Quote(path), reason);
  const std::optional<std::string> meant = Meant(context, path);
  if (meant) message += "; did you mean " + Quote(*meant) + "?";
  context.sink.Add(context.chain.Explain(kKinds[0], located, std::move(message)));
}

void Run(const Context& context) {
  for (const Said& said : context.record.said()) {
    if (said.claimed || said.kind != Said::Kind::kMessage) continue;
    const std::optional<OpenFailure> failure = ParseOpenFailure(said.text);
    if (!failure) continue;
    said.claimed = true;
    const Located located = context.chain.Locate(said.place, said.call);
    if (FolderOfEntry(failure->path) && context.record.entries() == 0) {
      ReportLibrary(context, located, failure->path, failure->reason);
    } else {
      ReportInclude(context, located, failure->path, failure->reason);
    }
  }
}

}  // namespace

extern const Check check_missing_include;
const Check check_missing_include = {
    kKinds,
    "an included file cannot be read",
    "m4 goes on without it; the .cf lacks what the file would have said. sinclude passes over a "
    "missing file on purpose.",
    "OSTYPE(`linux')dnl\ninclude(`no-such-file.m4')dnl\n",
    "OSTYPE(`linux')dnl\nsinclude(`no-such-file.m4')dnl\n",
    Run,
};

}  // namespace mw::mc
