dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       riscos4.5
dnl SUMMARY    MIPS RISC/os 4.5
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define QUEUE_DIR, define LOCAL_MAILER_ARGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`riscos4.5')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`QUEUE_DIR', `/usr/spool/mqueue')
_DEFIFNOT(`LOCAL_MAILER_ARGS', `rmail -d $u')
