dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       debian-mta
dnl SUMMARY    the daemon of Debian: its files, rights and timeouts
dnl ARGUMENTS  -
dnl PROVIDES   define STATUS_FILE, define confHOST_STATUS_DIRECTORY, define confPID_FILE
dnl            define confCONTROL_SOCKET_NAME, define confPROCESS_TITLE_PREFIX
dnl            define confMAX_DAEMON_CHILDREN, define confMAX_RUNNERS_PER_QUEUE, define confMAX_HOP
dnl            define confSAFE_FILE_ENV, define confSAFE_QUEUE, define confQUEUE_FILE_MODE
dnl            define confTEMP_FILE_MODE, define confRRT_IMPLIES_DSN, define confTRUSTED_USER
dnl            define confPRIVACY_FLAGS, define confDONT_BLAME_SENDMAIL, define confTO_ICONNECT
dnl            define confTO_MAIL, define confTO_DATAINIT, define confTO_RSET, define confTO_QUIT
dnl            define confTO_COMMAND, define confTO_IDENT, flag DEBIAN_MTA
dnl PLACE      after OSTYPE, before MAILER
dnl EXAMPLE    DOMAIN(`debian-mta')
dnl
ifdef(`_DEBIAN_AUTOCONF_', `', `include(_CF_DIR_`debian/autoconf.m4')')
define(`DEBIAN_MTA', `')

dnl Files and sockets.
define(`STATUS_FILE', `/var/lib/sendmail/sendmail.st')
define(`confPID_FILE', `/var/run/sendmail/mta/sendmail.pid')
define(`confCONTROL_SOCKET_NAME', `/var/run/sendmail/mta/smcontrol')
define(`confHOST_STATUS_DIRECTORY', `/var/lib/sendmail/host_status')
define(`confSAFE_FILE_ENV', `/')
define(`confQUEUE_FILE_MODE', `0640')
define(`confTEMP_FILE_MODE', `0640')

dnl Processes and the queue.
define(`confPROCESS_TITLE_PREFIX', `MTA')
define(`confMAX_DAEMON_CHILDREN', `0')
define(`confMAX_RUNNERS_PER_QUEUE', `5')
define(`confSAFE_QUEUE', `True')
define(`confMAX_HOP', `100')
define(`confRRT_IMPLIES_DSN', `False')

dnl Timeouts, shorter than the defaults.
define(`confTO_IDENT', `5s')
define(`confTO_RSET', `1m')
define(`confTO_ICONNECT', `2m')
define(`confTO_MAIL', `2m')
define(`confTO_DATAINIT', `2m')
define(`confTO_QUIT', `2m')
define(`confTO_COMMAND', `5m')

dnl Who may do what. Debian's folders belong to a group, which the checks of sendmail refuse
dnl unless they are told that this is meant.
_DEFIFNOT(`confTRUSTED_USER', `smmta')
define(`confPRIVACY_FLAGS', `restrictqrun,restrictexpand')
define(`confDONT_BLAME_SENDMAIL', defn(`confDONT_BLAME_SENDMAIL')`,AssumeSafeChown,dnl
ForwardFileInGroupWritableDirPath,GroupWritableForwardFileSafe,GroupWritableIncludeFileSafe,dnl
IncludeFileInGroupWritableDirPath,DontWarnForwardFileInUnsafeDirPath,TrustStickyBit,dnl
NonRootSafeAddr,GroupWritableIncludeFile,GroupReadableDefaultAuthInfoFile')
