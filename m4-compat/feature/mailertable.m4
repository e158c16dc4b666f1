dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       mailertable
dnl SUMMARY    mail for a domain goes where the table says
dnl ARGUMENTS  map [optional, default DATABASE_MAP_TYPE MAIL_SETTINGS_DIRmailertable]  the map, as in a K line, or LDAP for the schema of sendmail
dnl            missing [optional, one of required]  required: a map that is not there defers mail, it does not count as empty
dnl PROVIDES   map mailertable, flag _MAILER_TABLE_
dnl PLACE      before MAILER
dnl SINCE      8.2
dnl MAP        mailertable host or .domain or . -> mailer:host, local:user, error:code text
dnl EXAMPLE    FEATURE(`mailertable')
dnl
define(`_MAILER_TABLE_', `')
_TABLE_(`mailertable', `mailertable', `mailer')
