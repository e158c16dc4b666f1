dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       procmail
dnl SUMMARY    procmail as a target of mailertable: a filter for whole domains
dnl ARGUMENTS  -
dnl SETTINGS   PROCMAIL_MAILER_PATH [default /usr/local/bin/procmail]  the program
dnl            PROCMAIL_PATH [unset]  the old name of PROCMAIL_MAILER_PATH
dnl            PROCMAIL_MAILER_ARGS [default procmail -Y -m $h $f $u]  its argument vector
dnl            PROCMAIL_MAILER_FLAGS [default SPhnu9]  mailer flags besides DFM
dnl            PROCMAIL_MAILER_MAX [unset]  largest message in bytes
dnl            PROCMAIL_MAILER_QGRP [unset]  queue group
dnl PROVIDES   mailer procmail
dnl REQUIRES   mailer smtp : its rulesets rewrite the addresses
dnl PLACE      after FEATURE
dnl MAP        mailertable domain -> procmail:/etc/procmailrcs/FILE
dnl EXAMPLE    MAILER(`smtp')
dnl            MAILER(`procmail')
dnl
ifdef(`_QGRP_', `', `include(_CF_DIR_`'cf/mailer_equates.m4)')dnl
_DEFIFNOT(`PROCMAIL_MAILER_PATH',
  ifdef(`PROCMAIL_PATH', `PROCMAIL_PATH', `/usr/local/bin/procmail'))dnl
_DEFIFNOT(`PROCMAIL_MAILER_ARGS', `procmail -Y -m $h $f $u')dnl
_DEFIFNOT(`PROCMAIL_MAILER_FLAGS', `SPhnu9')dnl

### Mailer for procmail

Mprocmail, P=PROCMAIL_MAILER_PATH, S=EnvFromSMTP/HdrFromSMTP, R=EnvToSMTP/HdrFromSMTP,
	F=_MODMF_(CONCAT(`DFM', PROCMAIL_MAILER_FLAGS), `PROCMAIL'),
	_OPTINS(`PROCMAIL_MAILER_MAX', `M=', `, ')T=DNS/RFC822/X-Unix,_QGRP_(`PROCMAIL_MAILER_QGRP')
	A=PROCMAIL_MAILER_ARGS
