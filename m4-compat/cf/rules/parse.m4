dnl SPDX-License-Identifier: BSD-2-Clause
dnl parse (0), Parse0, ParseLocal (98): a focused address to a delivery triple. Parse0 refuses what
dnl is no address and reduces ours to the bare user; Parse1 (route.m4) finds the mailer.

#  parse (0): a focused address to a delivery triple
Sparse=0
R$*			$: $>Parse0 $1
R< @ >			$#_LOCAL_ $: < @ >
R$*			$: $>ParseLocal $1
R$*			$: $>Parse1 $1

#  Parse0: refuses what is no address, reduces our addresses to the user
SParse0
R< @ >			$@ < @ >
R$*			$: $>ParseSyntax $1
dnl What is left of our host can name another one.
R$* < @ > $*		$@ $>Parse0 $>canonify $1
R< @ $=w . > : $*	$@ $>Parse0 $>canonify $2
R$- < @ $=w . >		$: $(dequote $1 $) < @ $2 . >
R< @ $+ >		$#error $@ 5.1.3 $: "553 User address required"
R$* $=O $* < @ $=w . >	$@ $>Parse0 $>canonify $1 $2 $3
R$-			$: $(dequote $1 $) < @ *LOCAL* >
R< @ *LOCAL* >		$#error $@ 5.1.3 $: "553 User address required"
R$* $=O $* < @ *LOCAL* >	$@ $>Parse0 $>canonify $1 $2 $3
R$* < @ *LOCAL* >	$: $1
ifdef(`_ADD_BCC_', `R$+			$: $>ParseBcc $1
')dnl
ifdef(`_PREFIX_MOD_', `R _PREFIX_MOD_ $+	$: $(macro {rcpt_flags} $@ _PREFIX_FLAGS_ $) $1
')dnl

#  ParseSyntax: the same address, or an error
SParseSyntax
R$* : $* ; < @ >	$#error $@ 5.1.3 $: "553 List:; syntax illegal for recipient addresses"
R@ < @ $* >		< @ $1 >
R< @ $+ >		$#error $@ 5.1.3 $: "553 User address required"
R$+ < @ >		$#error $@ 5.1.3 $: "553 Hostname required"
dnl A host in brackets may have a route after it; a colon elsewhere is wrong.
R$*			$: < > $1
R< > $* < @ [ $* ] : $+ > $*	$1 < @ [ $2 ] : $3 > $4
R< > $* < @ [ $* ] , $+ > $*	$1 < @ [ $2 ] , $3 > $4
R< > $* < @ [ $* ] $+ > $*	$#error $@ 5.1.2 $: "553 Invalid address"
R< > $* < @ [ $+ ] > $*	$1 < @ [ $2 ] > $3
R< > $* < $* : $* > $*	$#error $@ 5.1.3 $: "553 Colon illegal in host name part"
R< > $*			$1
R$* < @ . $* > $*	$#error $@ 5.1.2 $: "553 Invalid host name"
R$* < @ $* . . $* > $*	$#error $@ 5.1.2 $: "553 Invalid host name"
ifdef(`_STRICT_RFC821_', `R$+ . < @ $* >	$#error $@ 5.1.2 $: "553 Local part ends with dot"
R. $+ < @ $* >		$#error $@ 5.1.2 $: "553 Local part begins with dot"
')dnl
R$* < @ $* @ > $*	$#error $@ 5.1.2 $: "553 Invalid route address"
R$* @ $* < @ $* > $*	$#error $@ 5.1.3 $: "553 Invalid route address"
R$* , $~O $*		$#error $@ 5.1.3 $: "553 Invalid route address"

#  ParseLocal (98): rules of the site
SParseLocal=98
undivert(3)dnl
ifdef(`_ADD_BCC_', `
#  ParseBcc: a copy that the daemon adds goes to the host $A
SParseBcc
R$+			$: $1 $| $&{addr_type} $| $A
R$+ $| e b $| $+	$#_RELAY_ $@ $2 $: $1
R$+ $| $* $| $*		$: $1
')dnl
