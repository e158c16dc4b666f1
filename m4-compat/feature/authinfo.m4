dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       authinfo
dnl SUMMARY    the data for SMTP AUTH as a client stand in a map of their own
dnl ARGUMENTS  map [optional, default DATABASE_MAP_TYPE MAIL_SETTINGS_DIRauthinfo]  the map, as in a K line, or LDAP for the schema of sendmail
dnl            missing [optional, one of required]  required: a map that is not there defers mail, it does not count as empty
dnl PROVIDES   map authinfo, flag _AUTHINFO_TABLE_
dnl PLACE      before MAILER
dnl SINCE      8.12.3
dnl MAP        authinfo AuthInfo:host -> "U:user" "P:password"
dnl EXAMPLE    FEATURE(`authinfo')
dnl
define(`_AUTHINFO_TABLE_', `')
_TABLE_(`authinfo', `authinfo', `authinfo')
