dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       relay_local_from
dnl SUMMARY    senders with one of our domains may relay, from anywhere
dnl ARGUMENTS  -
dnl PROVIDES   flag _RELAY_LOCAL_FROM_
dnl PLACE      before MAILER
dnl SINCE      8.9.0
dnl EXAMPLE    FEATURE(`relay_local_from')
dnl
errprint(`*** WARNING: FEATURE(`relay_local_from') lets everybody relay who writes one of our domains; use SMTP AUTH
')
define(`_RELAY_LOCAL_FROM_', `1')
