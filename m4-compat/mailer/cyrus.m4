dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       cyrus
dnl SUMMARY    delivery into boxes (cyrus) and bulletin boards (cyrusbb) of Cyrus IMAP by its program
dnl ARGUMENTS  -
dnl SETTINGS   CYRUS_MAILER_PATH [default /usr/sbin/cyrdeliver]  the program that delivers
dnl            CYRUS_MAILER_ARGS [default cyrdeliver -e -m $h -- $u]  argument vector for boxes
dnl            CYRUS_BB_MAILER_ARGS [default cyrdeliver -e -m $u]  argument vector for boards
dnl            CYRUS_MAILER_FLAGS [default Ah5@/:|]  mailer flags for boxes besides lsDFMnPq
dnl            CYRUS_BB_MAILER_FLAGS [default u]  mailer flags for boards besides lsDFMnP
dnl            CYRUS_MAILER_USER [default cyrus:mail]  user and group it runs as
dnl            CYRUS_MAILER_MAX [unset]  largest message in bytes
dnl            CYRUS_MAILER_QGRP [unset]  queue group
dnl PROVIDES   mailer cyrus, mailer cyrusbb
dnl REQUIRES   mailer local : its rulesets rewrite the addresses
dnl PLACE      after FEATURE
dnl EXAMPLE    define(`confLOCAL_MAILER', `cyrus')
dnl            MAILER(`local')
dnl            MAILER(`cyrus')
dnl
ifdef(`_QGRP_', `', `include(_CF_DIR_`'cf/mailer_equates.m4)')dnl
_DEFIFNOT(`CYRUS_MAILER_PATH', `/usr/sbin/cyrdeliver')dnl
_DEFIFNOT(`CYRUS_MAILER_USER', `cyrus:mail')dnl
_DEFIFNOT(`CYRUS_MAILER_ARGS', `cyrdeliver -e -m $h -- $u')dnl
_DEFIFNOT(`CYRUS_MAILER_FLAGS', `Ah5@/:|')dnl
_DEFIFNOT(`CYRUS_BB_MAILER_ARGS', `cyrdeliver -e -m $u')dnl
_DEFIFNOT(`CYRUS_BB_MAILER_FLAGS', `u')dnl
dnl _CYRUS_LINE_(`mailer', `flags', `argument vector'); both take MODIFY_MAILER_FLAGS(`CYRUS', ...)
define(`_CYRUS_LINE_', `M$1, P=CYRUS_MAILER_PATH, S=EnvFromL, R=EnvToL/HdrToL,
	F=_MODMF_(CONCAT($2), `CYRUS'), U=CYRUS_MAILER_USER,
	_OPTINS(`CYRUS_MAILER_MAX', `M=', `, ')T=DNS/RFC822/X-Unix,_QGRP_(`CYRUS_MAILER_QGRP')
	A=$3')dnl

### Mailers for Cyrus IMAP

_CYRUS_LINE_(`cyrus', ``lsDFMnPq', CYRUS_MAILER_FLAGS', `CYRUS_MAILER_ARGS')
_CYRUS_LINE_(`cyrusbb', ``lsDFMnP', CYRUS_BB_MAILER_FLAGS', `CYRUS_BB_MAILER_ARGS')
