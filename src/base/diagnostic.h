// SPDX-License-Identifier: BSD-2-Clause
// What is wrong with the user's input, as data. Printing is the business of report/.
//
// A module finds something, describes it as a Diagnostic and adds it to a Sink. The Sink sorts,
// drops duplicates and counts; the caller prints once at the end. Wording: one line, first letter
// in lower case, no full stop, names in '...': "unknown feature 'acess_db'; did you mean
// 'access_db'?".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace mw {

enum class Severity {
  kError,    // no usable output
  kWarning,  // the output is probably not what was meant
  kNote,     // information only
};

// "error", "warning", "note".
std::string_view SeverityName(Severity severity);

// A further place that explains a diagnostic; without a range it is a remark.
struct Note {
  Range range;
  std::string message;
  friend bool operator==(const Note&, const Note&) = default;
};

// Replace the bytes of `range` by `text`.
struct Edit {
  Range range;
  std::string text;
  friend bool operator==(const Edit&, const Edit&) = default;
};

// A change that removes the finding. Safe ones may be applied without asking.
struct Fix {
  std::string title;
  bool safe = false;
  std::vector<Edit> edits;
  friend bool operator==(const Fix&, const Fix&) = default;
};

// The fixed part of a kind of finding; declared once, beside the code that reports it.
struct DiagnosticKind {
  std::string_view code;  // "MC104": unique, never reused
  std::string_view name;  // "unknown-feature"
  Severity severity = Severity::kError;
};

struct Diagnostic {
  std::string_view code;  // from a DiagnosticKind, so of static life
  std::string_view name;
  Severity severity = Severity::kError;
  Range range;
  std::string message;
  std::vector<Note> notes = {};
  std::vector<Fix> fixes = {};

  Diagnostic() = default;
  Diagnostic(const DiagnosticKind& kind, Range where, std::string text)
      : code(kind.code),
        name(kind.name),
        severity(kind.severity),
        range(where),
        message(std::move(text)) {}
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

// Collects the diagnostics of a run.
class Sink {
 public:
  // More than this many errors are counted but not kept.
  static constexpr size_t kMaxErrors = 50;

  void Add(Diagnostic diagnostic);

  size_t errors() const { return errors_; }
  size_t warnings() const { return warnings_; }
  // Number of errors that were counted but not kept.
  size_t dropped() const { return dropped_; }

  // All of them by source, offset and code, equal ones once. The order is the same in every run.
  std::vector<Diagnostic> Sorted() const;

 private:
  std::vector<Diagnostic> diagnostics_;
  size_t errors_ = 0;
  size_t warnings_ = 0;
  size_t dropped_ = 0;
};

}  // namespace mw
