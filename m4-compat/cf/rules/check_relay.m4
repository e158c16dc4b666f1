dnl SPDX-License-Identifier: BSD-2-Clause
dnl check_relay: a connection. The input is "client name $| client address". CanonAddr and
dnl ParseRecipient, which the checks of addresses share, stand here too.

#  CanonAddr: the text of an address, focused and reduced, for the checks
SCanonAddr
R$*			$: $>Parse0 $>canonify $1
ifdef(`_USE_DEPRECATED_ROUTE_ADDR_', `dnl A route is judged by its first host, with the rest of it as the user.
R< @ $* > : $+ @ $+	< @ $1 > : $2 % $3
R< @ $* > : $+		$: $2 < @ $1 >
')dnl
ifdef(`_LDAP_SENDER_MUST_EXIST_', `include(_CF_DIR_`cf/rules/ldap_sender.m4')')dnl

#  ParseRecipient: the same without the hosts that we relay for in front of other routes
SParseRecipient
R$*			$: < ? > $>CanonAddr $1
R< ? > $* < @ $* . >	< ? > $1 < @ $2 >
R< ? > $- < @ $* >	$: < ? > $(dequote $1 $) < @ $2 >
R< ? > $* $=O $* < @ $* >	$: < NO > $1 $2 $3 < @ $4 >
R< ? > $*		$@ $1
ifdef(`_RELAY_ENTIRE_DOMAIN_', `R< NO > $* < @ $* $=m >	$: < RELAY > $1 < @ $2 $3 >
')dnl
ifdef(`_RELAY_HOSTS_ONLY_', `R< NO > $* < @ $=R >	$: < RELAY > $1 < @ $2 >
', `R< NO > $* < @ $* $=R >	$: < RELAY > $1 < @ $2 $3 >
')dnl
ifdef(`_RELAY_MX_SERVED_', `R< NO > $* < @ $+ >	$: < MX > < : $(mxserved $2 $) : > < $1 < @ $2 > >
R< MX > < : $* < TEMP > : > < $+ >	$#TEMP $@ 4.4.0 $: "450 Can not check MX records for recipient host " $1
R< MX > < $* : $=w . : $* > < $+ >	$: < RELAY > $4
R< MX > < : $* : > < $+ >	$: < NO > $2
')dnl
ifdef(`_ACCESS_TABLE_', `R< NO > $* < @ $+ >	$: $>D < $2 > < NO > < + To > < $1 < @ $2 > >
R< $+ > < $+ >		$: < $1 > $2
')dnl
R< RELAY > $* < @ $* >	$@ $>ParseRecipient $1
R< $+ > $*		$@ $2

#  Local_check_relay: rules of the site for connections
SLocal_check_relay

#  check_relay: may this client connect
Scheck`'_U_`'relay
ifdef(`_USE_CLIENT_PTR_', `R$* $| $*		$: $&{client_ptr} $| $2
')dnl
R$*			$: $1 $| $>"Local_check_relay" $1
R$* $| $* $| $#$*	$#$3
R$* $| $* $| $*		$@ $>"Basic_check_relay" $1 $| $2

SBasic_check_relay
R$*			$: < $&{deliveryMode} > $1
R< d > $*		$@ deferred
R< $* > $*		$: $2
ifdef(`_ACCESS_TABLE_', `R$+ $| $+		$: $>D < $1 > < ? > < + Connect > < $2 >
R$| $+			$: $>A < $1 > < ? > < + Connect > < >
R< ? > < $+ >		$: $>A < $1 > < ? > < + Connect > < >
R< ? > < $* >		$: OK
R< $={Accept} > < $* >	$@ $1
R< $* > < $* >		$: $>AccessVerdict < $1 >
')dnl
ifdef(`_RATE_CONTROL_IMMEDIATE_', `', `ifdef(`_RATE_CONTROL_', `R$*			$: $>RateControl dummy
')')dnl
ifdef(`_CONN_CONTROL_IMMEDIATE_', `', `ifdef(`_CONN_CONTROL_', `R$*			$: $>ConnControl dummy
')')dnl
ifdef(`_RBL_', `R$*			$: $&{client_addr}
R$- . $- . $- . $-	$: < ? > $(host $4 . $3 . $2 . $1 . _RBL_ . $: OK $)
R< ? > OK		$: OKSOFAR
R< ? > $+		$#error $@ 5.7.1 $: "550 Rejected: " $&{client_addr} " listed at _RBL_"
')dnl
undivert(8)dnl
ifdef(`_REQUIRE_RDNS_', `R$*			$: $&{client_addr} $| $&{client_resolve}
R$=R $* $| $*		$@ RELAY
R$* $| OK		$@ OK
R$* $| FAIL		$#error $@ 5.7.1 $: 550 Fix reverse DNS for $1
R$* $| TEMP		$#error $@ 4.1.8 $: 451 Client IP address $1 does not resolve
R$* $| FORGED		$#error $@ 4.1.8 $: 451 Possibly forged hostname for $1
')dnl
ifdef(`_ACCESS_TABLE_', `
#  AccessVerdict: "<value of access>" to the refusal that the value asks for
SAccessVerdict
R< REJECT >		$#error ifdef(`confREJECT_MSG', `$: confREJECT_MSG', `$@ 5.7.1 $: "550 Access denied"')
R< DISCARD >		$#discard $: discard
ifdef(`_NO_QUARANTINE_', `', `R< QUARANTINE : $+ >	$#error $@ quarantine $: $1
')dnl
R< ERROR : $- . $- . $- : $+ >	$#error $@ $1 . $2 . $3 $: $4
R< ERROR : $+ >	$#error $: $1
R< $* < TMPF > >	$#error $@ 4.3.0 $: _TMPFMSG_(`CR')
R< $+ >			$#error $: $1
')dnl
