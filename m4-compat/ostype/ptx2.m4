dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       ptx2
dnl SUMMARY    Sequent DYNIX/ptx 2
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define QUEUE_DIR, define LOCAL_MAILER_FLAGS
dnl            define LOCAL_MAILER_PATH, define LOCAL_SHELL_FLAGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`ptx2')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`QUEUE_DIR', `/usr/spool/mqueue')
_DEFIFNOT(`LOCAL_MAILER_FLAGS', `fmn9')
define(`LOCAL_MAILER_PATH', `/bin/mail')
define(`LOCAL_SHELL_FLAGS', `eu')
