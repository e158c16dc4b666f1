dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       isc4.1
dnl SUMMARY    Interactive UNIX 4.1
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define QUEUE_DIR, define LOCAL_MAILER_FLAGS
dnl            define LOCAL_MAILER_PATH, define LOCAL_MAILER_ARGS, define UUCP_MAILER_PATH
dnl            define UUCP_MAILER_ARGS, define confTIME_ZONE
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`isc4.1')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`QUEUE_DIR', `/usr/spool/mqueue')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `humS9')
_DEFIFNOT(`LOCAL_MAILER_PATH', `/bin/lmail')
_DEFIFNOT(`LOCAL_MAILER_ARGS', `lmail -s $u')
_DEFIFNOT(`UUCP_MAILER_PATH', `/usr/bin/uux')
_DEFIFNOT(`UUCP_MAILER_ARGS', `uux - -r -gC $h!rmail ($u)')
define(`confTIME_ZONE', `USE_TZ')
