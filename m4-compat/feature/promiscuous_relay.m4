dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       promiscuous_relay
dnl SUMMARY    everybody may relay
dnl ARGUMENTS  -
dnl PROVIDES   flag _PROMISCUOUS_RELAY_
dnl PLACE      before MAILER
dnl SINCE      8.9.0
dnl EXAMPLE    FEATURE(`promiscuous_relay')
dnl
errprint(`*** WARNING: FEATURE(`promiscuous_relay') makes this host an open relay
')
define(`_PROMISCUOUS_RELAY_', `1')
