dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       mklinux
dnl SUMMARY    MkLinux on the Power Macintosh
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define STATUS_FILE, define PROCMAIL_MAILER_PATH
dnl            define LOCAL_MAILER_PATH, define LOCAL_MAILER_ARGS, define LOCAL_MAILER_FLAGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`mklinux')
dnl
define(`confEBINDIR', `/usr/sbin')
_DEFIFNOT(`STATUS_FILE', `/var/log/sendmail.st')
_DEFIFNOT(`PROCMAIL_MAILER_PATH', `/usr/bin/procmail')
FEATURE(`local_procmail')
