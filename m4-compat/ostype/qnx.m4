dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       qnx
dnl SUMMARY    QNX 4
dnl ARGUMENTS  -
dnl PROVIDES   define QUEUE_DIR, define LOCAL_MAILER_FLAGS, define LOCAL_MAILER_PATH
dnl            define LOCAL_MAILER_ARGS, define UUCP_MAILER_ARGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`qnx')
dnl
define(`QUEUE_DIR', `/usr/spool/mqueue')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `Sh')
define(`LOCAL_MAILER_PATH', `/usr/bin/mailx')
define(`LOCAL_MAILER_ARGS', `mail $u')
define(`UUCP_MAILER_ARGS', `uux - -r -z -a$f $h!rmail ($u)')
