dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       debian_auth
dnl SUMMARY    authentication between the programs of one Debian machine
dnl ARGUMENTS  -
dnl PROVIDES   define confDEF_AUTH_INFO, define confTRUSTED_USERS, ruleset Local_trust_auth
dnl PLACE      before MAILER
dnl EXAMPLE    HACK(`debian_auth')
dnl
define(`confDEF_AUTH_INFO', MAIL_SETTINGS_DIR`default-auth-info')
dnl The submission program and the queue runners log in as the user sendmail.
define(`confTRUSTED_USERS',
  ifdef(`confTRUSTED_USERS', `defn(`confTRUSTED_USERS')`,'')`sendmail')
LOCAL_RULESETS
# Who logged in as a trusted user may give any AUTH= parameter.
SLocal_trust_auth
R$*			$: $&{auth_authen}
ifdef(`DEBIAN_DEBUG', ``# the site declares the map log
R$*			$: $(log authtype:$&{auth_type} $) $1
R$*			$: $(log authauthen:$&{auth_authen} $) $1
R$*			$: $(log authauthor:$&{auth_author} $) $1'
')dnl
R$=t			$@ $#ok
divert(-1)
