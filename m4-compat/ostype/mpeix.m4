dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       mpeix
dnl SUMMARY    HP MPE/iX
dnl ARGUMENTS  -
dnl PROVIDES   define LOCAL_MAILER_FLAGS, define LOCAL_MAILER_PATH, define LOCAL_MAILER_ARGS
dnl            define LOCAL_SHELL_PATH, define confTIME_ZONE, define confDEF_USER_ID
dnl            define confTRUSTED_USER, define confDONT_BLAME_SENDMAIL
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`mpeix')
dnl
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `mu9')
_DEFIFNOT(`LOCAL_MAILER_PATH', `/bin/tsmail')
_DEFIFNOT(`LOCAL_MAILER_ARGS', `tsmail $u')
_DEFIFNOT(`LOCAL_SHELL_PATH', `/bin/sh')
define(`confTIME_ZONE', `USE_TZ')
_DEFIFNOT(`confDEF_USER_ID', `SERVER.SENDMAIL')
_DEFIFNOT(`confTRUSTED_USER', `SERVER.SENDMAIL')
define(`confDONT_BLAME_SENDMAIL', `ForwardFileInGroupWritableDirPath')
