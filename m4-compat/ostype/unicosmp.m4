dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       unicosmp
dnl SUMMARY    Cray UNICOS/mp
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define QUEUE_DIR, define STATUS_FILE, define LOCAL_MAILER_FLAGS
dnl            define LOCAL_MAILER_PATH, define LOCAL_MAILER_ARGS, define confTIME_ZONE
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`unicosmp')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`QUEUE_DIR', `/var/spool/mqueue')
_DEFIFNOT(`STATUS_FILE', `/var/log/sendmail.st')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `Ehm9')
define(`LOCAL_MAILER_PATH', `/usr/bin/mail')
_DEFIFNOT(`LOCAL_MAILER_ARGS', `mail -s -d $u')
define(`confTIME_ZONE', `USE_TZ')
