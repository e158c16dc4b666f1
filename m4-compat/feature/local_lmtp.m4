dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       local_lmtp
dnl SUMMARY    local mail is given to a program that speaks LMTP
dnl ARGUMENTS  path [optional, default confEBINDIR/mail.local]  the program
dnl            arguments [optional, default mail.local -l]  its argument vector
dnl PROVIDES   define LOCAL_MAILER_PATH, define LOCAL_MAILER_ARGS, define LOCAL_MAILER_FLAGS, flag _LOCAL_LMTP_
dnl CONFLICTS  mailer local before : its line is written already
dnl PLACE      before MAILER
dnl SINCE      8.9.0
dnl EXAMPLE    FEATURE(`local_lmtp')
dnl
ifdef(`_MAILER_local_', `errprint(`*** ERROR: FEATURE(`local_lmtp') has to come before MAILER(local)
')')
define(`_LOCAL_LMTP_', `1')
define(`LOCAL_MAILER_PATH', ifelse(defn(`_ARG_'), `', `ifdef(`confEBINDIR', `confEBINDIR', `/usr/libexec')`/mail.local'', `_ARG_'))
define(`LOCAL_MAILER_FLAGS', `PSXmnz9')
define(`LOCAL_MAILER_ARGS', ifelse(len(_ARG2_), `0', ``mail.local -l'', `_ARG2_'))
define(`LOCAL_MAILER_DSN_DIAGNOSTIC_CODE', `SMTP')
