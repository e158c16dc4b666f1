dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       generics_entire_domain
dnl SUMMARY    the generics table is used for the subdomains of its domains too
dnl ARGUMENTS  -
dnl PROVIDES   flag _GENERICS_ENTIRE_DOMAIN_
dnl REQUIRES   feature genericstable
dnl PLACE      before MAILER
dnl SINCE      8.10.0
dnl EXAMPLE    FEATURE(`genericstable')
dnl            FEATURE(`generics_entire_domain')
dnl
define(`_GENERICS_ENTIRE_DOMAIN_', `1')
