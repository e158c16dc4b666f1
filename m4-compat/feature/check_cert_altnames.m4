dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       check_cert_altnames
dnl SUMMARY    a certificate may name a host by its alternative names
dnl ARGUMENTS  -
dnl PROVIDES   option SetCertAltnames, class {cert_altnames}, flag _FFR_TLS_ALTNAMES
dnl PLACE      before MAILER
dnl SINCE      8.16.1
dnl EXAMPLE    FEATURE(`access_db')
dnl            FEATURE(`check_cert_altnames')
dnl
define(`_FFR_TLS_ALTNAMES', `1')
LOCAL_CONFIG
O SetCertAltnames=true
