dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       ultrix4
dnl SUMMARY    Digital ULTRIX 4
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`ultrix4')
dnl
define(`confEBINDIR', `/usr/lib')
