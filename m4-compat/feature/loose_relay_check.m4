dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       loose_relay_check
dnl SUMMARY    user%host@here is taken for local mail by the relaying checks
dnl ARGUMENTS  -
dnl PROVIDES   flag _LOOSE_RELAY_CHECK_
dnl PLACE      before MAILER
dnl SINCE      8.9.0
dnl EXAMPLE    FEATURE(`loose_relay_check')
dnl
define(`_LOOSE_RELAY_CHECK_', `1')
