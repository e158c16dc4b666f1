dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       local_no_masquerade
dnl SUMMARY    local mail is not masqueraded
dnl ARGUMENTS  -
dnl PROVIDES   flag _LOCAL_NO_MASQUERADE_
dnl CONFLICTS  mailer local before : its rulesets are written already
dnl PLACE      before MAILER
dnl SINCE      8.12.0
dnl EXAMPLE    FEATURE(`local_no_masquerade')
dnl
ifdef(`_MAILER_local_', `errprint(`*** ERROR: FEATURE(`local_no_masquerade') has to come before MAILER(local)
')')
define(`_LOCAL_NO_MASQUERADE_', `1')
