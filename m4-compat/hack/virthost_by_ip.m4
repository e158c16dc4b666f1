dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       virthost_by_ip
dnl SUMMARY    greeting and Received: lines name the interface that the client connected to
dnl ARGUMENTS  -
dnl PROVIDES   define confSMTP_LOGIN_MSG, define confRECEIVED_HEADER
dnl PLACE      before MAILER
dnl EXAMPLE    HACK(`virthost_by_ip')
dnl
ifdef(`_DEBIAN_AUTOCONF_', `', `include(_CF_DIR_`debian/autoconf.m4')')
dnl {if_name} is the name of the interface's address, where there is one.
define(`confSMTP_LOGIN_MSG',
  `$?{if_name}${if_name}$|$j$. Sendmail $v/$Z; $b; (No UCE/UBE) $?{client_addr}logging dnl
access from: ${client_name}(${client_resolve})-$_$.')
dnl The usual Received: field, with the name of the interface in its third line.
define(`confRECEIVED_HEADER', `_REC_HDR_
	_REC_FULL_AUTH_$?{auth_ssf} bits=${auth_ssf}$.)
	$.by $?{if_name}${if_name}$|$j$. ($v/$Z)$?r with $r$. id $i$?{tls_version}
	_REC_TLS_
	_REC_END_')
