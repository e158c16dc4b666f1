dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       domaintable
dnl SUMMARY    a domain in an address is replaced by another one
dnl ARGUMENTS  map [optional, default DATABASE_MAP_TYPE MAIL_SETTINGS_DIRdomaintable]  the map, as in a K line, or LDAP for the schema of sendmail
dnl            missing [optional, one of required]  required: a map that is not there defers mail, it does not count as empty
dnl PROVIDES   map domaintable, flag _DOMAIN_TABLE_
dnl PLACE      before MAILER
dnl SINCE      8.2
dnl MAP        domaintable old.domain -> new.domain
dnl EXAMPLE    FEATURE(`domaintable')
dnl
define(`_DOMAIN_TABLE_', `')
_TABLE_(`domaintable', `domaintable', `domain')
