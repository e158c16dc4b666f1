dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       sinix
dnl SUMMARY    Siemens SINIX
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define QUEUE_DIR, define STATUS_FILE, define LOCAL_MAILER_PATH
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`sinix')
dnl
define(`confEBINDIR', `/usr/ucblib')
_DEFIFNOT(`QUEUE_DIR', `/var/spool/mqueue')
_DEFIFNOT(`STATUS_FILE', `/var/sendmail.st')
define(`LOCAL_MAILER_PATH', `/bin/mail.local')
