dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       fax
dnl SUMMARY    mail for user@number.FAX goes to a fax program such as HylaFAX
dnl ARGUMENTS  -
dnl SETTINGS   FAX_MAILER_PATH [default /usr/bin/faxmail]  the program that sends a fax
dnl            FAX_MAILER_ARGS [default faxmail -d $u@$h $f]  its argument vector
dnl            FAX_MAILER_MAX [default 100000]  largest message in bytes
dnl            FAX_MAILER_QGRP [unset]  queue group
dnl PROVIDES   mailer fax, class P, rules Parse1
dnl PLACE      after FEATURE
dnl EXAMPLE    MAILER(`fax')
dnl
ifdef(`_QGRP_', `', `include(_CF_DIR_`'cf/mailer_equates.m4)')dnl
_DEFIFNOT(`FAX_MAILER_PATH', `/usr/bin/faxmail')dnl
_DEFIFNOT(`FAX_MAILER_ARGS', `faxmail -d $u@$h $f')dnl
_DEFIFNOT(`FAX_MAILER_MAX', `100000')dnl

### Mailer for fax; rulesets 14 and 24 are free for the site and change nothing

Mfax, P=FAX_MAILER_PATH, S=14, R=24, F=DFMhu, M=FAX_MAILER_MAX,
	T=X-Phone/X-FAX/X-Unix,_QGRP_(`FAX_MAILER_QGRP')
	A=FAX_MAILER_ARGS
PUSHDIVERT(6)dnl
CPFAX
POPDIVERT`'dnl
