dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       solaris2.pre5
dnl SUMMARY    Solaris 2 before 2.5
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define LOCAL_MAILER_FLAGS, define LOCAL_MAILER_ARGS
dnl            define UUCP_MAILER_ARGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`solaris2.pre5')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `SnE9')
_DEFIFNOT(`LOCAL_MAILER_ARGS', `mail -f $g -d $u')
_DEFIFNOT(`UUCP_MAILER_ARGS', `uux - -r -a$g $h!rmail ($u)')
