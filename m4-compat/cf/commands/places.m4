dnl SPDX-License-Identifier: BSD-2-Clause
dnl The bare words that send the text after them to a place of the .cf. Each place is a diversion;
dnl cf/skeleton.m4 and the rulesets call them back.
dnl
dnl	1  Parse1, before the smart host		5  class lines of the commands
dnl	2  Canonify2, after the domain table		6  LOCAL_CONFIG
dnl	3  ParseLocal					7  mailers
dnl	4  Parse1, UUCP rules				8  Basic_check_relay, lists in DNS
dnl							9  rulesets of the site
dnl
define(`LOCAL_CONFIG', `divert(6)')
define(`LOCAL_RULE_0', `divert(3)')
define(`LOCAL_RULE_1', `divert(9)
#  ruleset 1: rules of the site for senders
Ssender=1')
define(`LOCAL_RULE_2', `divert(9)
#  ruleset 2: rules of the site for recipients
Srecipient=2')
define(`LOCAL_RULE_3', `divert(2)')
define(`LOCAL_RULESETS', `divert(9)

')
define(`LOCAL_NET_CONFIG', `define(`_LOCAL_RULES_', `1')divert(1)')
define(`LOCAL_UUCP', `divert(4)')
define(`LOCAL_DNSBL', `divert(8)')
define(`MAILER_DEFINITIONS', `divert(7)')
dnl
dnl Hooks: each is one ruleset that the ruleset of the same name calls first.
define(`_HOOK_', `ifdef(`_MAILER_DEFINED_', `', `errprint(`*** WARNING: $1 belongs after MAILER()
')')define(`_$1_', `')divert(9)
SLocal_$2')
define(`LOCAL_SRV_FEATURES', `_HOOK_(`LOCAL_SRV_FEATURES', `srv_features')')
define(`LOCAL_CLT_FEATURES', `ifelse(index(`8.12 8.13 8.14 8.15 8.16', _MW_TARGET_), -1, `_HOOK_(`LOCAL_CLT_FEATURES', `clt_features')', `divert(-1)errprint(`*** NOTE: LOCAL_CLT_FEATURES is left out: it needs sendmail 8.17
')')')
define(`LOCAL_TRY_TLS', `_HOOK_(`LOCAL_TRY_TLS', `try_tls')')
define(`LOCAL_TLS_RCPT', `_HOOK_(`LOCAL_TLS_RCPT', `tls_rcpt')')
define(`LOCAL_TLS_CLIENT', `_HOOK_(`LOCAL_TLS_CLIENT', `tls_client')')
define(`LOCAL_TLS_SERVER', `_HOOK_(`LOCAL_TLS_SERVER', `tls_server')')
