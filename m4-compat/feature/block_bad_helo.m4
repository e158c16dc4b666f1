dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       block_bad_helo
dnl SUMMARY    clients that greet with one of our names, or a name without dot, are refused
dnl ARGUMENTS  -
dnl PROVIDES   class w, class R, flag _BLOCK_BAD_HELO_
dnl REQUIRES   warning feature delay_checks : without it only clients that want to relay are asked
dnl PLACE      before MAILER
dnl SINCE      8.14.0
dnl EXAMPLE    FEATURE(`delay_checks')
dnl            FEATURE(`block_bad_helo')
dnl
define(`_BLOCK_BAD_HELO_', `')
LOCAL_DOMAIN(`[127.0.0.1] [IPv6:0:0:0:0:0:0:0:1] [IPv6:::1]')
RELAY_DOMAIN(`127.0.0.1 IPv6:0:0:0:0:0:0:0:1 IPv6:::1')
