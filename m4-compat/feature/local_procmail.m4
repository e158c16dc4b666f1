dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       local_procmail
dnl SUMMARY    local mail is given to procmail, or another delivery agent
dnl ARGUMENTS  path [optional, default PROCMAIL_MAILER_PATH]  the program
dnl            arguments [optional, default procmail -a $h -d $u]  its argument vector
dnl            flags [optional, default SPfhn9]  the flags of the mailer
dnl PROVIDES   define LOCAL_MAILER_PATH, define LOCAL_MAILER_ARGS, define LOCAL_MAILER_FLAGS
dnl CONFLICTS  mailer local before : its line is written already
dnl PLACE      before MAILER
dnl SINCE      8.7
dnl EXAMPLE    FEATURE(`local_procmail')
dnl
ifdef(`_MAILER_local_', `errprint(`*** ERROR: FEATURE(`local_procmail') has to come before MAILER(local)
')')
undefine(`_LOCAL_LMTP_')
undefine(`LOCAL_MAILER_DSN_DIAGNOSTIC_CODE')
define(`LOCAL_MAILER_PATH', ifelse(defn(`_ARG_'), `', `ifdef(`PROCMAIL_MAILER_PATH', `PROCMAIL_MAILER_PATH', `/usr/local/bin/procmail')', `_ARG_'))
define(`LOCAL_MAILER_ARGS', ifelse(len(_ARG2_), `0', ``procmail -a $h -d $u'', `_ARG2_'))
define(`LOCAL_MAILER_FLAGS', ifelse(len(_ARG3_), `0', ``SPfhn9'', `_ARG3_'))
