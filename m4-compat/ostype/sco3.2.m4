dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       sco3.2
dnl SUMMARY    SCO UNIX 3.2
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define QUEUE_DIR, define LOCAL_MAILER_FLAGS
dnl            define LOCAL_MAILER_PATH, define LOCAL_MAILER_ARGS, define LOCAL_SHELL_FLAGS
dnl            define UUCP_MAILER_PATH
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`sco3.2')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`QUEUE_DIR', `/usr/spool/mqueue')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `PuhCE9')
_DEFIFNOT(`LOCAL_MAILER_PATH', `/usr/bin/lmail')
_DEFIFNOT(`LOCAL_MAILER_ARGS', `lmail $u')
_DEFIFNOT(`LOCAL_SHELL_FLAGS', `Peu')
_DEFIFNOT(`UUCP_MAILER_PATH', `/usr/bin/uux')
