dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       unicosmk
dnl SUMMARY    Cray UNICOS/mk
dnl ARGUMENTS  -
dnl PROVIDES   define ALIAS_FILE, define HELP_FILE, define confPID_FILE, define QUEUE_DIR
dnl            define STATUS_FILE, define LOCAL_SHELL_FLAGS, define SMTP_MAILER_FLAGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`unicosmk')
dnl
define(`ALIAS_FILE', `/usr/lib/aliases')
define(`HELP_FILE', `/usr/lib/sendmail.hf')
define(`confPID_FILE', `/etc/sendmail.pid')
define(`QUEUE_DIR', `/usr/spool/mqueue')
define(`STATUS_FILE', `/usr/lib/sendmail.st')
define(`LOCAL_SHELL_FLAGS', `lsDFMpxehuo')
dnl Unlike unicos, the flags of the local mailer stay as they are.
MODIFY_MAILER_FLAGS(`SMTP', `+anpeLC')
