dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       masquerade_entire_domain
dnl SUMMARY    the hosts below the domains of MASQUERADE_DOMAIN are masqueraded too
dnl ARGUMENTS  -
dnl PROVIDES   flag _MASQUERADE_ENTIRE_DOMAIN_
dnl REQUIRES   warning command MASQUERADE_AS
dnl PLACE      before MAILER
dnl SINCE      8.8.0
dnl EXAMPLE    MASQUERADE_AS(`example.org')
dnl            MASQUERADE_DOMAIN(`example.org')
dnl            FEATURE(`masquerade_entire_domain')
dnl
define(`_MASQUERADE_ENTIRE_DOMAIN_', `1')
