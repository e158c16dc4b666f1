dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       solaris8
dnl SUMMARY    Solaris 8 to 10: mail.local by LMTP, IPv6
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define confPID_FILE, define UUCP_MAILER_ARGS, flag _NETINET6_
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`solaris8')
dnl
define(`confEBINDIR', `/usr/lib')
define(`confPID_FILE', `/var/run/sendmail.pid')
_DEFIFNOT(`UUCP_MAILER_ARGS', `uux - -r -a$g $h!rmail ($u)')
define(`_NETINET6_')
FEATURE(`local_lmtp')
