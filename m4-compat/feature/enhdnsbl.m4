dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       enhdnsbl
dnl SUMMARY    clients for whose address a DNS list gives certain answers are refused
dnl ARGUMENTS  list [required]  the domain of the list
dnl            message [optional, default "550 Rejected: " address " listed at " list]  the text of the refusal, or quarantine, or discard
dnl            failure [optional]  when the name server fails: nothing goes on, t defers with a text, other text is that text
dnl            answer [optional, default $+, repeated]  an answer that counts, in the syntax of a left side, with a dot at its end
dnl PROVIDES   map ednsbl, rules Basic_check_relay
dnl PLACE      before MAILER, repeatable
dnl SINCE      8.12.0
dnl EXAMPLE    FEATURE(`enhdnsbl', `bl.example.org', `', `t', `127.0.0.2.')
dnl
ifelse(defn(`_ARG_'), `', `errprint(`*** ERROR: FEATURE(`enhdnsbl') needs the domain of a list
')')
ifdef(`_EDNSBL_R_', `', `define(`_EDNSBL_R_', `1')LOCAL_CONFIG
Kednsbl dns -R A -a. -T<TMP> -r`'ifdef(`EDNSBL_TO', `EDNSBL_TO', `5')
')define(`_EDNSBL_SRV_', _ARG_)
define(`_EDNSBL_ACTION_', ifelse(_ARG2_, `quarantine', `$`'#error $`'@ quarantine $: _EDNSBL_SRV_', _ARG2_, `discard', `$`'#discard $: _EDNSBL_SRV_', _ARG2_, `', ``$`'#error $`'@ 5.7.1 $: "550 Rejected: " $&{client_addr} " listed at '_EDNSBL_SRV_`"'', `$`'#error $`'@ 5.7.1 $: _ARG2_'))
define(`_EDNSBL_MATCH_', `ifelse(`$1', `', `', `R< ? > $1		_EDNSBL_ACTION_
')')
divert(8)
#  _EDNSBL_SRV_: refuses what this list has
R$*			$: $&{client_addr}
R$- . $- . $- . $-	$: < ? > $(ednsbl $4 . $3 . $2 . $1 . _EDNSBL_SRV_ . $: OK $)
R< ? > OK		$: OKSOFAR
R< ? > $+ < TMP >	ifelse(_ARG3_, `', `$: TMPOK', `$#error $@ 4.4.3 $: ifelse(_ARG3_, `t', `"451 Temporary lookup failure of " $&{client_addr} " at '_EDNSBL_SRV_`"', `_ARG3_')')
_EDNSBL_MATCH_(ifelse(_ARG4_, `', `$`'+', `_ARG4_'))dnl
_EDNSBL_MATCH_(_ARG5_)_EDNSBL_MATCH_(_ARG6_)_EDNSBL_MATCH_(_ARG7_)_EDNSBL_MATCH_(_ARG8_)_EDNSBL_MATCH_(_ARG9_)dnl
