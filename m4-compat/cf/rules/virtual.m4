dnl SPDX-License-Identifier: BSD-2-Clause
dnl Virtual users: the map is asked for the most exact key first. %1 is the user, %2 the detail,
dnl %3 the detail with its plus. In front of the address, "<@>" means go on searching, "<!>" give up.

#  VirtualUser: the address, or what the table makes of it
SVirtualUser
ifdef(`_VIRTUSER_ENTIRE_DOMAIN_', `R$+ < @ $* $={VirtHost} . >	$@ $>VirtualKeys < $(virtuser $1 @ $2 $3 $@ $1 $: @ $) > $1 < @ $2 $3 . >
', `R$+ < @ $={VirtHost} . >	$@ $>VirtualKeys < $(virtuser $1 @ $2 $@ $1 $: @ $) > $1 < @ $2 . >
')dnl
R$+ < @ $=w . >		$@ $>VirtualKeys < $(virtuser $1 @ $2 $@ $1 $: @ $) > $1 < @ $2 . >

#  VirtualKeys: the other keys of one address, then the result
SVirtualKeys
R< @ > $+ + $+ < @ $+ . >	$: < $(virtuser $1 + + @ $3 $@ $1 $@ $2 $@ + $2 $: @ $) > $1 + $2 < @ $3 . >
R< @ > $+ + $* < @ $+ . >	$: < $(virtuser $1 + * @ $3 $@ $1 $@ $2 $@ + $2 $: @ $) > $1 + $2 < @ $3 . >
R< @ > $+ + $* < @ $+ . >	$: < $(virtuser $1 @ $3 $@ $1 $@ $2 $@ + $2 $: @ $) > $1 + $2 < @ $3 . >
R< @ > $+ + $+ < @ $+ . >	$: < $(virtuser + + @ $3 $@ $1 $@ $2 $@ + $2 $: @ $) > $1 + $2 < @ $3 . >
R< @ > $+ + $* < @ $+ . >	$: < $(virtuser + * @ $3 $@ $1 $@ $2 $@ + $2 $: @ $) > $1 + $2 < @ $3 . >
R< @ > $+ + $* < @ $+ . >	$: < $(virtuser @ $3 $@ $1 $@ $2 $@ + $2 $: ! $) > $1 + $2 < @ $3 . >
R< @ > $+ < @ $+ . >	$: < $(virtuser @ $2 $@ $1 $: @ $) > $1 < @ $2 . >
R< @ > $+		$@ $1
R< ! > $+		$@ $1
R< error : $- . $- . $- : $+ > $*	$#error $@ $1 . $2 . $3 $: $4
R< error : $- $+ > $*	$#error $@ $(dequote $1 $) $: $2
R< $+ > $+ < @ $+ >	$@ ifdef(`_NO_VIRTUSER_RECURSION_', `$>ParseLocal $>Parse0 $>canonify $1', `$>Recurse $1')
