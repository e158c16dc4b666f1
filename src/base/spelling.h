// SPDX-License-Identifier: BSD-2-Clause
// "did you mean ...?": the known name nearest to a misspelled one.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace mw {

// Number of single-byte insertions, deletions, replacements and swaps of neighbours between a and
// b, or limit + 1 as soon as it is clear that there are more than `limit`. Upper and lower case
// differ by nothing: case is not a spelling mistake.
size_t EditDistance(std::string_view a, std::string_view b, size_t limit);

// The nearest of `known` if it is near enough to be meant: at most one edit in three bytes, never
// more than three. With equal distance the first wins. Empty when none is near.
std::optional<std::string_view> NearestName(std::string_view name,
                                            std::span<const std::string_view> known);

}  // namespace mw
