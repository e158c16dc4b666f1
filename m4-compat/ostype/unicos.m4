dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       unicos
dnl SUMMARY    Cray UNICOS
dnl ARGUMENTS  -
dnl PROVIDES   define ALIAS_FILE, define HELP_FILE, define confPID_FILE, define QUEUE_DIR
dnl            define STATUS_FILE, define LOCAL_SHELL_FLAGS, define LOCAL_MAILER_FLAGS
dnl            define SMTP_MAILER_FLAGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`unicos')
dnl
define(`ALIAS_FILE', `/usr/lib/aliases')
define(`HELP_FILE', `/usr/lib/sendmail.hf')
define(`confPID_FILE', `/etc/sendmail.pid')
define(`QUEUE_DIR', `/usr/spool/mqueue')
define(`STATUS_FILE', `/usr/lib/sendmail.st')
define(`LOCAL_SHELL_FLAGS', `pxehu')
MODIFY_MAILER_FLAGS(`LOCAL', `+aSPpmnxXu')
MODIFY_MAILER_FLAGS(`SMTP', `+anpeLC')
