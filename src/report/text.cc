// SPDX-License-Identifier: BSD-2-Clause
// Findings for people. The look is that of compilers, so that editors find the places.
#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/excerpt.h"
#include "report/report.h"

namespace mw::report {
namespace {

constexpr size_t kMaxNotes = 5;
constexpr size_t kMaxMessage = 4000;  // bytes; a message is one line, but file names may be long
constexpr std::string_view kBold = "\x1b[1m", kGreen = "\x1b[1;32m", kReset = "\x1b[0m";

std::string_view SeverityColor(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "\x1b[1;31m";
    case Severity::kWarning:
      return "\x1b[1;35m";
    case Severity::kNote:
      return "\x1b[1;36m";
  }
  return kBold;
}

class TextWriter {
 public:
  TextWriter(const SourceTable& sources, const Options& options)
      : sources_(sources), options_(options) {}

  void Add(const Diagnostic& diagnostic);
  void AddDropped();
  std::string& out() { return out_; }

 private:
  void AddHead(Pos pos, Severity severity, std::string_view message);
  void AddExcerpt(Range range);
  std::string Colored(std::string_view color, std::string_view text) const {
    return options_.color ? fmt::format("{}{}{}", color, text, kReset) : std::string(text);
  }

  const SourceTable& sources_;
  const Options& options_;
  std::string out_;
};

void TextWriter::AddHead(Pos pos, Severity severity, std::string_view message) {
  const std::string place = pos.known() ? sources_.Format(pos) : options_.tool;
  if (!place.empty()) out_ += Colored(kBold, Printable(place, kMaxMessage) + ":") + " ";
  out_ += Colored(SeverityColor(severity), fmt::format("{}:", SeverityName(severity)));
  out_ += " " + Printable(message, kMaxMessage);
}

void TextWriter::AddExcerpt(Range range) {
  if (!range.known()) return;
  const Source& source = sources_.Get(range.begin.source);
  const LineColumn place = source.Place(range.begin.offset);
  const std::string_view line = source.Line(place.line);
  if (line.empty() && range.length == 0) return;
  const size_t begin = place.column - 1;
  const Excerpt excerpt = MakeExcerpt(line, begin, begin + range.length, options_.width);
  out_ += fmt::format("{:>5} | {}\n", place.line, excerpt.text);
  const size_t blanks = excerpt.mark.find('^');
  out_ += fmt::format("      | {:{}}{}\n", "", blanks,
                      Colored(kGreen, std::string_view(excerpt.mark).substr(blanks)));
}

void TextWriter::Add(const Diagnostic& diagnostic) {
  AddHead(diagnostic.range.begin, diagnostic.severity, diagnostic.message);
  if (!diagnostic.code.empty()) out_ += fmt::format(" [{} {}]", diagnostic.code, diagnostic.name);
  out_ += '\n';
  AddExcerpt(diagnostic.range);
  const size_t shown = std::min(diagnostic.notes.size(), kMaxNotes);
  for (size_t i = 0; i < shown; ++i) {
    AddHead(diagnostic.notes[i].range.begin, Severity::kNote, diagnostic.notes[i].message);
    out_ += '\n';
  }
  if (shown < diagnostic.notes.size()) {
    AddHead({}, Severity::kNote, fmt::format("{} more notes", diagnostic.notes.size() - shown));
    out_ += '\n';
  }
  for (const Fix& fix : diagnostic.fixes) {
    out_ += fmt::format("      = {}: {}\n", fix.safe ? "fix" : "fix to review",
                        Printable(fix.title, kMaxMessage));
  }
}

void TextWriter::AddDropped() {
  if (options_.dropped == 0) return;
  const bool one = options_.dropped == 1;
  AddHead({}, Severity::kNote,
          fmt::format("{} more error{} {} not shown", options_.dropped, one ? "" : "s",
                      one ? "is" : "are"));
  out_ += '\n';
}

}  // namespace

std::string RenderText(std::span<const Diagnostic> diagnostics, const SourceTable& sources,
                       const Options& options) {
  TextWriter writer(sources, options);
  for (const Diagnostic& diagnostic : diagnostics) writer.Add(diagnostic);
  writer.AddDropped();
  return std::move(writer.out());
}

}  // namespace mw::report
