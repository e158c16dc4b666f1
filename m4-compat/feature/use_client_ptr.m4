dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       use_client_ptr
dnl SUMMARY    check_relay is asked about the name in DNS even when that does not lead back
dnl ARGUMENTS  -
dnl PROVIDES   flag _USE_CLIENT_PTR_
dnl PLACE      before MAILER
dnl SINCE      8.13.0
dnl EXAMPLE    FEATURE(`use_client_ptr')
dnl
define(`_USE_CLIENT_PTR_', `1')
