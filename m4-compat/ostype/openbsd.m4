dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       openbsd
dnl SUMMARY    OpenBSD
dnl ARGUMENTS  -
dnl PROVIDES   define STATUS_FILE, define LOCAL_MAILER_FLAGS, define LOCAL_MAILER_PATH
dnl            define UUCP_MAILER_ARGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`openbsd')
dnl
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `rmn9S')
include(_CF_DIR_`'ostype/bsd4.4.m4)
