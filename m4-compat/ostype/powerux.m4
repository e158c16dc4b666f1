dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       powerux
dnl SUMMARY    Concurrent PowerUX
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define LOCAL_MAILER_FLAGS, define LOCAL_MAILER_PATH
dnl            define LOCAL_MAILER_ARGS, define LOCAL_SHELL_FLAGS, define UUCP_MAILER_ARGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`powerux')
dnl
define(`confEBINDIR', `/usr/local/lib')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `mn9')
define(`LOCAL_MAILER_PATH', `/usr/bin/rmail')
define(`LOCAL_MAILER_ARGS', `rmail $u')
define(`LOCAL_SHELL_FLAGS', `ehuP')
define(`UUCP_MAILER_ARGS', `uux - -r -a$g -gmedium $h!rmail ($u)')
