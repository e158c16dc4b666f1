dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       bsdi
dnl SUMMARY    BSD/OS: the values of 4.4BSD
dnl ARGUMENTS  -
dnl PROVIDES   define STATUS_FILE, define LOCAL_MAILER_PATH, define UUCP_MAILER_ARGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`bsdi')
dnl
include(_CF_DIR_`'ostype/bsd4.4.m4)
