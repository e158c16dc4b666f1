// SPDX-License-Identifier: BSD-2-Clause
// A cf library of a few lines in a MemoryHost, with the habits of a real one: it finds its folder by
// __file__, asks for the header comment by the detour over makeinfo.sh, turns m4's comments off, and
// writes the .cf when all input has been read.
#pragma once

#include <string>

#include "support/memory_host.h"

namespace mw::mc {

inline void AddSmallLibrary(MemoryHost& host, const std::string& folder) {
  host.AddFile(folder + "/m4/cf.m4",
               "divert(-1)\n"
               "define(`_CF_DIR_', substr(__file__, 0, eval(len(__file__) - 8)))\n"
               "divert(0)dnl\n"
               "ifdef(`OSTYPE', `dnl', `include(_CF_DIR_`'m4/head.m4)dnl')\n");
  host.AddFile(folder + "/m4/head.m4",
               "define(`TEMPFILE', maketemp(/tmp/cfXXXXXX))dnl\n"
               "syscmd(sh _CF_DIR_`'sh/makeinfo.sh _CF_DIR_ > TEMPFILE)dnl\n"
               "include(TEMPFILE)dnl\n"
               "syscmd(rm -f TEMPFILE)dnl\n"
               "divert(-1)\n"
               "changecom()\n"
               "define(`OSTYPE', `define(`__OSTYPE__', `$1')')\n"
               "define(`FEATURE', `include(_CF_DIR_`'feature/$1.m4)')\n"
               "define(`MAILER', `M`'$1')\n"
               "m4wrap(`include(_CF_DIR_`m4/tail.m4')')\n"
               "divert(0)dnl\n");
  host.AddFile(folder + "/m4/tail.m4",
               "ifdef(`__OSTYPE__', `', `errprint(`*** ERROR: no OSTYPE\n')')dnl\n"
               "ifdef(`confMAX_HOP', `O MaxHopCount=confMAX_HOP', `#O MaxHopCount=25')\n");
  host.AddFile(folder + "/feature/one.m4", "Kone hash /etc/mail/one\n");
  host.AddFile(folder + "/feature/talk.m4", "errprint(`*** ERROR: FEATURE(talk) talks\n')dnl\n");
}

}  // namespace mw::mc
