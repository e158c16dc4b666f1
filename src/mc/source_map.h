// SPDX-License-Identifier: BSD-2-Clause
// Which line of the .mc made this line of the .cf?
//
// The source map is one JSON object (source_map.schema.json beside this file):
//   version  1
//   file     name of the .cf, "" for standard output
//   sources  names of the input files
//   calls    macro calls, each [source, line, column, name, parent]: where its name stands, and the index of
//            the call in whose expansion or arguments that was, -1 for none
//   runs     pieces of the .cf in order, each [cf line, column, length, source, line, column, call]: `length`
//            bytes that begin at that column were written at that place of a source, in the expansion of that
//            call (-1: they stand in the source itself); source -1: not known
// Lines and columns count from 1, columns in bytes. A run never crosses the end of a line; the newline
// belongs to it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mc/compiler.h"

namespace mw::mc {

std::string SourceMapAsJson(const Compilation& compilation, const std::string& cf_name);

// A piece of one line of the .cf.
struct LinePiece {
  uint32_t column = 1;
  uint32_t length = 0;
  m4::Origin origin;
};

// Number of lines of the .cf.
size_t CountLines(const std::string& cf);
// The pieces of line `line`, from 1; empty when there is no such line or it is empty.
std::vector<LinePiece> PiecesOfLine(const Compilation& compilation, size_t line);

// For people: the line, and for each piece the user's place with its call, then the way from there into
// the library:
//   sendmail.cf:59: Kaccess hash -T<TMPF> /etc/mail/access
//     1-39  site.mc:5:1 FEATURE(`access_db')
//           <- /usr/share/sendmail/cf/feature/access_db.m4:31
// Empty when there is no such line.
std::string DescribeLine(const Compilation& compilation, size_t line);

}  // namespace mw::mc
