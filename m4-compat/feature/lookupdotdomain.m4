dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       lookupdotdomain
dnl SUMMARY    entries of access for the hosts below a domain can begin with a dot
dnl ARGUMENTS  -
dnl PROVIDES   flag _LOOKUPDOTDOMAIN_
dnl REQUIRES   feature access_db before
dnl CONFLICTS  warning feature relay_hosts_only : entries with a leading dot mean nothing then
dnl PLACE      before MAILER
dnl SINCE      8.12.0
dnl MAP        access .domain -> as domain
dnl EXAMPLE    FEATURE(`access_db')
dnl            FEATURE(`lookupdotdomain')
dnl
ifdef(`_ACCESS_TABLE_', `', `errprint(`*** ERROR: FEATURE(`lookupdotdomain') needs FEATURE(`access_db') before it
')')
ifdef(`_RELAY_HOSTS_ONLY_', `errprint(`*** WARNING: FEATURE(`lookupdotdomain') does not go with FEATURE(`relay_hosts_only')
')')
define(`_LOOKUPDOTDOMAIN_', `1')
