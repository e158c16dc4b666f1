dnl SPDX-License-Identifier: BSD-2-Clause
dnl The part of Canonify2 that asks the name server, for FEATURE(`nocanonify'): only for class
dnl {Canonify}, for names without dots when these are wanted, or when the daemon flag c asks for it.
R$* < @ $* $~P > $*	$: $1 < @ $2 $3 > $4 $| $&{daemon_flags}
R$* < @ $* $={Canonify} > $* $| $*	$: $1 < @ $[ $2 $3 $] > $4
R$* < @ $* > $* $| $* c $*	$: $1 < @ $[ $2 $] > $3
ifdef(`_CANONIFY_HOSTS_', `R$* < @ $- > $* $| $*	$: $1 < @ $[ $2 $] > $3
')dnl
R$* < @ $+ . $+ > $* $| $*	$: $1 < @ $2 . $3 . > $4
