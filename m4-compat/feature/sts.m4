dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       sts
dnl SUMMARY    policies of MTA-STS decide about TLS with a server (experimental)
dnl ARGUMENTS  map [optional, default socket -d5 -T<TMPF> inet:5461@127.0.0.1]  the map of policies
dnl            test [optional, one of NO_SAN_TST]  NO_SAN_TST: the names in the certificate are not compared
dnl PROVIDES   map sts, option StrictTransportSecurity, option SetCertAltnames, flag _MTA_STS_
dnl PLACE      before MAILER
dnl SINCE      8.17.1
dnl MAP        sts domain -> secure match=list servername=name
dnl EXAMPLE    FEATURE(`sts')
dnl
define(`_MTA_STS_', `1')
define(`_NEED_MACRO_MAP_', `1')
ifelse(_ARG2_, `NO_SAN_TST', `', `define(`_STS_SAN', `1')')
LOCAL_CONFIG
O StrictTransportSecurity=true
O SetCertAltnames=true
Ksts ifelse(defn(`_ARG_'), `', `socket -d5 -T`<'TMPF`>' inet:5461@127.0.0.1', `_ARG_')
