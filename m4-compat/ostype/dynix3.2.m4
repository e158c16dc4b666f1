dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       dynix3.2
dnl SUMMARY    Sequent DYNIX 3.2
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define QUEUE_DIR
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`dynix3.2')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`QUEUE_DIR', `/usr/spool/mqueue')
