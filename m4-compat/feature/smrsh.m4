dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       smrsh
dnl SUMMARY    programs of users run in the restricted shell
dnl ARGUMENTS  path [optional, default confEBINDIR/smrsh]  the shell
dnl PROVIDES   define LOCAL_SHELL_PATH
dnl CONFLICTS  mailer local before : its line is written already
dnl PLACE      before MAILER
dnl SINCE      8.7
dnl EXAMPLE    FEATURE(`smrsh')
dnl
ifdef(`_MAILER_local_', `errprint(`*** ERROR: FEATURE(`smrsh') has to come before MAILER(local)
')')
define(`LOCAL_SHELL_PATH', ifelse(defn(`_ARG_'), `', `ifdef(`confEBINDIR', `confEBINDIR', `/usr/libexec')`/smrsh'', `_ARG_'))
_DEFIFNOT(`LOCAL_SHELL_ARGS', `smrsh -c $u')
