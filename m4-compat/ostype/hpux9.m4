dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       hpux9
dnl SUMMARY    HP-UX 9
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define QUEUE_DIR, define LOCAL_MAILER_FLAGS
dnl            define LOCAL_MAILER_PATH, define LOCAL_MAILER_ARGS, define UUCP_MAILER_ARGS
dnl            define confTIME_ZONE
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`hpux9')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`QUEUE_DIR', `/usr/spool/mqueue')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `m9')
_DEFIFNOT(`LOCAL_MAILER_PATH', `/bin/rmail')
_DEFIFNOT(`LOCAL_MAILER_ARGS', `rmail -d $u')
_DEFIFNOT(`UUCP_MAILER_ARGS', `uux - -r -a$g -gC $h!rmail ($u)')
define(`confTIME_ZONE', `USE_TZ')
