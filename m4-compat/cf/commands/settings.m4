dnl SPDX-License-Identifier: BSD-2-Clause
dnl The commands that collect lines or change settings of mailers.
dnl
define(`MASQUERADE_AS', `define(`MASQUERADE_NAME', $1)')
define(`DAEMON_OPTIONS', `define(`_DPO_', defn(`_DPO_')
``O DaemonPortOptions=$1'')')
define(`CLIENT_OPTIONS', `define(`_CPO_', defn(`_CPO_')
``O ClientPortOptions=$1'')')
define(`QUEUE_GROUP', `define(`_QUEUE_GROUP_', defn(`_QUEUE_GROUP_')
``Q$1, $2'')')
define(`MAIL_FILTER', `define(`_MAIL_FILTERS_', defn(`_MAIL_FILTERS_')
``X$1, $2'')define(`_MAIL_FILTERS_DEF', defn(`_MAIL_FILTERS_DEF')`X')')
define(`INPUT_MAIL_FILTER', `MAIL_FILTER(`$1', `$2')define(`confINPUT_MAIL_FILTERS',
	ifdef(`confINPUT_MAIL_FILTERS', `defn(`confINPUT_MAIL_FILTERS')`, $1'', ``$1''))')
dnl
dnl MODIFY_MAILER_FLAGS(name, change): +flags are added, -flags taken away, other text replaces all.
define(`MODIFY_MAILER_FLAGS', `ifelse(
	substr(`$2', 0, 1), `+', `define(`$1_MF_A_', defn(`$1_MF_A_')substr(`$2', 1))',
	substr(`$2', 0, 1), `-', `define(`$1_MF_D_', defn(`$1_MF_D_')substr(`$2', 1))',
	`define(`$1_MF_', `$2')define(`$1_MF_A_')define(`$1_MF_D_')')')
dnl _MODMF_(flags, name): the flags after these changes; first what goes, then what comes.
define(`_MODMF_', `ifdef(`$2_MF_', `$2_MF_', `ifdef(`$2_MF_A_', `_CHANGE_FLAGS_($@)', `ifdef(`$2_MF_D_', `_CHANGE_FLAGS_($@)', `$1')')')')
define(`_CHANGE_FLAGS_', `_AP_(`_ADDCHAR_', _AP_(`_DELCHAR_', `$1', defn(`$2_MF_D_')), defn(`$2_MF_A_'))')
dnl _AP_(change, text, characters): applies change(text, c) for each character in turn.
define(`_AP_', `ifelse(`$3', `', `$2', `_AP_(`$1', $1(`$2', substr(`$3', 0, 1)), substr(`$3', 1))')')
define(`_ADDCHAR_', `ifelse(index(`$1', `$2'), -1, `$1$2', `$1')')
define(`_DELCHAR_', `ifelse(index(`$1', `$2'), -1, `$1', `substr(`$1', 0, index(`$1', `$2'))`'substr(`$1', eval(index(`$1', `$2') + 1))')')
