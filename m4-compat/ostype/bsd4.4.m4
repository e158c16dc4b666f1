dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       bsd4.4
dnl SUMMARY    4.4BSD, and the base of its descendants
dnl ARGUMENTS  -
dnl PROVIDES   define STATUS_FILE, define LOCAL_MAILER_PATH, define UUCP_MAILER_ARGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`bsd4.4')
dnl
_DEFIFNOT(`STATUS_FILE', `/var/log/sendmail.st')
_DEFIFNOT(`LOCAL_MAILER_PATH', `/usr/libexec/mail.local')
_DEFIFNOT(`UUCP_MAILER_ARGS', `uux - -r -z -a$g $h!rmail ($u)')
