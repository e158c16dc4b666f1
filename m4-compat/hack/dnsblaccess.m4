dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       dnsblaccess
dnl SUMMARY    a DNS list of client addresses whose answers the access map judges
dnl ARGUMENTS  list [optional, default blackholes.mail-abuse.org]  the domain of the list
dnl            message [optional, default 550 Rejected]  error for listed clients without an entry
dnl            temporary [optional, default the list is skipped]  error when the list does not answer; t for a usual text
dnl            tag [optional, default dnsblaccess]  tag of the entries in the access map
dnl PROVIDES   map ednsbl, rules Basic_check_relay, flag _EDNSBL_R_
dnl REQUIRES   feature access_db before : the answers are looked up in it
dnl PLACE      before MAILER, repeatable
dnl MAP        access dnsblaccess:answer -> OK, ERROR:text, DISCARD; shorter answers (127.0.0) after the full one
dnl EXAMPLE    FEATURE(`access_db')
dnl            HACK(`dnsblaccess', `bl.example.net', `', `t')
dnl
ifdef(`_ACCESS_TABLE_', `', `errprint(`*** ERROR: HACK(`dnsblaccess') needs FEATURE(`access_db') before it
')')
ifdef(`_EDNSBL_R_', `', `define(`_EDNSBL_R_', `1')LOCAL_CONFIG
Kednsbl dns -R A -a. -T<TMP> -r`'ifdef(`EDNSBL_TO', `EDNSBL_TO', `5')
divert(-1)')
define(`_EDNSBL_SRV_', ifelse(len(X`'_ARG1_), `1', `blackholes.mail-abuse.org', `_ARG1_'))
define(`_EDNSBL_KEY_', ifelse(len(X`'_ARG4_), `1', `dnsblaccess', `_ARG4_'))
define(`_EDNSBL_MSG_', ifelse(len(X`'_ARG2_), `1',
  ``"550 Rejected: " '$`&{client_addr} " listed at '_EDNSBL_SRV_`"'', ``_ARG2_''))
define(`_EDNSBL_MSG_TMP_', ifelse(_ARG3_, `t',
  ``"451 Temporary lookup failure of " '$`&{client_addr} " at '_EDNSBL_SRV_`"'', ``_ARG3_''))
divert(8)
# _EDNSBL_SRV_: <value of the access map> <rest of the answer> <client address>
R$*			$: $&{client_addr}
R$-.$-.$-.$-		$: <$(ednsbl $4.$3.$2.$1._EDNSBL_SRV_. $: OK $)> <$1.$2.$3.$4>
R<OK> <$*>		$: OKSOFAR
R<$+ <TMP>> <$*>	$: <<TMPF>>
R<$+> <$+>		$: <?> <$1> <$2>
# the whole answer first, then without its last part, at last the tag alone
R<?> <$* $- .> <$*>	<$(access _EDNSBL_KEY_`:'$1$2 $@ $3 $@ _EDNSBL_SRV_ $: ? $)> <$1> <$3>
R<?> <> <$*>		$: <$(access _EDNSBL_KEY_`:' $@ $1 $@ _EDNSBL_SRV_ $: ? $)> <> <$1>
R<$* <TMPF>> $*		ifelse(len(X`'_ARG3_), `1', `$: TMPOK', `$#error $@ 4.4.3 $: _EDNSBL_MSG_TMP_')
R<$={Accept}> $*	$: OKSOFAR
R<DISCARD> $*		$#discard $: discard
R<ERROR:$-.$-.$-:$+> $*	$#error $@ $1.$2.$3 $: $4
R<ERROR:$+> $*		$#error $: $1
R<$*> $*		$#error $@ 5.7.1 $: _EDNSBL_MSG_
divert(-1)
