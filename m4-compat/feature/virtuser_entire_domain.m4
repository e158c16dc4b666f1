dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       virtuser_entire_domain
dnl SUMMARY    the virtual user table is used for the hosts below its domains too
dnl ARGUMENTS  -
dnl PROVIDES   flag _VIRTUSER_ENTIRE_DOMAIN_
dnl REQUIRES   feature virtusertable
dnl PLACE      before MAILER
dnl SINCE      8.10.0
dnl EXAMPLE    FEATURE(`virtusertable')
dnl            VIRTUSER_DOMAIN(`example.org')
dnl            FEATURE(`virtuser_entire_domain')
dnl
define(`_VIRTUSER_ENTIRE_DOMAIN_', `1')
