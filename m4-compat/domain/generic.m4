dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       generic
dnl SUMMARY    choices that suit most sites, for those without a domain file of their own
dnl ARGUMENTS  -
dnl PROVIDES   define confFORWARD_PATH, define confMAX_HEADERS_LENGTH, class E
dnl PLACE      after OSTYPE, before MAILER
dnl EXAMPLE    DOMAIN(`generic')
dnl
dnl The most special forward file wins: host and detail, detail, host, plain.
define(`confFORWARD_PATH',
  `$z/.forward.$w+$h:$z/.forward+$h:$z/.forward.$w:$z/.forward')
define(`confMAX_HEADERS_LENGTH', `32768')
EXPOSED_USER(`root')
FEATURE(`use_cw_file')
FEATURE(`redirect')
