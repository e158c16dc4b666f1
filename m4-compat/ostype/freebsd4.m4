dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       freebsd4
dnl SUMMARY    FreeBSD 4
dnl ARGUMENTS  -
dnl PROVIDES   define STATUS_FILE, define LOCAL_MAILER_PATH, define LOCAL_MAILER_ARGS
dnl            define UUCP_MAILER_ARGS, define LOCAL_MAILER_FLAGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`freebsd4')
dnl
_DEFIFNOT(`LOCAL_MAILER_ARGS', `mail $u')
MODIFY_MAILER_FLAGS(`LOCAL', `+S')
include(_CF_DIR_`'ostype/bsd4.4.m4)
