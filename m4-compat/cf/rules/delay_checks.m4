dnl SPDX-License-Identifier: BSD-2-Clause
dnl check_rcpt for FEATURE(`delay_checks'): the checks of recipient, sender and connection in this
dnl order, so that a recipient can be spared the last two (friend, hater).

#  check_rcpt: all checks, when the recipient is known
Scheck_rcpt
R$+			$: $1 $| $>checkrcpt $1
R$+ $| $#error $*	$#error $2
R$+ $| $#discard $*	$#discard $2
R$+ $| $#$*		$@ $>"Delay_TLS_Clt" $2
R$+ $| $*		$: < ? > $>FullAddr $>CanonAddr $1
ifdef(`_SPAM_FH_', `dnl What access says with the tag Spam: of the recipient.
R< ? > $+ < @ $=w >	$: < > $1 < @ $2 > $| < F:$1@$2 > < D:$2 > < U:$1@ >
R< ? > $+ < @ $* >	$: < > $1 < @ $2 > $| < F:$1@$2 > < D:$2 >
R< ? > $+		$: < > $1 $| < U:$1@ >
R< > $* $| $+		$: < @ > $1 $| $>SearchList < ! Spam > $| $2 < >
ifdef(`_SPAM_FRIEND_', `R< @ > $* $| < FRIEND >	$@ $>"Delay_TLS_Clt2" SPAMFRIEND
R< @ > $* $| $*		$: < ? > $1
')ifdef(`_SPAM_HATER_', `R< @ > $* $| < HATER >	$: < ? > $1
R< @ > $* $| $*		$@ $>"Delay_TLS_Clt2" NOSPAMHATER
')')dnl
ifdef(`_SPAM_FH_', `R< ? > $*		$: $1
')dnl
R$*			$: $1 $| $>checkmail ifdef(`_FFR_MAIL_MACRO', `$&{mail_from}', `< $&f >')
R$* $| $#$*		$#$2
R$*			$: $1 $| $>checkrelay $&{client_name} $| $&{client_addr}
R$* $| $#$*		$#$2
R$* $| $*		$: $1
ifdef(`_BLOCK_BAD_HELO_', `R$*			$: $1 $| $>BadHelo $1
R$* $| $#$*		$#$2
R$* $| $*		$: $1
')dnl
ifdef(`_CONTROL_IMMEDIATE_', `
#  check_relay: the limits that do not wait
Scheck_relay
ifdef(`_RATE_CONTROL_IMMEDIATE_', `R$*			$: $>RateControl dummy
')ifdef(`_CONN_CONTROL_IMMEDIATE_', `R$*			$: $>ConnControl dummy
')')dnl

#  FullAddr: an address without trailing dot; a name alone gets our host
SFullAddr
R$* < @ $+ . >		$1 < @ $2 >
R$* < @ $* >		$@ $1 < @ $2 >
R$+			$@ $1 < @ $j >

#  Delay_TLS_Clt: the verdict given, unless the TLS of the client is not good enough
SDelay_TLS_Clt
R$*			$: $1 $| $>"tls_client" $&{verify} $| MAIL
R$* $| $#$+		$#$2
R$* $| $*		$# $1
R$*			$# $1

#  Delay_TLS_Clt2: the same for a word that ends the checks
SDelay_TLS_Clt2
R$*			$: $1 $| $>"tls_client" $&{verify} $| MAIL
R$* $| $#$+		$#$2
R$* $| $*		$@ $1
R$*			$@ $1
