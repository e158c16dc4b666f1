dnl SPDX-License-Identifier: BSD-2-Clause
dnl Virtual users: the map is asked for the most exact key first. %1 is the user, %2 the detail,
dnl %3 the detail with its plus. In front of the address, "<@>" means go on, "<!>" give up.

#  VirtualUser: "< what the table says > address", or the address alone
SVirtualUser
ifdef(`_VIRTUSER_ENTIRE_DOMAIN_', `R$+ < @ $* $={VirtHost} . >	$: $1 < @ $2 $3 . > .
', `R$+ < @ $={VirtHost} . >	$: $1 < @ $2 . > .
')dnl
R$+ < @ $=w . >		$: $1 < @ $2 . > .
R$+ < @ $+ . > .	$: < $(virtuser $1 @ $2 $@ $1 $: @ $) > $1 < @ $2 . >
R< @ > $+ + $+ < @ $+ . >	$: < $(virtuser $1 + + @ $3 $@ $1 $@ $2 $@ + $2 $: @ $) > $1 + $2 < @ $3 . >
R< @ > $+ + $* < @ $+ . >	$: < $(virtuser $1 + * @ $3 $@ $1 $@ $2 $@ + $2 $: @ $) > $1 + $2 < @ $3 . >
R< @ > $+ + $* < @ $+ . >	$: < $(virtuser $1 @ $3 $@ $1 $@ $2 $@ + $2 $: @ $) > $1 + $2 < @ $3 . >
R< @ > $+ + $+ < @ $+ . >	$: < $(virtuser + + @ $3 $@ $1 $@ $2 $@ + $2 $: @ $) > $1 + $2 < @ $3 . >
R< @ > $+ + $* < @ $+ . >	$: < $(virtuser + * @ $3 $@ $1 $@ $2 $@ + $2 $: @ $) > $1 + $2 < @ $3 . >
R< @ > $+ + $* < @ $+ . >	$: < $(virtuser @ $3 $@ $1 $@ $2 $@ + $2 $: ! $) > $1 + $2 < @ $3 . >
R< @ > $+ < @ $+ . >	$: < $(virtuser @ $2 $@ $1 $: @ $) > $1 < @ $2 . >
R< @ > $+		$@ $1
R< ! > $+		$@ $1
