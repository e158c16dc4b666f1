// SPDX-License-Identifier: BSD-2-Clause
// Sorting rows by key: eight bytes at a time, so that most comparisons need no look at the text.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "maps/write/row.h"

namespace mw::maps {

// How keys compare when one is the beginning of the other: btree pages have the shorter first, hash
// pages the longer. Else bytes compare as unsigned numbers in both.
enum class KeyOrder { kShorterFirst, kLongerFirst };

// Eight bytes of `key` from `depth` on as a number that orders like them; what is missing counts as
// lower or higher than every byte, as `order` asks.
uint64_t KeyWord(std::string_view key, size_t depth, KeyOrder order);

// Sorts by key, equal keys by line. All keys have their first `depth` bytes in common. Changes
// Row::order; with `words_ready` it is the KeyWord at `depth` already. No recursion; time is
// bounded by bytes of keys times log of rows.
void SortRows(std::span<Row> rows, const char* text, size_t depth, KeyOrder order,
              bool words_ready = false);

// Removes all but one of equal keys from sorted rows; gives the number that stays. With kFirstWins
// the others are reported. The ones that stay are the first elements.
size_t DropDuplicates(std::span<Row> rows, const char* text, DuplicateRule rule,
                      std::vector<RowProblem>& problems);

}  // namespace mw::maps
