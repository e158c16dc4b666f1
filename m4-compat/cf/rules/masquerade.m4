dnl SPDX-License-Identifier: BSD-2-Clause
dnl MasqHdr (93) and MasqEnv (94): senders as the world shall see them. *LOCAL* stands for a name
dnl without host. First the generics table, then the exceptions (class N, exposed users), then $M.

#  MasqHdr (93): the address of a header as others see it
SMasqHdr=93
ifdef(`_GENERICS_TABLE_', `R$+			$: $>Generics $1
R< $* @ $* > $* < $* >	$@ $>canonify $1 @ $2
R< $+ > $* < $* >	$: $>canonify $1 @ *LOCAL*
R< > $*			$: $1
')dnl
R$* < @ $* $=N . >	$@ $1 < @ $2 $3 . >
ifdef(`MASQUERADE_NAME', `R$=E < @ *LOCAL* >	$@ $1 < @ $j . >
R$=E < @ ifdef(`_MASQUERADE_ENTIRE_DOMAIN_', `$* $=M . >	$@ $1 < @ $2 $3 . >', `$=M . >	$@ $1 < @ $2 . >')
ifdef(`_LIMITED_MASQUERADE_', `', `R$=E < @ $=w . >	$@ $1 < @ $2 . >
')dnl
R$* < @ ifdef(`_MASQUERADE_ENTIRE_DOMAIN_', `$* $=M . > $*	$: $1 < @ $2 $3 . @ $M > $4', `$=M . > $*	$: $1 < @ $2 . @ $M > $3')
ifdef(`_LIMITED_MASQUERADE_', `', `R$* < @ $=w . > $*	$: $1 < @ $2 . @ $M > $3
')dnl
R$* < @ *LOCAL* > $*	$: $1 < @ $j . @ $M > $2
R$* < @ $+ @ > $*	$: $1 < @ $2 > $3
R$* < @ $+ @ $+ > $*	$: $1 < @ $3 . > $4
', `R$* < @ *LOCAL* > $*	$: $1 < @ $j . > $2
')dnl

#  MasqEnv (94): the same for envelope addresses
SMasqEnv=94
ifdef(`_MASQUERADE_ENVELOPE_', `R$+			$@ $>MasqHdr $1
', `R$* < @ *LOCAL* > $*	$: $1 < @ $j . > $2
')dnl
ifdef(`_GENERICS_TABLE_', `include(_CF_DIR_`cf/rules/generics.m4')')dnl
