dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       irix5
dnl SUMMARY    SGI IRIX 5
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define QUEUE_DIR, define STATUS_FILE, define LOCAL_MAILER_FLAGS
dnl            define LOCAL_MAILER_ARGS, define LOCAL_MAILER_CHARSET, define confTIME_ZONE
dnl            define confDEF_USER_ID
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`irix5')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`QUEUE_DIR', `/var/spool/mqueue')
_DEFIFNOT(`STATUS_FILE', `/var/sendmail.st')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `Ehmu9')
_DEFIFNOT(`LOCAL_MAILER_ARGS', `mail -s -d $u')
define(`confTIME_ZONE', `USE_TZ')
define(`confDEF_USER_ID', `998:998')
define(`LOCAL_MAILER_CHARSET', `iso-8859-1')
