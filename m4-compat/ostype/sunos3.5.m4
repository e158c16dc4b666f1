dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       sunos3.5
dnl SUMMARY    SunOS 3.5
dnl ARGUMENTS  -
dnl PROVIDES   define confEBINDIR
dnl PLACE      first
dnl EXAMPLE    OSTYPE(`sunos3.5')
dnl
define(`confEBINDIR', `/usr/lib')
