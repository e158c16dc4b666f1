dnl SPDX-License-Identifier: BSD-2-Clause
dnl canonify (3), Canonify2 (96), final (4), Recurse (97): between the text of an address and the
dnl focused form "local < @ host . >" of all other rules. A trailing dot says that the host is known;
dnl "<@>" is the null address, ":; <@>" a group.

#  canonify (3): the text of an address to its focused form
Scanonify=3
R$@			$@ < @ >
dnl "phrase :" in front goes. A colon within brackets, after an @ at the start, in :: or :include: is
dnl not the end of a phrase; one before a literal at the very end always is. $| marks: to be looked at.
R$*			$: $1 $|
R$* < @ > $|		$: $1 $|
R$* : $* [ $* ] $|	$: $2 [ $3 ]
R$* < $* > $* $|	$: $1 < $2 > $3
R@ $* $|		$: @ $1
R$* [ IPv6 : $+ ] $|	$: $1 [ IPv6 : $2 ]
R$* : : $* $|		$: $1 : : $2
R: include : $* $|	$: : include : $1
R$* : $* $|		$: $2
R$* $|			$: $1
R$* ;			$1
R$* < $+ : ; > $*	$@ $2 : ; < @ >
R$* < $* ; >		$1 < $2 >
R$@			$@ : ; < @ >
dnl The innermost pair of angle brackets holds the address.
R$* < $* < $*		$1 < $3
R$* < > $*		$@ < @ >
R$* < $+ > $*		$: $2
ifdef(`_USE_DEPRECATED_ROUTE_ADDR_', `R@ $+ , $+		@ $1 : $2
R@ [ $* ] : $+		$@ $>Canonify2 < @ [ $1 ] > : $2
R@ $+ : $+		$@ $>Canonify2 < @ $1 > : $2
', `R@ $+ , $+		$2
R@ [ $* ] : $+		$2
R@ $+ : $+		$2
')dnl
R$+ : $* ; @ $+		$@ $>Canonify2 $1 : $2 ; < @ $3 >
R$+ : $* ;		$@ $1 : $2 ;
dnl The last @ is the focus.
R$+ @ $+		$: $1 < @ $2 >
R$+ < $+ @ $+ >		$1 $2 < @ $3 >
R$+ < @ $+ >		$@ $>Canonify2 $1 < @ $2 >
ifdef(`_USE_DECNET_SYNTAX_', `R$- : : $+		$@ $>Canonify2 $2 < @ $1 . DECNET >
R$- . $- : : $+		$@ $>Canonify2 $3 < @ $1 . $2 . DECNET >
')dnl
ifdef(`_NO_UUCP_', `', `R$- ! $+			$@ $>Canonify2 $2 < @ $1 . UUCP >
R$+ . $- ! $+		$@ $>Canonify2 $3 < @ $1 . $2 >
R$+ ! $+		$@ $>Canonify2 $2 < @ $1 . UUCP >
')dnl
ifdef(`_NO_PERCENTHACK_', `', `dnl The last of % and @ is the focus, the others are %.
R$* % $*		$1 @ $2
R$* @ $* @ $*		$1 % $2 @ $3
')dnl
R$* @ $*		$: $1 < @ $2 >
R$*			$@ $>Canonify2 $1

#  Canonify2 (96): makes the host of a focused address canonical
SCanonify2=96
R$* < @ localhost > $*	$: $1 < @ $j . > $2
R$* < @ localhost . $m > $*	$: $1 < @ $j . > $2
ifdef(`_NO_UUCP_', `', `R$* < @ localhost . UUCP > $*	$: $1 < @ $j . > $2
')dnl
R$* < @ [ $+ ] > $*	$: $>OwnLiteral $1 < @ [ $2 ] > $3
R$* < @ [ $+ ] > $*	$@ $1 < @ [ $2 ] > $3
dnl An @ too many is dropped, and the host left as it is.
R$* < @ @ $=w > $*	$: $1 < @ $j . > $3
R$* < @ @ $+ > $*	$@ $1 < @ $2 > $3
ifdef(`_DOMAIN_TABLE_', `R$* < @ $+ > $*		$: $1 < @ $(domaintable $2 $) > $3
')dnl
undivert(2)dnl
ifdef(`_BITDOMAIN_TABLE_', `R$* < @ $+ . BITNET > $*	$: $1 < @ $(bitdomain $2 $: $2 . BITNET $) > $3
')dnl
ifdef(`_UUDOMAIN_TABLE_', `R$* < @ $+ . UUCP > $*	$: $1 < @ $(uudomain $2 $: $2 . UUCP $) > $3
')dnl
ifdef(`_NO_UUCP_', `', `ifdef(`UUCP_RELAY', `R$* < @ $+ . UUCP > $*	$@ $1 < @ $2 . UUCP . > $3
', `dnl Names of our UUCP neighbours are final; others may be hosts of the Internet.
ifdef(`_CLASS_U_', `R$* < @ $=U . UUCP > $*	$@ $1 < @ $2 . UUCP . > $3
')dnl
ifdef(`_CLASS_V_', `R$* < @ $=V . UUCP > $*	$@ $1 < @ $2 . UUCP . > $3
')dnl
ifdef(`_CLASS_W_', `R$* < @ $=W . UUCP > $*	$@ $1 < @ $2 . UUCP . > $3
')dnl
ifdef(`_CLASS_X_', `R$* < @ $=X . UUCP > $*	$@ $1 < @ $2 . UUCP . > $3
')dnl
ifdef(`_CLASS_Y_', `R$* < @ $=Y . UUCP > $*	$@ $1 < @ $2 . UUCP . > $3
')dnl
ifdef(`_NO_CANONIFY_', `', `R$* < @ $+ . UUCP > $*	$: $1 < @ $[ $2 $] . UUCP . > $3
R$* < @ $+ . . UUCP . > $*	$@ $1 < @ $2 . > $3
')dnl
')')dnl
R$* < @ $* $=P > $*	$: $1 < @ $2 $3 . > $4
ifdef(`_NO_CANONIFY_', `include(_CF_DIR_`cf/rules/nocanonify.m4')', `dnl The daemon flag C asks for no lookups; a name with a dot then counts as known.
R$* < @ $* $~P > $*	$: $1 < @ $2 $3 > $4 $| $&{daemon_flags}
R$* < @ $+ . $+ > $* $| $* CC $*	$: $1 < @ $2 . $3 . > $4
R$* $| $* CC $*		$: $1
R$* < @ $* > $* $| $*	$: $1 < @ $[ $2 $] > $3
')dnl
R$* $| $*		$: $1
R$* < @ $=w > $*	$: $1 < @ $2 . > $3
R$* < @ ifdef(`_MASQUERADE_ENTIRE_DOMAIN_', `$* $=M > $*	$: $1 < @ $2 $3 . > $4', `$=M > $*	$: $1 < @ $2 . > $3')
ifdef(`_VIRTUSER_TABLE_', `R$* < @ ifdef(`_VIRTUSER_ENTIRE_DOMAIN_', `$* $={VirtHost} > $*	$: $1 < @ $2 $3 . > $4', `$={VirtHost} > $*	$: $1 < @ $2 . > $3')
')dnl
ifdef(`_GENERICS_TABLE_', `R$* < @ ifdef(`_GENERICS_ENTIRE_DOMAIN_', `$* $=G > $*	$: $1 < @ $2 $3 . > $4', `$=G > $*	$: $1 < @ $2 . > $3')
')dnl
R$* < @ $* . . > $*	$1 < @ $2 . > $3

#  OwnLiteral: a literal of one of our addresses stands for our name
SOwnLiteral
R$* < @ $=w > $*	$@ $1 < @ $j . > $3

#  final (4): a focused address to the text that others see
Sfinal=4
R$+ : ; < @ >		$@ $1 :
R$* < @ >		$@
R$* < @ $+ . > $*	$1 < @ $2 > $3
R$* < @ *LOCAL* > $*	$: $1 < @ $j > $2
R$* < $+ > $*		$1 $2 $3
dnl A source route keeps its form; all its hosts but the last are separated by commas.
R@ $+ : @ $+ : $+	@ $1 , @ $2 : $3
R@ $*			$@ @ $1
ifdef(`_NO_UUCP_', `', `R$+ @ $- . UUCP		$2 ! $1
')dnl
ifdef(`_USE_DECNET_SYNTAX_', `R$+ @ $+ . DECNET	$2 : : $1
')dnl
R$+ % $=w @ $=w		$1 @ $2

#  Recurse (97): the text of an address to a delivery triple
SRecurse=97
R$*			$: $>canonify $1
R$*			$@ $>parse $1
