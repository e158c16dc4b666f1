dnl SPDX-License-Identifier: BSD-2-Clause
dnl Limits per client: how often it may connect, and how many connections it may have. 0 is no limit.
ifdef(`_RATE_CONTROL_', `
#  RateControl: OK, or an error when the client connects too often
SRateControl
R$*			$: $>ClientLimit ClientRate
R< ? >			$@ OK
R< $* < TMPF > >	$#error $@ 4.3.0 $: _TMPFMSG_(`RC')
R< 0 >			$@ OK
R< $+ >			$: < $1 > $| $(arith l $@ $1 $@ $&{client_rate} $)
R< $+ > $| TRUE		$#error $@ 4.3.2 $: _RATE_CONTROL_REPLY Connection rate limit exceeded.
')ifdef(`_CONN_CONTROL_', `
#  ConnControl: OK, or an error when the client has too many connections
SConnControl
R$*			$: $>ClientLimit ClientConn
R< ? >			$@ OK
R< $* < TMPF > >	$#error $@ 4.3.0 $: _TMPFMSG_(`CC')
R< 0 >			$@ OK
R< $+ >			$: < $1 > $| $(arith l $@ $1 $@ $&{client_connections} $)
R< $+ > $| TRUE		$#error $@ 4.3.2 $: _CONN_CONTROL_REPLY Too many open connections.
')
#  ClientLimit: the value of a tag for the address of the client, its nets, or all
SClientLimit
R$-			$@ $>SearchList < ! $1 > $| < A:$&{client_addr} > < E: > < >
