dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       aix3
dnl SUMMARY    IBM AIX 3: the local mailer is bellmail
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define LOCAL_MAILER_FLAGS, define LOCAL_MAILER_PATH
dnl            define LOCAL_MAILER_ARGS, define confTIME_ZONE
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`aix3')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `mn9')
_DEFIFNOT(`LOCAL_MAILER_PATH', `/bin/bellmail')
_DEFIFNOT(`LOCAL_MAILER_ARGS', `mail $u')
define(`confTIME_ZONE', `USE_TZ')
