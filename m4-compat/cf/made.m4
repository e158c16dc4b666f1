dnl SPDX-License-Identifier: BSD-2-Clause
ifdef(`_NO_MAKEINFO_', `', `define(`TEMPFILE', maketemp(`/tmp/cfXXXXXX'))dnl
syscmd(sh _CF_DIR_`'sh/makeinfo.sh _CF_DIR_ > TEMPFILE)dnl
include(TEMPFILE)dnl
syscmd(rm -f TEMPFILE)')dnl
