dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       maxion
dnl SUMMARY    Concurrent MAXION
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR, define QUEUE_DIR, define STATUS_FILE, define LOCAL_MAILER_PATH
dnl            define LOCAL_MAILER_ARGS, define LOCAL_SHELL_FLAGS, define UUCP_MAILER_ARGS
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`maxion')
dnl
define(`confEBINDIR', `/usr/ucblib')
define(`QUEUE_DIR', `/var/spool/mqueue')
define(`STATUS_FILE', `/var/adm/log/sendmail.st')
define(`LOCAL_MAILER_PATH', `/usr/bin/mail')
define(`LOCAL_MAILER_ARGS', `mail $u')
define(`LOCAL_SHELL_FLAGS', `ehuP')
define(`UUCP_MAILER_ARGS', `uux - -r -a$g -gmedium $h!rmail ($u)')
