// SPDX-License-Identifier: BSD-2-Clause
#include "maps/settings.h"

#include "maps/environment.h"
#include "maps/map.h"
#include "maps/map_table.h"
