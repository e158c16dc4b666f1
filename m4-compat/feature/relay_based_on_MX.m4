dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       relay_based_on_MX
dnl SUMMARY    mail is relayed to domains that name one of our hosts as mail exchanger
dnl ARGUMENTS  -
dnl PROVIDES   map mxserved, flag _RELAY_MX_SERVED_
dnl PLACE      before MAILER
dnl SINCE      8.9.0
dnl EXAMPLE    FEATURE(`relay_based_on_MX')
dnl
define(`_RELAY_MX_SERVED_', `1')
LOCAL_CONFIG
Kmxserved bestmx -z: -T<TEMP>
