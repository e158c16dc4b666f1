dnl SPDX-License-Identifier: BSD-2-Clause
dnl MailerToTriple (95) and CanonLocal: what "mailer:host" in a table or a macro means.

#  MailerToTriple (95): "< mailer:host > address" to a delivery triple
SMailerToTriple=95
R< > $*			$@ $1
R< error : $- . $- . $- : $+ > $*	$#error $@ $1 . $2 . $3 $: $4
R< error : $- : $+ > $*	$#error $@ $(dequote $1 $) $: $2
R< error : $+ > $*	$#error $: $1
R< local : $* > $*	$@ $>CanonLocal < $1 > $2
R< $~[ : $+ @ $+ > $* < $* > $*	$# $1 $@ $3 $: $2 < @ $3 >
R< $~[ : $+ > $*	$# $1 $@ $2 $: $3
R< $=w > $*		$@ $2
R< $+ > $*		$#_RELAY_ $@ $1 $: $2

#  CanonLocal: "< user > address" to the local mailer; an empty user is the one of the address
SCanonLocal
dnl A route goes on without the local host.
R< $* > < @ $+ > : $+	$@ $>Recurse $3
R< $* > $+ $=O $+ < @ $+ >	$@ $>Recurse $2 $3 $4
R< $* > $* < @ $* . >	< $1 > $2 < @ $3 >
R< > $* < @ $* > $*	$#_LOCAL_ $@ $1 @ $2 $: $1
R< > $+			$#_LOCAL_ $@ $1 $: $1
R< $+ @ $+ > $* < @ $* >	$: < $1 > $3 < @ $4 >
R< $+ > $* < @ $* > $*	$#_LOCAL_ $@ $2 @ $3 $: $1
R< $+ > $*		$#_LOCAL_ $@ $2 $: $1
