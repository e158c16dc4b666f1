dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       pop
dnl SUMMARY    mail for user@POP goes into the boxes of MH's POP server
dnl ARGUMENTS  -
dnl SETTINGS   POP_MAILER_PATH [default /usr/lib/mh/spop]  the program that delivers
dnl            POP_MAILER_ARGS [default pop $u]  its argument vector
dnl            POP_MAILER_FLAGS [default Penu]  mailer flags besides lsDFMq
dnl            POP_MAILER_QGRP [unset]  queue group
dnl PROVIDES   mailer pop, class P, rules Parse1
dnl PLACE      after FEATURE
dnl EXAMPLE    MAILER(`pop')
dnl
ifdef(`_QGRP_', `', `include(_CF_DIR_`'cf/mailer_equates.m4)')dnl
_DEFIFNOT(`POP_MAILER_PATH', `/usr/lib/mh/spop')dnl
_DEFIFNOT(`POP_MAILER_ARGS', `pop $u')dnl
_DEFIFNOT(`POP_MAILER_FLAGS', `Penu')dnl

### Mailer for POP boxes

Mpop, P=POP_MAILER_PATH, S=EnvFromL, R=EnvToL/HdrToL,
	F=_MODMF_(CONCAT(`lsDFMq', POP_MAILER_FLAGS), `POP'),
	T=DNS/RFC822/X-Unix,_QGRP_(`POP_MAILER_QGRP')
	A=POP_MAILER_ARGS
PUSHDIVERT(6)dnl
CPPOP
POPDIVERT`'dnl
