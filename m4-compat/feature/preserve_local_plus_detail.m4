dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       preserve_local_plus_detail
dnl SUMMARY    the local mailer gets user+detail as it stands
dnl ARGUMENTS  -
dnl PROVIDES   flag _PRESERVE_LOCAL_PLUS_DETAIL_
dnl PLACE      before MAILER
dnl SINCE      8.12.0
dnl EXAMPLE    FEATURE(`preserve_local_plus_detail')
dnl
define(`_PRESERVE_LOCAL_PLUS_DETAIL_', `1')
