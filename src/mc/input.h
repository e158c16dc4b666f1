// SPDX-License-Identifier: BSD-2-Clause
// Is this a .mc at all? What can be said of the bytes before they are expanded.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"

namespace mw::mc {

// Reports what makes the text of `source` unfit: nothing but white space, NUL bytes, a byte-order mark
// (all errors: there is no usable output), lines that end in CR LF (a warning: m4 takes them, with a
// CR left in each line that does not end in dnl). False: it is no text to say anything else about.
bool CheckInput(const SourceTable& sources, SourceId source, Sink& sink);

}  // namespace mw::mc
