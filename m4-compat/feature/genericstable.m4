dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       genericstable
dnl SUMMARY    senders in the domains of GENERICS_DOMAIN are replaced by others
dnl ARGUMENTS  map [optional, default DATABASE_MAP_TYPE MAIL_SETTINGS_DIRgenericstable]  the map, as in a K line, or LDAP for the schema of sendmail
dnl            missing [optional, one of required]  required: a map that is not there defers mail, it does not count as empty
dnl PROVIDES   map generics, flag _GENERICS_TABLE_
dnl PLACE      before MAILER
dnl SINCE      8.8.0
dnl MAP        generics user or user@host or @host -> address
dnl EXAMPLE    FEATURE(`genericstable')
dnl            GENERICS_DOMAIN(`example.org')
dnl
define(`_GENERICS_TABLE_', `')
_TABLE_(`generics', `genericstable', `generics')
