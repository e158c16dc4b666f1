dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       linux
dnl SUMMARY    Linux with procmail as the local mailer
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define PROCMAIL_MAILER_PATH, define LOCAL_MAILER_PATH
dnl            define LOCAL_MAILER_ARGS, define LOCAL_MAILER_FLAGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`linux')
dnl
define(`confEBINDIR', `/usr/sbin')
dnl The path is set even when the .mc set one before: to change it, define it after OSTYPE and use
dnl FEATURE(`local_procmail').
define(`PROCMAIL_MAILER_PATH', `/usr/bin/procmail')
FEATURE(`local_procmail')
