dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       sco-uw-2.1
dnl SUMMARY    SCO UnixWare 2.1
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define LOCAL_MAILER_FLAGS, define LOCAL_MAILER_PATH
dnl            define LOCAL_MAILER_ARGS, define LOCAL_SHELL_FLAGS, define UUCP_MAILER_ARGS
dnl            define confTIME_ZONE
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`sco-uw-2.1')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `fhCEn9')
define(`LOCAL_MAILER_PATH', `/usr/bin/rmail')
define(`LOCAL_MAILER_ARGS', `rmail $u')
define(`LOCAL_SHELL_FLAGS', `ehuP')
define(`UUCP_MAILER_ARGS', `uux - -r -a$g -gmedium $h!rmail ($u)')
define(`confTIME_ZONE', `USE_TZ')
