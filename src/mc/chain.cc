// SPDX-License-Identifier: BSD-2-Clause
#include "mc/chain.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace mw::mc {
namespace {

// The reader needs the nearest ones only.
constexpr size_t kMaxNotes = 5;
// A chain is as long as the nesting of expansions; hostile input makes it as long as it likes.
constexpr size_t kMaxSteps = 10'000'000;

// How a call led to what stands within its arguments, or in its expansion.
std::string StepText(std::string_view name, bool within) {
  if (name == "include" || name == "sinclude") return "included here";
  if (within) return "within the arguments of " + Quote(name);
  return "in the expansion of " + Quote(name) + " called here";
}

bool Covers(Range outer, Range inner) {
  return outer.begin.source == inner.begin.source && outer.begin.offset <= inner.begin.offset &&
         inner.begin.offset < outer.begin.offset + outer.length;
}

}  // namespace

std::vector<m4::CallId> Chain::Ancestors(m4::CallId call) const {
  std::vector<m4::CallId> ancestors;
  while (call != m4::kNoCall && call < calls_.size() && ancestors.size() < kMaxSteps) {
    const m4::CallId parent = calls_.Get(call).parent;
    if (parent == m4::kNoCall) break;
    ancestors.push_back(parent);
    call = parent;
  }
  return ancestors;
}

Range Chain::RangeOf(m4::CallId call) const {
  const UserCall* user_call = record_.FindCall(call);
  if (user_call != nullptr) return user_call->range();
  const m4::Call& made = calls_.Get(call);
  return {made.place, made.place.known() ? static_cast<uint32_t>(made.name.size()) : 0};
}

Located Chain::Locate(Pos place, m4::CallId call) const {
  Located located;
  std::vector<m4::CallId> calls;
  if (call != m4::kNoCall && call < calls_.size()) calls.push_back(call);
  for (const m4::CallId ancestor : Ancestors(call)) calls.push_back(ancestor);
  size_t next = 0;
  if (place.known() && record_.IsUserSource(place.source)) {
    located.range = {place, 1};
    if (!calls.empty() && calls_.Get(calls[0]).place == place) {
      located.call = calls[0];
      located.range = RangeOf(calls[0]);
      next = 1;
    }
  } else {
    located.inside = place;
    while (next < calls.size() && !record_.IsUserSource(calls_.Get(calls[next]).place.source)) {
      ++next;
    }
    if (next < calls.size()) {
      located.call = calls[next];
      located.range = RangeOf(calls[next]);
      ++next;
    }
  }
  located.around.assign(calls.begin() + static_cast<std::ptrdiff_t>(std::min(next, calls.size())),
                        calls.end());
  return located;
}

Diagnostic Chain::Explain(const DiagnosticKind& kind, const Located& located,
                          std::string message) const {
  Diagnostic diagnostic(kind, located.range, std::move(message));
  AddNotes(located, diagnostic);
  return diagnostic;
}

void Chain::AddNotes(const Located& located, Diagnostic& diagnostic) const {
  if (located.inside.known()) {
    diagnostic.notes.push_back({{located.inside, 1}, "it happens here, inside the library"});
  }
  std::vector<Range> seen{diagnostic.range};
  for (const m4::CallId id : located.around) {
    if (diagnostic.notes.size() >= kMaxNotes) break;
    const m4::Call& call = calls_.Get(id);
    if (!record_.IsUserSource(call.place.source)) continue;
    // A macro that expands to itself is there a million times.
    const Range range = RangeOf(id);
    if (std::find(seen.begin(), seen.end(), range) != seen.end()) continue;
    seen.push_back(range);
    // A command is recorded when its arguments are complete; one that is not was still reading them.
    const bool unfinished = FindCommand(call.name) != nullptr && record_.FindCall(id) == nullptr;
    const bool within = unfinished || Covers(range, diagnostic.range);
    diagnostic.notes.push_back({range, StepText(call.name, within)});
  }
}

}  // namespace mw::mc
