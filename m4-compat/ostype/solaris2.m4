dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       solaris2
dnl SUMMARY    Solaris 2.5 and later with mail.local
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define LOCAL_MAILER_FLAGS, define LOCAL_MAILER_PATH
dnl            define LOCAL_MAILER_ARGS, define UUCP_MAILER_ARGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`solaris2')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `fSmn9')
_DEFIFNOT(`LOCAL_MAILER_PATH', `/usr/lib/mail.local')
_DEFIFNOT(`LOCAL_MAILER_ARGS', `mail.local -d $u')
_DEFIFNOT(`UUCP_MAILER_ARGS', `uux - -r -a$g $h!rmail ($u)')
