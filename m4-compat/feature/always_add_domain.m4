dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       always_add_domain
dnl SUMMARY    names without a host get a domain in local mail too
dnl ARGUMENTS  domain [optional, default *LOCAL*]  the domain that is added; without it our name, or the masquerade name
dnl PROVIDES   flag _ALWAYS_ADD_DOMAIN_, rules AddDomain
dnl CONFLICTS  mailer local before : its rulesets are written already
dnl PLACE      before MAILER
dnl SINCE      8.2
dnl EXAMPLE    FEATURE(`always_add_domain')
dnl
ifdef(`_MAILER_local_', `errprint(`*** ERROR: FEATURE(`always_add_domain') has to come before MAILER(local)
')')
define(`_ALWAYS_ADD_DOMAIN_', _ARG_)
