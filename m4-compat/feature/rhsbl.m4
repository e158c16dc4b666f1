dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       rhsbl
dnl SUMMARY    senders whose domain is in a DNS list are refused
dnl ARGUMENTS  list [required]  the domain of the list
dnl            message [optional]  the text of the refusal
dnl            failure [optional]  when the name server fails: nothing goes on, t defers with a text, other text is that text
dnl PROVIDES   map dnsbl, macro {RHS}, rules Basic_check_relay
dnl REQUIRES   feature access_db : entries From: that accept a sender come first
dnl PLACE      before MAILER, repeatable
dnl EXAMPLE    FEATURE(`access_db')
dnl            FEATURE(`rhsbl', `rhs.example.org')
dnl
ifdef(`_RHSBL_R_', `', `define(`_RHSBL_R_', `1')define(`_NEED_MACRO_MAP_', `1')LOCAL_CONFIG
ifdef(`_DNSBL_R_', `', `Kdnsbl host -T<TMP>
')')define(`_RHSBL_SRV_', _ARG_)
divert(8)
#  _RHSBL_SRV_: refuses senders whose domain this list has
R$*			$: < ? > $>CanonAddr $&f
R< ? > $+ < @ $+ . >	< ? > $1 < @ $2 >
ifdef(`_ACCESS_TABLE_', `R< ? > $+ < @ $+ >	$: < $2 > $>SearchList < + rhs > $| < F:$1@$2 > < D:$2 > < >
R< $+ > < $={Accept} >	$: OKSOFAR
', `R< ? > $+ < @ $+ >	$: < $2 > < ? >
')dnl
R< $+ . $+ > < $* >	$: < ! > $(dnsbl $1.$2._RHSBL_SRV_. $: OK $) $(macro {RHS} $@ $1.$2 $)
R< ! > OK		$: OKSOFAR
R< ! > $+ < TMP >	ifelse(_ARG3_, `', `$: TMPOK', `$#error $@ 4.7.1 $: ifelse(_ARG3_, `t', `"451 Temporary lookup failure of " $&{RHS} " at '_RHSBL_SRV_`"', `_ARG3_')')
R< ! > $+		$#error $@ 5.7.1 $: ifelse(_ARG2_, `', `"550 Mail from " $&{RHS} " refused by blackhole site '_RHSBL_SRV_`"', `_ARG2_')
R$*			$: OKSOFAR
