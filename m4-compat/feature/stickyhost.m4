dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       stickyhost
dnl SUMMARY    user@our.host goes to MAIL_HUB, only names without host are local users
dnl ARGUMENTS  -
dnl PROVIDES   flag _STICKY_LOCAL_DOMAIN_
dnl PLACE      before MAILER
dnl SINCE      8.7
dnl EXAMPLE    define(`MAIL_HUB', `hub.example.org')
dnl            FEATURE(`stickyhost')
dnl
define(`_STICKY_LOCAL_DOMAIN_', `1')
