dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       hpux11
dnl SUMMARY    HP-UX 11
dnl ARGUMENTS  -
dnl PROVIDES   define LOCAL_MAILER_FLAGS, define LOCAL_MAILER_PATH, define LOCAL_MAILER_ARGS
dnl            define LOCAL_SHELL_PATH, define UUCP_MAILER_ARGS, define confTIME_ZONE
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`hpux11')
dnl
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `m9')
_DEFIFNOT(`LOCAL_MAILER_PATH', `/usr/bin/rmail')
_DEFIFNOT(`LOCAL_MAILER_ARGS', `rmail -d $u')
_DEFIFNOT(`LOCAL_SHELL_PATH', `/usr/bin/sh')
_DEFIFNOT(`UUCP_MAILER_ARGS', `uux - -r -a$g -gC $h!rmail ($u)')
define(`confTIME_ZONE', `USE_TZ')
