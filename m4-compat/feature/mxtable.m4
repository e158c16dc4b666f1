dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       mxtable
dnl SUMMARY    mail is routed by the best mail exchanger of the recipient's domain
dnl ARGUMENTS  map [optional, default DATABASE_MAP_TYPE MAIL_SETTINGS_DIRmxtable]  the map, as in a K line, or LDAP for the schema of sendmail
dnl            place [optional, default after, one of after/before/catchall]  mail exchangers are looked at after the mailer table, before it, or after its entries but before its entry "."
dnl PROVIDES   map mxtable, map mxbest, ruleset MxTable, flag _MX_TABLE_
dnl PLACE      before MAILER
dnl MAP        mxtable mx.host, .domain -> mailer:host
dnl EXAMPLE    FEATURE(`mxtable', `hash /etc/mail/mxtable')
dnl
ifelse(_ARG2_, `', `define(`_MX_TABLE_', `after')', _ARG2_, `after', `define(`_MX_TABLE_', `after')',
	_ARG2_, `before', `define(`_MX_TABLE_', `before')', _ARG2_, `catchall', `define(`_MX_TABLE_', `catchall')',
	`define(`_MX_TABLE_', `after')errprint(`*** ERROR: FEATURE(`mxtable'): its second argument is after, before or catchall, not '_ARG2_`
')')
PUSHDIVERT(6)Kmxbest bestmx
Kmxtable _TABLE_SPEC_(`mxtable', `mxtable')
POPDIVERT
ifelse(_MX_TABLE_, `after', `LOCAL_NET_CONFIG
R$* < @ $+ > $*		$: $>MxTable $1 < @ $2 > $3
')LOCAL_RULESETS
#  MxTable: an address to where the table sends domains with this mail exchanger, or the same address
SMxTable
R$* < @ $+ > $*		$: < $2 > $1 < @ $2 > $3
R< $+ . > $*		$: < $1 > $2
R< [ $* ] > $*		$@ $2
dnl A name server that fails makes the mail wait: the map says so without a flag.
R< $+ > $*		$: < $(mxbest $1 $: ? $) > $2
R< ? > $*		$@ $1
R< $+ . > $*		$: < $1 > $2
R< $+ > $*		$: < $(mxtable $1 $: ? $) > < $1 > $2
R< ? > < $- . $+ > $*	< $(mxtable .$2 $: ? $) > < $2 > $3
R< ? > < $* > $*	$@ $2
R< $* > < $* > $*	$@ $>MailerToTriple < $1 > $3
