dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       virtusertable
dnl SUMMARY    users of virtual domains are replaced by other addresses
dnl ARGUMENTS  map [optional, default DATABASE_MAP_TYPE MAIL_SETTINGS_DIRvirtusertable]  the map, as in a K line, or LDAP for the schema of sendmail
dnl            missing [optional, one of required]  required: a map that is not there defers mail, it does not count as empty
dnl PROVIDES   map virtuser, flag _VIRTUSER_TABLE_
dnl PLACE      before MAILER
dnl SINCE      8.8.0
dnl MAP        virtuser user@host or @host -> address or error:code text; %1 user, %2 detail, %3 +detail
dnl EXAMPLE    FEATURE(`virtusertable')
dnl            VIRTUSER_DOMAIN(`example.org')
dnl
define(`_VIRTUSER_TABLE_', `')
_TABLE_(`virtuser', `virtusertable', `virtuser')
