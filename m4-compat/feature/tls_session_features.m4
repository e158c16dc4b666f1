dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       tls_session_features
dnl SUMMARY    access says which TLS settings a session with a host has
dnl ARGUMENTS  -
dnl PROVIDES   ruleset tls_srv_features, ruleset tls_clt_features, flag _TLS_SESSION_FEATURES_
dnl REQUIRES   feature access_db
dnl PLACE      before MAILER
dnl SINCE      8.16.1
dnl MAP        access TLS_Srv_Features:host -> key=value;...
dnl            access TLS_Clt_Features:host -> key=value;...
dnl EXAMPLE    FEATURE(`access_db')
dnl            FEATURE(`tls_session_features')
dnl
define(`_TLS_SESSION_FEATURES_', `1')
