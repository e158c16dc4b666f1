dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       limited_masquerade
dnl SUMMARY    only the domains of MASQUERADE_DOMAIN are masqueraded, not all our names
dnl ARGUMENTS  -
dnl PROVIDES   flag _LIMITED_MASQUERADE_
dnl REQUIRES   warning command MASQUERADE_AS
dnl PLACE      before MAILER
dnl SINCE      8.8.0
dnl EXAMPLE    MASQUERADE_AS(`example.org')
dnl            MASQUERADE_DOMAIN(`old.example')
dnl            FEATURE(`limited_masquerade')
dnl
define(`_LIMITED_MASQUERADE_', `1')
