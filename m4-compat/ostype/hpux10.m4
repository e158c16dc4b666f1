dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       hpux10
dnl SUMMARY    HP-UX 10
dnl ARGUMENTS  -
dnl PROVIDES   define QUEUE_DIR, define LOCAL_MAILER_FLAGS, define LOCAL_MAILER_PATH
dnl            define LOCAL_MAILER_ARGS, define LOCAL_SHELL_PATH, define UUCP_MAILER_ARGS
dnl            define confTIME_ZONE
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`hpux10')
dnl
_DEFIFNOT(`QUEUE_DIR', `/var/spool/mqueue')
include(_CF_DIR_`'ostype/hpux11.m4)
