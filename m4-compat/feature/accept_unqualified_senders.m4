dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       accept_unqualified_senders
dnl SUMMARY    senders without a domain are accepted from everywhere
dnl ARGUMENTS  -
dnl PROVIDES   flag _ACCEPT_UNQUALIFIED_SENDERS_
dnl PLACE      before MAILER
dnl SINCE      8.9.0
dnl EXAMPLE    FEATURE(`accept_unqualified_senders')
dnl
define(`_ACCEPT_UNQUALIFIED_SENDERS_', `1')
