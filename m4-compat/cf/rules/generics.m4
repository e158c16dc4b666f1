dnl SPDX-License-Identifier: BSD-2-Clause
dnl The generics table: a sender that it knows becomes what it says.

#  Generics: "< result or nothing > address", or the address alone when its host has no generics
SGenerics
ifdef(`_GENERICS_ENTIRE_DOMAIN_', `R$+ < @ $* $=G . >	$: < $1 @ $2 $3 > $1 < @ $2 $3 . > @
', `R$+ < @ $=G . >		$: < $1 @ $2 > $1 < @ $2 . > @
')dnl
R$+ < @ *LOCAL* >	$: < $1 @ $j > $1 < @ *LOCAL* > @
R< $+ > $+ < $* > @	$: < $(generics $1 $: @ $1 $) > $2 < $3 >
R< @ $+ + $* @ $+ > $+ < @ $+ >	$: < $(generics $1 + * @ $3 $@ $2 $: @ $1 + $2 @ $3 $) > $4 < @ $5 >
R< @ $+ + $* @ $+ > $+ < @ $+ >	$: < $(generics $1 @ $3 $: @ $1 + $2 @ $3 $) > $4 < @ $5 >
R< @ $+ @ $+ > $+ < @ $+ >	$: < $(generics @ $2 $@ $1 $: @ $1 $) > $3 < @ $4 >
R< @ $+ > $+ < @ $+ >	$: < $(generics $1 $: @ $1 $) > $2 < @ $3 >
R< @ $+ + $* > $+ < @ $+ >	$: < $(generics $1 + * $@ $2 $: @ $1 + $2 $) > $3 < @ $4 >
R< @ $+ + $* > $+ < @ $+ >	$: < $(generics $1 $: $) > $3 < @ $4 >
R< @ $+ > $+ < @ $+ >	$: < > $2 < @ $3 >
