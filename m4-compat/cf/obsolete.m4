dnl SPDX-License-Identifier: BSD-2-Clause
dnl Macros of older .mc files: said, and used as far as that is possible. Read only when one is set.
dnl
define(`_OBSOLETE_', `ifdef(`$1', `errprint(`*** WARNING: $1 is no longer used: $2
')$3')')
_OBSOLETE_(`confDAEMON_OPTIONS', `write DAEMON_OPTIONS()', `DAEMON_OPTIONS(defn(`confDAEMON_OPTIONS'))')
_OBSOLETE_(`confCLIENT_OPTIONS', `write CLIENT_OPTIONS()', `CLIENT_OPTIONS(defn(`confCLIENT_OPTIONS'))')
_OBSOLETE_(`confAUTO_REBUILD', `aliases are rebuilt by newaliases')
_OBSOLETE_(`confREAD_TIMEOUT', `set confTO_COMMAND and its like')
_OBSOLETE_(`confDEF_GROUP_ID', `set confDEF_USER_ID to user:group')
_OBSOLETE_(`confUNSAFE_GROUP_WRITES', `set confDONT_BLAME_SENDMAIL')
dnl "return/warning", or the first alone.
define(`_RETURN_WARN_', `ifelse(index(`$1', `/'), -1, `define(`confTO_QUEUERETURN', `$1')',
	`define(`confTO_QUEUERETURN', substr(`$1', 0, index(`$1', `/')))define(`confTO_QUEUEWARN', substr(`$1', eval(index(`$1', `/') + 1)))')')
ifdef(`confMESSAGE_TIMEOUT', `_RETURN_WARN_(confMESSAGE_TIMEOUT)')
