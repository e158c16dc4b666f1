dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       freebsd5
dnl SUMMARY    FreeBSD 5, where uux is in /usr/local
dnl ARGUMENTS  -
dnl PROVIDES   define STATUS_FILE, define LOCAL_MAILER_PATH, define LOCAL_MAILER_ARGS
dnl            define UUCP_MAILER_PATH, define UUCP_MAILER_ARGS, define LOCAL_MAILER_FLAGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`freebsd5')
dnl
_DEFIFNOT(`LOCAL_MAILER_ARGS', `mail $u')
_DEFIFNOT(`UUCP_MAILER_PATH', `/usr/local/bin/uux')
MODIFY_MAILER_FLAGS(`LOCAL', `+S')
include(_CF_DIR_`'ostype/bsd4.4.m4)
