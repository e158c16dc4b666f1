dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       bsdi1.0
dnl SUMMARY    BSD/386 1.0, an old name of bsdi
dnl DEPRECATED OSTYPE(`bsdi')
dnl ARGUMENTS  -
dnl PROVIDES   define STATUS_FILE, define LOCAL_MAILER_PATH, define UUCP_MAILER_ARGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`bsdi1.0')
dnl
errprint(`NOTE: OSTYPE(`bsdi1.0') is an old name, write OSTYPE(`bsdi')
')
include(_CF_DIR_`'ostype/bsdi.m4)
