dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       debian
dnl SUMMARY    Debian and its descendants
dnl ARGUMENTS  -
dnl PROVIDES   define MAIL_SETTINGS_DIR, define STATUS_FILE, define LOCAL_MAILER_FLAGS
dnl            define LOCAL_MAILER_PATH, define LOCAL_MAILER_ARGS, define PROCMAIL_MAILER_PATH
dnl            define PROCMAIL_MAILER_ARGS, define USENET_MAILER_PATH, define UUCP_MAILER_ARGS
dnl            define confEBINDIR, define confCF_VERSION, define confSMTP_LOGIN_MSG
dnl            define confDEAD_LETTER_DROP, define confHOST_STATUS_DIRECTORY, define confCR_FILE
dnl            define confCT_FILE, define confCW_FILE, define confMUST_QUOTE_CHARS
dnl            define confME_TOO, define confDEF_USER_ID, define confREJECT_NUL
dnl            define confBIND_OPTS, flag _USE_ETC_MAIL_, flag _FFR_MILTER, flag _FFR_MAIL_MACRO
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`debian')
dnl
ifdef(`_DEBIAN_AUTOCONF_', `', `include(_CF_DIR_`debian/autoconf.m4')')
_DEFIFNOT(`MAIL_SETTINGS_DIR', `/etc/mail/')
_DEFIFNOT(`_USE_ETC_MAIL_', `')
define(`confCF_VERSION', `Debian'sm_revision)

dnl Local delivery goes through a script that asks which delivery program is installed. It wants to
dnl run as root (S), knows no -r, and takes one recipient at a time (no m).
define(`LOCAL_MAILER_PATH', `/usr/sbin/sensible-mda')
define(`LOCAL_MAILER_ARGS', `sensible-mda $g $u $h ${client_addr}')
MODIFY_MAILER_FLAGS(`LOCAL', `-rm')
MODIFY_MAILER_FLAGS(`LOCAL', `+S')

define(`PROCMAIL_MAILER_PATH', `/usr/bin/procmail')
define(`PROCMAIL_MAILER_ARGS', `procmail -m $h $f $u')
define(`USENET_MAILER_PATH', `/usr/bin/inews')
define(`UUCP_MAILER_ARGS', `uux - -r -z -a$g -gC $h!rmail ($u)')
define(`confEBINDIR', `/usr/libexec/sendmail')

dnl Files: what follows a hash sign on a line of a class file is comment.
define(`STATUS_FILE', `/var/lib/sendmail/sendmail.st')
define(`confHOST_STATUS_DIRECTORY', `/var/lib/sendmail/host_status')
define(`confDEAD_LETTER_DROP', `/var/lib/sendmail/dead.letter')
define(`confCW_FILE', MAIL_SETTINGS_DIR`local-host-names %[^\#]')
define(`confCT_FILE', MAIL_SETTINGS_DIR`trusted-users %[^\#]')
define(`confCR_FILE', `-o 'MAIL_SETTINGS_DIR`relay-domains %[^\#]')

define(`confSMTP_LOGIN_MSG',
  `$j Sendmail $v/$Z; $b; (No UCE/UBE) $?{client_addr}logging access from: dnl
${client_name}(${client_resolve})-$_$.')
define(`confDEF_USER_ID', `mail:mail')
define(`confME_TOO', `True')
dnl An apostrophe that is not in quotes is an ordinary character.
define(`confMUST_QUOTE_CHARS', .')
define(`confREJECT_NUL', `true')
define(`confBIND_OPTS', `+WorkAroundBrokenAAAA')
define(`_FFR_MILTER', `')
define(`_FFR_MAIL_MACRO', `')
