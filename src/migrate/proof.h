// SPDX-License-Identifier: BSD-2-Clause
// What the edits of an upgrade bring: the way from the old text to the new one in stages that can be compared.
//
// First come all edits that must not change anything; then those that are meant to, one kind after the other.
// A question that is answered in another way by the new text than by the old one is so from one of the stages
// on: by comparing each text with the one before it, every change is told under the edit that makes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/host.h"
#include "migrate/comparison.h"
#include "migrate/upgrade.h"

namespace mw::migrate {

struct Stage {
  std::vector<std::string> edits;  // their names; empty: how the edits of other stages meet
  bool keeps = false;              // nothing may change by them
  std::string text;                // the .mc with these and with the edits of all stages before
};

// None when there are no edits. The last text is that of `upgrade`, which `request` has led to.
std::vector<Stage> StagesOf(Host& host, const UpgradeRequest& request, const Upgrade& upgrade);

// True for an edit, by its name, that is meant to change what the server does or how it is set; so are all that
// are not in changes.def.
bool Decides(std::string_view name);

// A stage, or the maps, compared with what was before.
struct Proof {
  std::vector<std::string> edits;
  bool keeps = false;
  std::string obstacle;  // why nothing could be compared; "" otherwise
  Comparison comparison;

  // What was promised does not hold, or is not known to.
  bool fails() const { return !obstacle.empty() || (keeps && comparison.changed()); }
};

// For people: each stage, how much it changes, and its largest groups of changes with a witness for each.
std::string ToText(const std::vector<Proof>& proofs);

// upgrade_json.cc: {"version": 1, "file", "compiles", "edits": [{"code", "name", "line", "message", "done"}],
// "maps": [{"file", "line", "message", "done"}], "left": [{"code", "name", "severity", "message", "line"}],
// "proof": [{"edits", "keeps", "obstacle", "counts", "groups": [{"kind", "subject", "was", "now", "count",
// "witness"}]}]}; lines of edits are those of the original, lines of what is left those of the new text.
std::string UpgradeAsJson(const Upgrade& upgrade, const std::string& path,
                          const std::vector<Proof>& proofs);

}  // namespace mw::migrate
