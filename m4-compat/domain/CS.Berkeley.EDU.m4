dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       CS.Berkeley.EDU
dnl SUMMARY    sample of a domain file that builds on another one: a department
dnl ARGUMENTS  -
dnl PROVIDES   define confUSERDB_SPEC
dnl PLACE      after OSTYPE, before MAILER
dnl EXAMPLE    DOMAIN(`CS.Berkeley.EDU')
dnl
define(`confUSERDB_SPEC',
  `/usr/sww/share/lib/users.cs.db,/usr/sww/share/lib/users.eecs.db')
HACK(`cssubdomain')
DOMAIN(`Berkeley.EDU')
