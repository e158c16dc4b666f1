dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       amdahl-uts
dnl SUMMARY    Amdahl UTS
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define LOCAL_MAILER_FLAGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`amdahl-uts')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `fSn9')
