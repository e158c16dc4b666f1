dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       domainos
dnl SUMMARY    Apollo Domain/OS
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define QUEUE_DIR
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`domainos')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`QUEUE_DIR', `/usr/spool/mqueue')
