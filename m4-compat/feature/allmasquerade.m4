dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       allmasquerade
dnl SUMMARY    recipients in our domains are masqueraded too
dnl ARGUMENTS  -
dnl PROVIDES   flag _ALL_MASQUERADE_
dnl CONFLICTS  mailer local before : its rulesets are written already
dnl            mailer uucp before : its rulesets are written already
dnl PLACE      before MAILER
dnl SINCE      8.2
dnl EXAMPLE    MASQUERADE_AS(`example.org')
dnl            FEATURE(`allmasquerade')
dnl
ifdef(`_MAILER_local_', `errprint(`*** ERROR: FEATURE(`allmasquerade') has to come before MAILER(local)
')')
ifdef(`_MAILER_uucp_', `errprint(`*** ERROR: FEATURE(`allmasquerade') has to come before MAILER(uucp)
')')
define(`_ALL_MASQUERADE_', `1')
