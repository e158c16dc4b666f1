dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       EECS.Berkeley.EDU
dnl SUMMARY    sample of a domain file that masquerades
dnl ARGUMENTS  -
dnl PROVIDES   define MASQUERADE_NAME
dnl PLACE      after OSTYPE, before MAILER
dnl EXAMPLE    DOMAIN(`EECS.Berkeley.EDU')
dnl
MASQUERADE_AS(`EECS.Berkeley.EDU')
DOMAIN(`Berkeley.EDU')
