dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       require_rdns
dnl SUMMARY    clients without a name in DNS that leads back to them are refused
dnl ARGUMENTS  -
dnl PROVIDES   flag _REQUIRE_RDNS_
dnl PLACE      before MAILER
dnl SINCE      8.14.0
dnl EXAMPLE    FEATURE(`require_rdns')
dnl
define(`_REQUIRE_RDNS_', `1')
