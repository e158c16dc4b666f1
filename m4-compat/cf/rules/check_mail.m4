dnl SPDX-License-Identifier: BSD-2-Clause
dnl check_mail: the sender of a message. The daemon flags f (only qualified senders from elsewhere)
dnl and u (unqualified ones are fine) change what is asked.

#  Local_check_mail: rules of the site for senders
SLocal_check_mail

#  check_mail: may this sender send
Scheck`'_U_`'mail
R$*			$: $1 $| $>"Local_check_mail" $1
R$* $| $#$*		$#$2
dnl The site has not decided.
R$* $| $*		$@ $>"Basic_check_mail" $1

SBasic_check_mail
R$*			$: < $&{deliveryMode} > $1
R< d > $*		$@ deferred
R< $* > $*		$: $2
R$*			$: $1 $| $>"tls_client" $&{verify} $| MAIL
R$* $| $#$+		$#$2
R$* $| $*		$: $1
R< >			$@ < OK >
ifdef(`_ACCEPT_UNQUALIFIED_SENDERS_', `', `R$+			$: $>UnqualifiedHost $1
')dnl
R$*			$: < ? > $>CanonAddr $1
R< ? > $* < @ $+ . >	< ? > $1 < @ $2 >
dnl The mark says what is known of the domain: OKR fine, PERM and TEMP from the name server.
R< ? > $* < @ $* $=P >	$: < OKR > $1 < @ $2 $3 >
R< ? > $* < @ $j >	$: < OKR > $1 < @ $j >
ifdef(`_ACCEPT_UNRESOLVABLE_DOMAINS_', `R< ? > $* < @ $+ >	$: < OKR > $1 < @ $2 >
', `R< ? > $* < @ $+ >	$: < ? $(resolve $2 $: $2 < PERM > $) > $1 < @ $2 >
R< ? $* < $- > > $* < @ $+ >	$: < $2 > $3 < @ $4 >
')dnl
ifdef(`_ACCESS_TABLE_', `R< $+ > $+ < @ $* >	$: @ < $1 > < $2 < @ $3 > > $| < F:$2@$3 > < U:$2@ > < D:$3 >
R< $+ > $+		$: @ < $1 > < $2 > $| < U:$2@ >
R@ < $+ > < $* > $| < $+ >	$: @ < $1 > < $2 > $| $>SearchList < + From > $| < $3 > < >
R@ < $+ > < $* > $| < ? >	$: < $1 > $2
R@ < $+ > < $* > $| < $={Accept} >	$# $3
R@ < $+ > < $* > $| < $* >	$: $>AccessVerdict < $3 >
')dnl
ifdef(`_ACCEPT_UNQUALIFIED_SENDERS_', `', `dnl No host: fine from inside, or when the daemon flag u allows it.
R< ? > $*		$: $&{daemon_flags} $| < ? > $1
R$* u $* $| < ? > $*	$: < OKR > $3
R$* $| $*		$: $2
R< ? > $*		$: < ? $&{client_addr} > $1
R< ? > $*		$@ < OKR >
R< ? $+ > $*		$#error $@ 5.5.4 $: "553 Domain name required for sender address " $&f
')dnl
R< ? > $*		$: @ $1
R< $={ResOk} > $*	$: @ $2
R< TEMP > $*		$#error $@ 4.1.8 $: "451 Domain of sender address " $&f " does not resolve"
R< PERM > $*		$#error $@ 5.1.8 $: "553 Domain of sender address " $&f " does not exist"
ifdef(`_BADMX_CHK_', `R@ $* < @ $+ >		$: $1 < @ $2 > $| $>BadMX $2
R$* $| $#$*		$#$2
')dnl
ifdef(`_ACCEPT_UNQUALIFIED_SENDERS_', `', `
#  UnqualifiedHost: refuses hosts like localhost unless the client is one of ours; gives "<address>"
SUnqualifiedHost
R$+			$: < @ > $1
R< @ > < $+ >		$: < @ > $1
R< @ > $+		$: $&{daemon_flags} $| < @ > $1
R$* f $* $| < @ > $* @ $-	$: < ? $&{client_name} > $3 @ $4
R$* u $* $| < @ > $*	$@ < $3 >
R$* $| $*		$: $2
R< @ > $* @ [ 127.0.0.1 ]	$: < ? $&{client_name} > $1 @ [ 127.0.0.1 ]
ifdef(`NO_NETINET6', `', `R< @ > $* @ [ IPv6:0:0:0:0:0:0:0:1 ]	$: < ? $&{client_name} > $1 @ [ IPv6:0:0:0:0:0:0:0:1 ]
R< @ > $* @ [ IPv6:::1 ]	$: < ? $&{client_name} > $1 @ [ IPv6:::1 ]
')dnl
R< @ > $* @ localhost	$: < ? $&{client_name} > $1 @ localhost
R< @ > $* @ localhost . $m	$: < ? $&{client_name} > $1 @ localhost . $m
ifdef(`_NO_UUCP_', `', `R< @ > $* @ localhost . UUCP	$: < ? $&{client_name} > $1 @ localhost . UUCP
')dnl
R< ? $=w > $*		$@ < $2 >
R< ? $+ > $*		$#error $@ 5.5.4 $: "553 Real domain name required for sender address"
R< $* > $*		$@ < $2 >
')dnl
ifdef(`_BADMX_CHK_', `include(_CF_DIR_`cf/rules/badmx.m4')')dnl
