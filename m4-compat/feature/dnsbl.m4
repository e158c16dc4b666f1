dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       dnsbl
dnl SUMMARY    clients whose address is in a DNS list are refused
dnl ARGUMENTS  list [required]  the domain of the list
dnl            message [optional, default "550 Rejected: " address " listed at " list]  the text of the refusal, or quarantine, or discard
dnl            failure [optional]  when the name server fails: nothing goes on, t defers with a text, other text is that text
dnl PROVIDES   map dnsbl, rules Basic_check_relay
dnl PLACE      before MAILER, repeatable
dnl SINCE      8.10.0
dnl EXAMPLE    FEATURE(`dnsbl', `bl.example.org')
dnl
ifelse(defn(`_ARG_'), `', `errprint(`*** ERROR: FEATURE(`dnsbl') needs the domain of a list
')')
_DEFIFNOT(`DNSBL_MAP', ifelse(_MW_TARGET_, `8.12', `host', `dns -R A'))
ifdef(`_DNSBL_R_', `', `define(`_DNSBL_R_', `1')LOCAL_CONFIG
Kdnsbl DNSBL_MAP -T<TMP>ifdef(`DNSBL_MAP_OPT', ` DNSBL_MAP_OPT')
')define(`_DNSBL_SRV_', _ARG_)
divert(8)
#  _DNSBL_SRV_: refuses what this list has
R$*			$: $&{client_addr}
R$- . $- . $- . $-	$: < ? > $(dnsbl $4 . $3 . $2 . $1 . _DNSBL_SRV_ . $: OK $)
R< ? > OK		$: OKSOFAR
R< ? > $+ < TMP >	ifelse(_ARG3_, `', `$: TMPOK', `$#error $@ 4.4.3 $: ifelse(_ARG3_, `t', `"451 Temporary lookup failure of " $&{client_addr} " at '_DNSBL_SRV_`"', `_ARG3_')')
R< ? > $+		ifelse(_ARG2_, `quarantine', `$#error $@ quarantine $: _DNSBL_SRV_', _ARG2_, `discard', `$#discard $: _DNSBL_SRV_', _ARG2_, `', `$#error $@ 5.7.1 $: "550 Rejected: " $&{client_addr} " listed at '_DNSBL_SRV_`"', `$#error $@ 5.7.1 $: _ARG2_')
