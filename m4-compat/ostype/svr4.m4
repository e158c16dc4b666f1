dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       svr4
dnl SUMMARY    System V Release 4
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define LOCAL_MAILER_PATH, define LOCAL_SHELL_FLAGS
dnl            define UUCP_MAILER_ARGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`svr4')
dnl
define(`confEBINDIR', `/usr/ucblib')
define(`LOCAL_MAILER_PATH', `/usr/ucblib/binmail')
define(`LOCAL_SHELL_FLAGS', `ehuP')
define(`UUCP_MAILER_ARGS', `uux - -r -a$g -gmedium $h!rmail ($u)')
