dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       relay_hosts_only
dnl SUMMARY    class R and RELAY entries of access mean this host alone, not what is below it
dnl ARGUMENTS  -
dnl PROVIDES   flag _RELAY_HOSTS_ONLY_
dnl CONFLICTS  warning feature lookupdotdomain : entries with a leading dot mean nothing then
dnl PLACE      before MAILER
dnl SINCE      8.9.0
dnl EXAMPLE    FEATURE(`relay_hosts_only')
dnl
define(`_RELAY_HOSTS_ONLY_', `1')
