dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       sunos4.1
dnl SUMMARY    SunOS 4.1
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`sunos4.1')
dnl
define(`confEBINDIR', `/usr/lib')
