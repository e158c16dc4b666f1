dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       nextstep
dnl SUMMARY    NeXTSTEP
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define QUEUE_DIR, define LOCAL_SHELL_FLAGS
dnl            define UUCP_MAILER_PATH
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`nextstep')
dnl
define(`confEBINDIR', `/usr/lib')
_DEFIFNOT(`QUEUE_DIR', `/usr/spool/mqueue')
_DEFIFNOT(`LOCAL_SHELL_FLAGS', `euP')
_DEFIFNOT(`UUCP_MAILER_PATH', `/usr/bin/uux')
