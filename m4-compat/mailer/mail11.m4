dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       mail11
dnl SUMMARY    mail for user@node.DECNET and node::user by the mail11 program
dnl ARGUMENTS  -
dnl SETTINGS   MAIL11_MAILER_PATH [default /usr/etc/mail11]  the program that delivers
dnl            MAIL11_MAILER_ARGS [default mail11 $g $x $h $u]  its argument vector
dnl            MAIL11_MAILER_FLAGS [default nsFx]  mailer flags
dnl            MAIL11_MAILER_QGRP [unset]  queue group
dnl PROVIDES   mailer mail11, ruleset Mail11From, ruleset Mail11To, class P, rules ParseLocal
dnl            flag _USE_DECNET_SYNTAX_
dnl PLACE      after FEATURE
dnl EXAMPLE    MAILER(`mail11')
dnl
ifdef(`_QGRP_', `', `include(_CF_DIR_`'cf/mailer_equates.m4)')dnl
_DEFIFNOT(`MAIL11_MAILER_PATH', `/usr/etc/mail11')dnl
_DEFIFNOT(`MAIL11_MAILER_ARGS', `mail11 $g $x $h $u')dnl
_DEFIFNOT(`MAIL11_MAILER_FLAGS', `nsFx')dnl
define(`_USE_DECNET_SYNTAX_', `')dnl

### Mailer for DECnet

Mmail11, P=MAIL11_MAILER_PATH, S=Mail11From, R=Mail11To, F=_MODMF_(MAIL11_MAILER_FLAGS, `MAIL11'),
	T=DNS/X-DECnet/X-Unix,_QGRP_(`MAIL11_MAILER_QGRP')
	A=MAIL11_MAILER_ARGS

# senders: names of this host get its node name
SMail11From
R$+			$: $>Mail11To $1
R$w :: $+		$@ $w :: $1

# node::user; hosts of UUCP as a path
SMail11To
R$+ <@ $- .UUCP>	$: $2 ! $1
R$+ <@ $- .DECNET>	$: $2 :: $1
R$+ <@ $- .LOCAL>	$: $2 :: $1
R$+ <@ $=w .>		$: $2 :: $1
R$=w :: $+		$2
R$+ :: $+		$@ $1 :: $2
PUSHDIVERT(3)dnl
# node.DECNET is one of our own names, or a node to be reached
R$* <@ $=w .DECNET.>	$#ifdef(`confLOCAL_MAILER', `confLOCAL_MAILER', `local') $: $1
R$+ <@ $+ .DECNET.>	$#mail11 $@ $2 $: $1
POPDIVERT`'dnl
PUSHDIVERT(6)dnl
CPDECNET
POPDIVERT`'dnl
