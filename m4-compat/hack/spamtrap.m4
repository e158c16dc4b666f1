dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       spamtrap
dnl SUMMARY    addresses that no honest sender knows: mail that has one among its recipients is refused
dnl ARGUMENTS  -
dnl PROVIDES   hook Local_check_rcpt, ruleset check_eoh, ruleset CheckTo, header To, map macro
dnl REQUIRES   feature access_db before : the traps are its entries
dnl PLACE      before MAILER
dnl MAP        access To:address -> POISON
dnl EXAMPLE    FEATURE(`access_db')
dnl            FEATURE(`blocklist_recipients')
dnl            HACK(`spamtrap')
dnl
LOCAL_CONFIG
Kmacro macro
LOCAL_RULESETS
# A trap among the recipients is accepted at first, to learn the other ones ...
SLocal_check_rcpt
R$*			$: $1 $| $1
R$* $| $* <$+> $*	$1 $| $3		the address in the innermost brackets
R$* $| $+		$: $1 $| $>SpamtrapValue $2
R$* $| <POISON>		$: $1 $| $(macro {PoisonRecipient} $@ POISON $)
R$* $| $*		$: $1

# ... and the message is refused at the end of its header.
Scheck_eoh
R$*			$: $&{PoisonRecipient}
RPOISON			$#error $@ 5.7.1 $: 550 Mail sent to spam lists is not accepted here

# A trap as the only address of the To: header, whoever the recipients are.
HTo: $>CheckTo
SCheckTo
R$+ , $+		$@ $1 , $2
R$*			$: $1 $| $>SpamtrapValue $1
R$* $| <POISON>		$#error $@ 5.7.1 $: 550 Mail sent by spamware is not accepted here
R$* $| $*		$: $1

SSpamtrapValue
R$*			$@ $>SearchList <!To> $| <E:$1> <>
divert(-1)
