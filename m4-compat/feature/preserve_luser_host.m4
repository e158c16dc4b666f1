dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       preserve_luser_host
dnl SUMMARY    mail for unknown users goes to LUSER_RELAY with the host it was sent to
dnl ARGUMENTS  -
dnl PROVIDES   macro {Host}, map macro, flag _PRESERVE_LUSER_HOST_
dnl REQUIRES   define LUSER_RELAY before
dnl PLACE      before MAILER
dnl SINCE      8.12.0
dnl EXAMPLE    define(`LUSER_RELAY', `relay.example.org')
dnl            FEATURE(`preserve_luser_host')
dnl
ifdef(`LUSER_RELAY', `', `errprint(`*** FEATURE(`preserve_luser_host') needs LUSER_RELAY before it
')')
define(`_PRESERVE_LUSER_HOST_', `1')
define(`_NEED_MACRO_MAP_', `1')
