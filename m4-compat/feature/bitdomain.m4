dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       bitdomain
dnl SUMMARY    BITNET hosts get a name in the Internet
dnl ARGUMENTS  map [optional, default DATABASE_MAP_TYPE MAIL_SETTINGS_DIRbitdomain]  the map, as in a K line, or LDAP for the schema of sendmail
dnl            missing [optional, one of required]  required: a map that is not there defers mail, it does not count as empty
dnl PROVIDES   map bitdomain, flag _BITDOMAIN_TABLE_
dnl PLACE      before MAILER
dnl SINCE      8.6
dnl MAP        bitdomain host -> domain
dnl EXAMPLE    FEATURE(`bitdomain')
dnl
define(`_BITDOMAIN_TABLE_', `')
_TABLE_(`bitdomain', `bitdomain', `bitdomain')
