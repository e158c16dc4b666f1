// SPDX-License-Identifier: BSD-2-Clause
#include "rewrite/headers.h"

#include "base/text.h"

namespace mw::rewrite {

HeaderLine SplitHeader(std::string_view line) {
  size_t at = 0;
  while (at < line.size() && line[at] > ' ' && line[at] < 0x7f && line[at] != ':') at++;
  size_t colon = at;
  while (colon < line.size() && IsSpace(line[colon])) colon++;
  if (at == 0 || colon == line.size() || line[colon] != ':') return {};
  return {line.substr(0, at), line.substr(colon + 1)};
}

void HeaderChecks::Set(std::string_view name, HeaderCheck check) {
  check.named = name != "*";
  checks_[FoldCase(name)] = check;
}

const HeaderCheck* HeaderChecks::Find(std::string_view name) const {
  if (checks_.empty()) return nullptr;
  auto found = checks_.find(FoldCase(name));
  if (found == checks_.end()) found = checks_.find("*");
  return found == checks_.end() ? nullptr : &found->second;
}

}  // namespace mw::rewrite
