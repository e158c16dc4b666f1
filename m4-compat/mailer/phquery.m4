dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       phquery
dnl SUMMARY    mailer ph: names are looked up in a CCSO name server, which forwards the mail
dnl ARGUMENTS  -
dnl SETTINGS   PH_MAILER_PATH [default /usr/local/etc/phquery]  the program that asks
dnl            PH_MAILER_ARGS [default phquery -- $u]  its argument vector
dnl            PH_MAILER_FLAGS [default ehmu]  mailer flags besides nrDFM
dnl            PH_MAILER_QGRP [unset]  queue group
dnl PROVIDES   mailer ph
dnl REQUIRES   mailer local : its rulesets rewrite the addresses
dnl PLACE      after FEATURE
dnl EXAMPLE    MAILER(`phquery')
dnl
ifdef(`_QGRP_', `', `include(_CF_DIR_`'cf/mailer_equates.m4)')dnl
_DEFIFNOT(`PH_MAILER_PATH', `/usr/local/etc/phquery')dnl
_DEFIFNOT(`PH_MAILER_ARGS', `phquery -- $u')dnl
_DEFIFNOT(`PH_MAILER_FLAGS', `ehmu')dnl

### Mailer for a CCSO name server

Mph, P=PH_MAILER_PATH, S=EnvFromL, R=EnvToL/HdrToL,
	F=_MODMF_(CONCAT(`nrDFM', PH_MAILER_FLAGS), `PH'),
	T=DNS/RFC822/X-Unix,_QGRP_(`PH_MAILER_QGRP')
	A=PH_MAILER_ARGS
