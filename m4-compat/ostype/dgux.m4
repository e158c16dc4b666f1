dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       dgux
dnl SUMMARY    Data General DG/UX
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define LOCAL_MAILER_FLAGS, define confTIME_ZONE
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`dgux')
dnl
define(`confTIME_ZONE', `USE_TZ')
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `m9')
dnl The E line puts this into the environment of all mailers: without it the system's mail program
dnl hands local mail back to sendmail.
LOCAL_CONFIG
E_FORCE_MAIL_LOCAL_=yes
divert(-1)
