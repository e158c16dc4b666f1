dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       gnu
dnl SUMMARY    GNU/Hurd
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define STATUS_FILE, define LOCAL_MAILER_PATH
dnl            define LOCAL_MAILER_ARGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`gnu')
dnl
define(`confEBINDIR', `/libexec')
_DEFIFNOT(`STATUS_FILE', `/var/log/sendmail.st')
_DEFIFNOT(`LOCAL_MAILER_PATH', `/libexec/mail.local')
_DEFIFNOT(`LOCAL_MAILER_ARGS', `mail $u')
