dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       debian-msp
dnl SUMMARY    the mail submission program of Debian: its files, rights and timeouts
dnl ARGUMENTS  -
dnl PROVIDES   define MSP_QUEUE_DIR, define STATUS_FILE, define confHOST_STATUS_DIRECTORY
dnl            define confPID_FILE, define confCONTROL_SOCKET_NAME, define confPROCESS_TITLE_PREFIX
dnl            define confCF_VERSION, define confSAFE_FILE_ENV, define confSAFE_QUEUE
dnl            define confQUEUE_FILE_MODE, define confTEMP_FILE_MODE, define confRRT_IMPLIES_DSN
dnl            define confRUN_AS_USER, define confTRUSTED_USER, define confTO_ICONNECT
dnl            define confTO_MAIL, define confTO_DATAINIT, define confTO_RSET, define confTO_QUIT
dnl            define confTO_COMMAND, define confTO_IDENT, define confTO_HOSTSTATUS
dnl            flag DEBIAN_MSP
dnl PLACE      after OSTYPE, before MAILER
dnl EXAMPLE    DOMAIN(`debian-msp')
dnl
ifdef(`_DEBIAN_AUTOCONF_', `', `include(_CF_DIR_`debian/autoconf.m4')')
define(`DEBIAN_MSP', `')
define(`confCF_VERSION', `Submit')

dnl Files and sockets. There is no host status: each message goes to the daemon of this machine.
define(`MSP_QUEUE_DIR', `/var/spool/mqueue-client')
define(`STATUS_FILE', `/var/lib/sendmail/sm-client.st')
define(`confPID_FILE', `/var/run/sendmail/msp/sendmail.pid')
define(`confCONTROL_SOCKET_NAME', `/var/run/sendmail/msp/smcontrol')
define(`confHOST_STATUS_DIRECTORY', `')
define(`confSAFE_FILE_ENV', `/')
define(`confQUEUE_FILE_MODE', `0660')
define(`confTEMP_FILE_MODE', `0640')

define(`confRUN_AS_USER', `smmsp')
define(`confTRUSTED_USER', `smmsp')
define(`confPROCESS_TITLE_PREFIX', `MSP')
define(`confSAFE_QUEUE', `True')
define(`confRRT_IMPLIES_DSN', `False')
FEATURE(`no_default_msa')

dnl Timeouts, shorter than the defaults.
define(`confTO_HOSTSTATUS', `0')
define(`confTO_ICONNECT', `2s')
define(`confTO_IDENT', `5s')
define(`confTO_RSET', `1m')
define(`confTO_MAIL', `2m')
define(`confTO_DATAINIT', `2m')
define(`confTO_QUIT', `2m')
define(`confTO_COMMAND', `5m')
