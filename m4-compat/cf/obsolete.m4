dnl SPDX-License-Identifier: BSD-2-Clause
dnl Macros of older .mc files: said, and used as far as that is possible.
dnl
define(`_OBSOLETE_', `ifdef(`$1', `errprint(`*** WARNING: $1 is no longer used: $2
')$3')')dnl
_OBSOLETE_(`confDAEMON_OPTIONS', `write DAEMON_OPTIONS()', `DAEMON_OPTIONS(confDAEMON_OPTIONS)')dnl
_OBSOLETE_(`confCLIENT_OPTIONS', `write CLIENT_OPTIONS()', `CLIENT_OPTIONS(confCLIENT_OPTIONS)')dnl
_OBSOLETE_(`confAUTO_REBUILD', `aliases are rebuilt by newaliases')dnl
_OBSOLETE_(`confREAD_TIMEOUT', `set confTO_COMMAND and its like')dnl
_OBSOLETE_(`confDEF_GROUP_ID', `set confDEF_USER_ID to user:group')dnl
_OBSOLETE_(`confUNSAFE_GROUP_WRITES', `set confDONT_BLAME_SENDMAIL')dnl
