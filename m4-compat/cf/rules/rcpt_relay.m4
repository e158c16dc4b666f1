dnl SPDX-License-Identifier: BSD-2-Clause
dnl The second part of Rcpt_ok: may this client relay, or is the recipient one that we relay to.
dnl
dnl Routes that are refused get a host that nobody has.
ifelse(defn(`_NO_UUCP_'), `r', `R$* ! $* < @ $* >	$: $2 < @ BANG_PATH >
R$* ! $*		$: $2 < @ BANG_PATH >
')dnl
ifelse(defn(`_NO_PERCENTHACK_'), `r', `R$* % $* < @ $* >	$: $1 < @ PERCENT_HACK >
R$* % $*		$: $1 < @ PERCENT_HACK >
')dnl
R$*			$: $1 $| $>RelayTLS $1
R$* $| $# $+		$# $2
R$* $| $*		$: $1
R$*			$: $1 $| $>"Local_Relay_Auth" $&{auth_type}
R$* $| $# $*		$# $2
R$* $| NO		$: $1
R$* $| $*		$: $1 $| $&{auth_type}
R$* $|			$: $1
R$* $| $={TrustAuthMech}	$# RELAY
R$* $| $*		$: $1
ifdef(`_RELAY_ENTIRE_DOMAIN_', `R$+ < @ $* $=m >	$@ RELAY
')dnl
R$+ < @ $=w >		$@ RELAY
R$+ < @ ifdef(`_RELAY_HOSTS_ONLY_', `$=R >', `$* $=R >')	$@ RELAY
ifdef(`_ACCESS_TABLE_', `ifdef(`_RELAY_FULL_ADDR_', `R$+ < @ $+ >		$: $1 < @ $2 > $| $>SearchList < + To > $| < F:$1@$2 > < ifdef(`_RELAY_HOSTS_ONLY_', `E', `D'):$2 > < F:$1@ > < >
R$* $| $*		$: $2 < $1 >
', `ifdef(`_RELAY_HOSTS_ONLY_', `R$+ < @ $+ >		$: < $(access To:$2 $: ? $) > < $1 < @ $2 > >
R< ? > < $+ < @ $+ > >	$: < $(access $2 $: ? $) > < $1 < @ $2 > >
', `R$+ < @ $+ >		$: $>D < $2 > < ? > < + To > < $1 < @ $2 > >
')')dnl
R< RELAY > $*		$@ RELAY
R< $* < TMPF > > $*	$#TEMP $@ 4.3.0 $: _TMPFMSG_(`RL')
R< $* > < $* >		$: $2
')dnl
ifdef(`_RELAY_MX_SERVED_', `R$+ < @ $+ >		$: < : $(mxserved $2 $) : > $1 < @ $2 >
R< : $* < TEMP > : > $*	$#TEMP $@ 4.4.0 $: "450 Can not check MX records for recipient host " $1
R< $* : $=w . : $* > $*	$@ RELAY
R< : $* : > $*		$: $2
')dnl
dnl What has no host is ours.
R$*			$: < ? > $1
R< ? > $* < @ $+ >	$: < REMOTE > $1 < @ $2 >
R< ? > $+		$@ RELAY
R< $+ > $*		$: $2
