dnl SPDX-License-Identifier: BSD-2-Clause
dnl What the client calls itself. With delay_checks check_rcpt asks for each recipient; without, it is the
dnl last question before relaying is denied: see bad_helo_last.m4.

#  BadHelo: an error when the client says one of our names, or one without dot, for its own
SBadHelo
R< >			$@ OK
R$*			$: < $&{auth_authen} > $| $&{client_addr}
R< $+ > $| $*		$@ OK
R< > $| 0		$@ OK
R< > $| $=R $*		$@ OK
R$*			$: [ $&s ]
R$=w			$#error $@ 5.7.1 $: "550 bogus HELO name used: " $&s
R[ $=w ]		$#error $@ 5.7.1 $: "550 bogus HELO name used: " $&s
R[ $+ . $+ ]		$@ OK
R[ IPv6 : $+ ]		$@ OK
R$*			$#error $@ 5.7.1 $: "550 bogus HELO name used: " $&s
