dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       bsd4.3
dnl SUMMARY    4.3BSD
dnl ARGUMENTS  -
dnl PROVIDES   define QUEUE_DIR, define UUCP_MAILER_ARGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`bsd4.3')
dnl
_DEFIFNOT(`QUEUE_DIR', `/usr/spool/mqueue')
_DEFIFNOT(`UUCP_MAILER_ARGS', `uux - -r -z -a$g $h!rmail ($u)')
