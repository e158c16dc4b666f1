dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       accept_unresolvable_domains
dnl SUMMARY    senders are accepted without asking the name server for their domain
dnl ARGUMENTS  -
dnl PROVIDES   flag _ACCEPT_UNRESOLVABLE_DOMAINS_
dnl PLACE      before MAILER
dnl SINCE      8.9.0
dnl EXAMPLE    FEATURE(`accept_unresolvable_domains')
dnl
define(`_ACCEPT_UNRESOLVABLE_DOMAINS_', `1')
