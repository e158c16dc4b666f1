dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       Berkeley.EDU
dnl SUMMARY    sample of a domain file: what all hosts of a university share
dnl ARGUMENTS  -
dnl PROVIDES   define BITNET_RELAY, define UUCP_RELAY, define confFORWARD_PATH, define confCW_FILE
dnl            define confDONT_INIT_GROUPS
dnl PLACE      after OSTYPE, before MAILER
dnl EXAMPLE    DOMAIN(`Berkeley.EDU')
dnl
DOMAIN(`berkeley-only')
define(`UUCP_RELAY', `uucp-relay.Berkeley.EDU')
define(`BITNET_RELAY', `bitnet-relay.Berkeley.EDU')
define(`confCW_FILE', `-o /etc/sendmail.cw')
define(`confFORWARD_PATH', `$z/.forward.$w:$z/.forward')
define(`confDONT_INIT_GROUPS', `True')
FEATURE(`use_cw_file')
FEATURE(`stickyhost')
FEATURE(`redirect')
