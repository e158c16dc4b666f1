dnl SPDX-License-Identifier: BSD-2-Clause
dnl Small tools for the files of the library and for third-party features.
dnl
dnl Diversions nest: each PUSHDIVERT(n) is undone by one POPDIVERT.
define(`PUSHDIVERT', `pushdef(`__D__', divnum)divert($1)')
define(`POPDIVERT', `divert(__D__)popdef(`__D__')')
define(`CONCAT', `$1$2$3$4$5$6$7')
dnl A literal $n in the body of a macro that is being defined.
define(`DOL', ``$'$1')
define(`lower', `translit(`$1', `ABCDEFGHIJKLMNOPQRSTUVWXYZ', `abcdefghijklmnopqrstuvwxyz')')
define(`strcasecmp', `ifelse(lower(`$1'), lower(`$2'), `1', `0')')
dnl _DEFIFNOT(name, value): a default. Files that every site reads write this one and the next one out, for a
dnl macro around a builtin costs three calls instead of one.
define(`_DEFIFNOT', `ifdef(`$1', `', `define(`$1', `$2')')')
dnl _OPTINS(name, before, after): the value of a macro between two texts; nothing when it is undefined.
define(`_OPTINS', `ifdef(`$1', `$2`'$1`'$3')')
dnl The text of a failure that passes; with -D_USETMPFTOKEN_ it says which check met it.
define(`_TMPFMSG_', ifdef(`_USETMPFTOKEN_', ``"451 Temporary system failure $1. Please try again later."'', ``"451 Temporary system failure. Please try again later."''))
dnl
dnl The arguments of FEATURE, HACK and MAILER: _ARGS_ holds all of them.
define(`_ACC_ARG_1_', `$1')
define(`_ACC_ARG_2_', `$2')
define(`_ACC_ARG_3_', `$3')
define(`_ACC_ARG_4_', `$4')
define(`_ACC_ARG_5_', `$5')
define(`_ACC_ARG_6_', `$6')
define(`_ACC_ARG_7_', `$7')
define(`_ACC_ARG_8_', `$8')
define(`_ACC_ARG_9_', `$9')
define(`_ARG1_', `_ACC_ARG_1_(_ARGS_)')
define(`_ARG2_', `_ACC_ARG_2_(_ARGS_)')
define(`_ARG3_', `_ACC_ARG_3_(_ARGS_)')
define(`_ARG4_', `_ACC_ARG_4_(_ARGS_)')
define(`_ARG5_', `_ACC_ARG_5_(_ARGS_)')
define(`_ARG6_', `_ACC_ARG_6_(_ARGS_)')
define(`_ARG7_', `_ACC_ARG_7_(_ARGS_)')
define(`_ARG8_', `_ACC_ARG_8_(_ARGS_)')
define(`_ARG9_', `_ACC_ARG_9_(_ARGS_)')
dnl
dnl A table of a feature: _TABLE_(map, file, name in LDAP) writes its K line from the arguments of
dnl FEATURE. Without the first, the file in MAIL_SETTINGS_DIR; LDAP is the schema of sendmail; any
dnl other text stands as it is. The second, "required", takes away -o: then a map that is not there
dnl makes mail wait, while with -o it counts as empty.
define(`_TABLE_', `PUSHDIVERT(6)K$1 ifelse(_ARG2_, `required', `_WITHOUT_O_(_TABLE_SPEC_(`$2', `$3'))', `_TABLE_SPEC_(`$2', `$3')')
POPDIVERT`'ifelse(_ARG2_, `', `', _ARG2_, `required', `', `errprint(`*** ERROR: the second argument of a table is required or nothing, not '_ARG2_`
')')')
define(`_TABLE_SPEC_', `ifelse(defn(`_ARG_'), `', `DATABASE_MAP_TYPE MAIL_SETTINGS_DIR`$1'',
	defn(`_ARG_'), `LDAP', `_LDAP_TABLE_(`$2')',
	`_ARG_')')
define(`_WITHOUT_O_', `ifelse(index(`$*', ` -o '), -1, `$*', `substr(`$*', 0, index(`$*', ` -o '))`'substr(`$*', eval(index(`$*', ` -o ') + 3))')')
define(`_LDAP_TABLE_', `ldap $2-1 -v sendmailMTAMapValue,sendmailMTAMapSearch:FILTER:sendmailMTAMapObject,sendmailMTAMapURL:URL:sendmailMTAMapObject -k (&(objectClass=sendmailMTAMapObject)(|(sendmailMTACluster=${sendmailMTACluster})(sendmailMTAHost=$j))(sendmailMTAMapName=$1)(sendmailMTAKey=%0))')
