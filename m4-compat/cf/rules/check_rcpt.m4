dnl SPDX-License-Identifier: BSD-2-Clause
dnl check_rcpt: a recipient. First may it have mail at all and is it ours (Rcpt_ok), then may the
dnl client relay (Relay_ok). A passing failure of the first counts only when the second does not allow.

#  Local_check_rcpt: rules of the site for recipients
SLocal_check_rcpt

#  check_rcpt: is this recipient accepted
Scheck`'_U_`'rcpt
R$*			$: $1 $| $>"Local_check_rcpt" $1
R$* $| $#$*		$#$2
dnl The site has not decided.
R$* $| $*		$@ $>"Basic_check_rcpt" $1

SBasic_check_rcpt
R< >			$#error $@ nouser $: "553 User address required"
R$@			$#error $@ nouser $: "553 User address required"
R$*			$: < $&{deliveryMode} > $1
R< d > $*		$@ deferred
R< $* > $*		$: $2
ifdef(`_REQUIRE_QUAL_RCPT_', `R$*			$: $1 $| $>QualifiedRcpt $1
R$* $| $#$*		$#$2
R$* $| $*		$: $1
')dnl
ifdef(`_PROMISCUOUS_RELAY_', `R$*			$: $1 $| @ $>"Rcpt_ok" $1
R$* $| @ $#TEMP $+	$: $1 $| T $2
R$* $| @ $#$*		$#$2
', `R$*			$: $1 $| @ $>"Rcpt_ok" $1
R$* $| @ $#TEMP $+	$: $1 $| T $2
R$* $| @ $#$*		$#$2
R$* $| @ RELAY		$@ RELAY
R$* $| @ $*		$: O $| $>"Relay_ok" $1
R$* $| T $+		$: T $2 $| $>"Relay_ok" $1
R$* $| $#TEMP $+	$#error $2
R$* $| $#$*		$#$2
R$* $| RELAY		$@ RELAY
RT $+ $| $*		$#error $1
R$*			$#error $@ 5.7.1 $: ifdef(`confRELAY_MSG', `confRELAY_MSG', `ifdef(`_USE_AUTH_', `"550 Relaying denied. Proper authentication required."', `"550 Relaying denied"')')
')dnl

#  Rcpt_ok: RELAY when we take mail for this recipient
SRcpt_ok
ifdef(`_LOOSE_RELAY_CHECK_', `R$*			$: $>CanonAddr $1
R$* < @ $* . >		$1 < @ $2 >
', `R$*			$: $>ParseRecipient $1
')dnl
ifdef(`_BESTMX_IS_LOCAL_', `R$* < @ ifelse(defn(`_BESTMX_IS_LOCAL_'), `', `$+ > $*		$: < $(bestmx $2 $: ? $) > $1 < @ $2 > $3', `$* $=B > $*	$: < $(bestmx $2 $3 $: ? $) > $1 < @ $2 $3 > $4')
R< $=w . > $* $=O $* < @ $+ > $*	$: $>ParseRecipient $2 $3 $4
R< $=w . > $* < @ $+ > $*	$@ RELAY
R< $+ > $* < @ $+ > $*	$: $2 < @ $3 > $4
')dnl
ifdef(`_BLOCKLIST_RCPT_', `R$*			$: $>BlockedRcpt $1
')dnl
ifdef(`_PROMISCUOUS_RELAY_', `_BAD_HELO_LAST_`'', `include(_CF_DIR_`cf/rules/rcpt_relay.m4')')dnl
ifdef(`_BLOCKLIST_RCPT_', `
#  BlockedRcpt: the same recipient, or the refusal that access asks for
SBlockedRcpt
R$*			$: < ? > $1
R< ? > $+ < @ $=w >	$: < > < $1 < @ $2 > > $| < F:$1@$2 > < U:$1@ > < D:$2 >
R< ? > $+ < @ $* >	$: < > < $1 < @ $2 > > $| < F:$1@$2 > < D:$2 >
R< ? > $+		$: < > < $1 > $| < U:$1@ >
R< > < $* > $| < $+ >	$: < > < $1 > $| $>SearchList < + To > $| < $2 > < >
R< > < $* > $| < ? >	$@ $1
R< > < $* > $| < $={Accept} >	$@ $1
ifdef(`_DELAY_COMPAT_8_10_', `R< > < $* > $| < $={SpamTag} >	$@ $1
')dnl
R< > < $* > $| < REJECT >	$#error $@ 5.2.1 $: ifdef(`confRCPTREJ_MSG', `confRCPTREJ_MSG', `"550 Mailbox disabled for this recipient"')
R< > < $* > $| < $* >	$@ $>AccessVerdict < $2 >
R< ? > $*		$@ $1
')dnl
ifdef(`_REQUIRE_QUAL_RCPT_', `
#  QualifiedRcpt: with the daemon flag r, an error for a recipient without host; not for postmaster
dnl and not from our own hosts.
SQualifiedRcpt
R< $+ >			$@ $>QualifiedRcpt $1
R$*			$: $&{daemon_flags} $| $1
R$* r $* $| $+ @ $+	$@ OK
R$* r $* $| postmaster	$@ OK
R$* r $* $| $*		$: < $&{client_name} >
R$* $| $*		$@ OK
R< >			$@ OK
R< $=w >		$@ OK
R< $+ >			$#error $@ 5.5.4 $: "553 Fully qualified domain name required"
')dnl
