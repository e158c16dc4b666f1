dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       unixware7
dnl SUMMARY    SCO UnixWare 7
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define QUEUE_DIR, define LOCAL_MAILER_FLAGS
dnl            define LOCAL_MAILER_PATH, define LOCAL_MAILER_ARGS, define LOCAL_SHELL_FLAGS
dnl            define confTIME_ZONE
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`unixware7')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`QUEUE_DIR', `/var/spool/mqueue')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `Puho9')
_DEFIFNOT(`LOCAL_MAILER_PATH', `/etc/mail/slocal')
_DEFIFNOT(`LOCAL_MAILER_ARGS', `slocal -user $u')
_DEFIFNOT(`LOCAL_SHELL_FLAGS', `Peu')
define(`confTIME_ZONE', `USE_TZ')
