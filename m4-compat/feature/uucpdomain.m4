dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       uucpdomain
dnl SUMMARY    UUCP hosts get a name in the Internet
dnl ARGUMENTS  map [optional, default DATABASE_MAP_TYPE MAIL_SETTINGS_DIRuudomain]  the map, as in a K line, or LDAP for the schema of sendmail
dnl            missing [optional, one of required]  required: a map that is not there defers mail, it does not count as empty
dnl PROVIDES   map uudomain, flag _UUDOMAIN_TABLE_
dnl PLACE      before MAILER
dnl SINCE      8.2
dnl MAP        uudomain host -> domain
dnl EXAMPLE    FEATURE(`uucpdomain')
dnl
define(`_UUDOMAIN_TABLE_', `')
_TABLE_(`uudomain', `uudomain', `uucpdomain')
