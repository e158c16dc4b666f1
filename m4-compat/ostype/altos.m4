dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       altos
dnl SUMMARY    Altos System V
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define QUEUE_DIR, define LOCAL_MAILER_FLAGS
dnl            define LOCAL_MAILER_PATH, define LOCAL_MAILER_ARGS, define LOCAL_SHELL_FLAGS
dnl            define UUCP_MAILER_PATH, define UUCP_MAILER_ARGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`altos')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`QUEUE_DIR', `/usr/spool/mqueue')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `mPuhCE9')
_DEFIFNOT(`LOCAL_MAILER_PATH', `/usr/bin/lmail')
_DEFIFNOT(`LOCAL_MAILER_ARGS', `lmail $u')
_DEFIFNOT(`LOCAL_SHELL_FLAGS', `Peu')
_DEFIFNOT(`UUCP_MAILER_PATH', `/usr/bin/uux')
_DEFIFNOT(`UUCP_MAILER_ARGS', `uux - -r -a$g $h!rmail ($u)')
