dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       freebsd6
dnl SUMMARY    FreeBSD 6 and later: the values of FreeBSD 5
dnl ARGUMENTS  -
dnl PROVIDES   define STATUS_FILE, define LOCAL_MAILER_PATH, define LOCAL_MAILER_ARGS
dnl            define UUCP_MAILER_PATH, define UUCP_MAILER_ARGS, define LOCAL_MAILER_FLAGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`freebsd6')
dnl
include(_CF_DIR_`'ostype/freebsd5.m4)
