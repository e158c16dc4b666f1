dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       irix4
dnl SUMMARY    SGI IRIX 4
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define QUEUE_DIR, define LOCAL_MAILER_FLAGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`irix4')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`QUEUE_DIR', `/usr/spool/mqueue')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `Ehm9')
