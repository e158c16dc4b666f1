// SPDX-License-Identifier: BSD-2-Clause
// makemap's building: in place, as sendmail's makemap, or safely.
#pragma once

#include "makemap_options.h"
#include "map_tool.h"

namespace mw::tools {

// Builds the map from standard input and says what is wrong; the exit status.
//
// In place: the map is opened and locked first and filled when all input is read; what is right is
// stored even if other rows are wrong (65). With --safe nothing changes unless every row is right.
int MakeMap(MakemapArguments& args, const maps::Identity& who);

// True if type "implicit" goes on to the next kind after this failure.
bool MayTryNext(const Failure& failure);

}  // namespace mw::tools
