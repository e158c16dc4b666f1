dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       dragonfly
dnl SUMMARY    DragonFly BSD
dnl ARGUMENTS  -
dnl PROVIDES   define STATUS_FILE, define LOCAL_MAILER_PATH, define LOCAL_MAILER_ARGS
dnl            define UUCP_MAILER_PATH, define UUCP_MAILER_ARGS, define LOCAL_MAILER_FLAGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`dragonfly')
dnl
include(_CF_DIR_`'ostype/freebsd5.m4)
