dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       S2K.Berkeley.EDU
dnl SUMMARY    sample of a domain file on three levels: a project of a department
dnl ARGUMENTS  -
dnl PROVIDES   define MASQUERADE_NAME
dnl PLACE      after OSTYPE, before MAILER
dnl EXAMPLE    DOMAIN(`S2K.Berkeley.EDU')
dnl
MASQUERADE_AS(`postgres.Berkeley.EDU')
DOMAIN(`CS.Berkeley.EDU')
