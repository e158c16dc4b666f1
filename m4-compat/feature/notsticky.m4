dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       notsticky
dnl SUMMARY    nothing: names with one of our hosts are local users anyway
dnl DEPRECATED leave it out
dnl ARGUMENTS  -
dnl PROVIDES   -
dnl PLACE      before MAILER
dnl SINCE      8.6
dnl EXAMPLE    FEATURE(`notsticky')
dnl

