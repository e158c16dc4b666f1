dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       tls_failures
dnl SUMMARY    an old way to fall back to a connection without TLS
dnl DEPRECATED define(`confTLS_FALLBACK_TO_CLEAR', `true')
dnl ARGUMENTS  -
dnl PROVIDES   option TLSFallbacktoClear
dnl PLACE      before MAILER
dnl SINCE      8.16.1
dnl EXAMPLE    FEATURE(`tls_failures')
dnl
errprint(`*** ERROR: FEATURE(`tls_failures') is gone: define confTLS_FALLBACK_TO_CLEAR
')
define(`confTLS_FALLBACK_TO_CLEAR', `true')
