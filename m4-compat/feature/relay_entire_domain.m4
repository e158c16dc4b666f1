dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       relay_entire_domain
dnl SUMMARY    all hosts of our domain (class m) may relay, to and from
dnl ARGUMENTS  -
dnl PROVIDES   flag _RELAY_ENTIRE_DOMAIN_
dnl PLACE      before MAILER
dnl SINCE      8.9.0
dnl EXAMPLE    FEATURE(`relay_entire_domain')
dnl
define(`_RELAY_ENTIRE_DOMAIN_', `1')
