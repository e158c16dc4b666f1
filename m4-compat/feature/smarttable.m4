dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       smarttable
dnl SUMMARY    mail is routed by its sender
dnl ARGUMENTS  map [optional, default DATABASE_MAP_TYPE MAIL_SETTINGS_DIRsmarttable]  the map, as in a K line, or LDAP for the schema of sendmail
dnl            place [optional, default after, one of after/before/catchall]  senders are looked at after the mailer table, before it, or after its entries but before its entry "."
dnl PROVIDES   map smarttable, ruleset SmartTable, flag _SMART_TABLE_
dnl PLACE      before MAILER
dnl MAP        smarttable user@host, @host, @ for the null sender -> mailer:host
dnl EXAMPLE    FEATURE(`mailertable')
dnl            FEATURE(`smarttable', `', `catchall')
dnl
ifelse(_ARG2_, `', `define(`_SMART_TABLE_', `after')', _ARG2_, `after', `define(`_SMART_TABLE_', `after')',
	_ARG2_, `before', `define(`_SMART_TABLE_', `before')', _ARG2_, `catchall', `define(`_SMART_TABLE_', `catchall')',
	`define(`_SMART_TABLE_', `after')errprint(`*** ERROR: FEATURE(`smarttable'): its second argument is after, before or catchall, not '_ARG2_`
')')
PUSHDIVERT(6)Ksmarttable _TABLE_SPEC_(`smarttable', `smarttable')
POPDIVERT
ifelse(_SMART_TABLE_, `after', `LOCAL_NET_CONFIG
R$+ < @ $+ >		$: $>SmartTable $1 < @ $2 >
')LOCAL_RULESETS
#  SmartTable: an address to where the table sends mail of this sender, or the same address
SSmartTable
dnl Aliases are built without a sender.
R$*			$: < $&{opMode} > $1
R< i > $*		$@ $1
R< $* > $*		$: < $(dequote "" $&f $) > $2
R< > $*			$: < @ > $1
R< < $* > > $*		$: < $1 @ > $2
R< $+ > $*		$: < $(smarttable $1 $: ? $) > < $1 > $2
R< ? > < $+ @ $+ > $*	$: < $(smarttable @$2 $: ? $) > < $1 @ $2 > $3
R< ? > < $* > $*	$@ $2
R< $* > < $* > $*	$@ $>MailerToTriple < $1 > $3
