dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       aix5
dnl SUMMARY    IBM AIX 5 and later: the same values as AIX 4
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define LOCAL_MAILER_FLAGS, define LOCAL_MAILER_PATH
dnl            define LOCAL_MAILER_ARGS, define confTIME_ZONE
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`aix5')
dnl
include(_CF_DIR_`'ostype/aix4.m4)
