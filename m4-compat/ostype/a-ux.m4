dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       a-ux
dnl SUMMARY    Apple's A/UX
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define QUEUE_DIR, define LOCAL_MAILER_FLAGS
dnl            define LOCAL_MAILER_ARGS, define UUCP_MAILER_PATH
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`a-ux')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`QUEUE_DIR', `/usr/spool/mqueue')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `mn9')
_DEFIFNOT(`LOCAL_MAILER_ARGS', `mail -d -r $f $u')
_DEFIFNOT(`UUCP_MAILER_PATH', `/usr/bin/uux')
