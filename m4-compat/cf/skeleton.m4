dnl SPDX-License-Identifier: BSD-2-Clause
dnl The .cf, from top to bottom; read when all input has been read.
dnl
divert(0)dnl
ifdef(`__OSTYPE__', `', `errprint(`*** ERROR: no OSTYPE() in this configuration
')')dnl
ifdef(`_MAILER_local_', `', `MAILER(`local')')dnl
define(`_SMTP_', ifdef(`confSMTP_MAILER', ``confSMTP_MAILER'', ``esmtp''))dnl
define(`_LOCAL_', ifdef(`confLOCAL_MAILER', ``confLOCAL_MAILER'', ``local''))dnl
define(`_UUCP_', ifdef(`confUUCP_MAILER', ``confUUCP_MAILER'', ``uucp-old''))dnl
define(`_RELAY_', ifdef(`confRELAY_MAILER', ``confRELAY_MAILER'', ifdef(`_MAILER_smtp_', ``relay'', ifdef(`_MAILER_uucp', ``uucp-new'', ``unknown''))))dnl
ifelse(_MW_TARGET_, `8.17', `', `PUSHDIVERT(-1)ifdef(`_OLDER_READ_', `', `include(_CF_DIR_`cf/older.m4')')_OLDER_OPTIONS_`'POPDIVERT`'')dnl
dnl With delay_checks check_rcpt calls the other two under names that the daemon does not know.
define(`_U_', ifdef(`_DELAY_CHECKS_', `', ``_''))dnl
define(`_BAD_HELO_LAST_', `ifdef(`_BLOCK_BAD_HELO_', `ifdef(`_DELAY_CHECKS_', `', `include(_CF_DIR_`cf/rules/bad_helo_last.m4')')')')dnl
define(`_TAG_DELIM_', `:')dnl
dnl _UNSET_(`names'): 1 when none of the names is a macro, for they stand for themselves then.
define(`_UNSET_', `_SAME_($1, `$1')')dnl
define(`_SAME_', `ifelse(`$1', `$2', `1')')dnl
dnl Settings of older files, and two that deserve a word.
define(`_OLD_NAMES_', `confDAEMON_OPTIONS confCLIENT_OPTIONS confAUTO_REBUILD confREAD_TIMEOUT confDEF_GROUP_ID confUNSAFE_GROUP_WRITES confMESSAGE_TIMEOUT')dnl
ifelse(_SAME_(_OLD_NAMES_, defn(`_OLD_NAMES_')), `1', `', `PUSHDIVERT(-1)include(_CF_DIR_`cf/obsolete.m4')POPDIVERT`'')dnl
ifelse(index(confMIN_FREE_BLOCKS, `/'), -1, `', `errprint(`*** WARNING: confMIN_FREE_BLOCKS with a second part: that is confMAX_MESSAGE_SIZE now
')')dnl
ifelse(substr(confDELIVERY_MODE, 0, 1), `d', `errprint(`*** WARNING: delivery mode deferred: the rules that refuse mail are not asked
')')dnl
include(_CF_DIR_`cf/names.m4')dnl
include(_CF_DIR_`cf/options.m4')dnl
include(_CF_DIR_`cf/listeners.m4')dnl
include(_CF_DIR_`cf/headers.m4')dnl
dnl
dnl Addresses.
include(_CF_DIR_`cf/rules/canonify.m4')dnl
include(_CF_DIR_`cf/rules/parse.m4')dnl
include(_CF_DIR_`cf/rules/route.m4')dnl
include(_CF_DIR_`cf/rules/local.m4')dnl
include(_CF_DIR_`cf/rules/triple.m4')dnl
include(_CF_DIR_`cf/rules/masquerade.m4')dnl
ifdef(`_LDAP_ROUTING_', `include(_CF_DIR_`cf/rules/ldap.m4')')dnl
dnl
dnl Checks.
ifdef(`_ACCESS_TABLE_', `include(_CF_DIR_`cf/rules/access.m4')')dnl
include(_CF_DIR_`cf/rules/check_relay.m4')dnl
include(_CF_DIR_`cf/rules/check_mail.m4')dnl
include(_CF_DIR_`cf/rules/check_rcpt.m4')dnl
include(_CF_DIR_`cf/rules/relaying.m4')dnl
ifdef(`_DELAY_CHECKS_', `include(_CF_DIR_`cf/rules/delay_checks.m4')')dnl
ifdef(`_BLOCK_BAD_HELO_', `include(_CF_DIR_`cf/rules/bad_helo.m4')')dnl
include(_CF_DIR_`cf/rules/auth.m4')dnl
include(_CF_DIR_`cf/rules/tls.m4')dnl
ifdef(`_MTA_STS_', `include(_CF_DIR_`cf/rules/sts.m4')')dnl
ifdef(`_RATE_CONTROL_', `include(_CF_DIR_`cf/rules/limits.m4')', `ifdef(`_CONN_CONTROL_', `include(_CF_DIR_`cf/rules/limits.m4')')')dnl
ifdef(`_NEED_TLS_CLT_FEATURES', `include(_CF_DIR_`cf/rules/session_features.m4')')dnl
dnl
dnl What the .mc adds.
undivert(9)dnl
_MAIL_FILTERS_
undivert(7)dnl
