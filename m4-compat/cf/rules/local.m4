dnl SPDX-License-Identifier: BSD-2-Clause
dnl localaddr (5): a local user after aliasing. The first rules of the site, then the part after a
dnl plus, then a host for all, or for unknown, local users.

#  Local_localaddr: rules of the site for local users
SLocal_localaddr

#  localaddr (5): where a local user is delivered
Slocaladdr=5
R$+			$: $1 $| $>"Local_localaddr" $1
R$+ $| $#ok		$@ $1
R$+ $| $#$*		$#$2
R$+ $| $*		$: $1
ifdef(`_PRESERVE_LUSER_HOST_', `R$+			$: $>LuserHost $1
')dnl
ifdef(`_PRESERVE_LOCAL_PLUS_DETAIL_', `', `dnl The alias user+* has been tried: what is left is the user.
R$+ + *			$#_LOCAL_ $@ $&h $: $1
R$+ + $*		$#_LOCAL_ $@ + $2 $: $1 + *
')dnl
R$+			$: < > $1
ifdef(`LUSER_RELAY', `R< > $+			$: < $L > $(user $1 $)
R< $* > $+ < > $*	$: < > $2 $3
ifdef(`_PRESERVE_LUSER_HOST_', `R< $+ > $+		$: < $1 > $2 $&{Host}
')dnl
')dnl
ifdef(`MAIL_HUB', `R< > $+			$: < $H > $1
')dnl
ifdef(`LOCAL_RELAY', `R< > $+			$: < $R > $1
')dnl
ifdef(`_PRESERVE_LOCAL_PLUS_DETAIL_', `R< > $+			$@ $1
', `R< > $+			$@ $>LocalDetail $1 < > $&h
')dnl
dnl A host was found: the detail goes with the user, who has it already when it is preserved.
ifdef(`_PRESERVE_LOCAL_PLUS_DETAIL_', `', `R< $+ > $+		$: $>WithDetail < $1 > $2 < > $&h
')dnl
ifdef(`_PRESERVE_LUSER_HOST_', `R< $+ > $+ @ $+		$@ $>MailerToTriple < $1 > $2 < @ $3 >
')dnl
R< local : $* > $*	$@ $>MailerToTriple < local : $1 > $2
R< error : $* > $*	$@ $>MailerToTriple < error : $1 > $2
R< $~[ : $+ > $+	$@ $>MailerToTriple < $1 : $2 > $3 < @ $2 >
R< $+ > $+		$@ $>MailerToTriple < $1 > $2 < @ $1 >

#  WithDetail: "user <> +detail" to "user+detail", other hosts are dropped
SWithDetail
ifdef(`_PRESERVE_LUSER_HOST_', `R$+ @ $+ < > + $*	$@ $1 + $3 @ $2
')dnl
R$+ < > + $*		$@ $1 + $2
R$+ < > $*		$@ $1

ifdef(`_PRESERVE_LOCAL_PLUS_DETAIL_', `', `#  LocalDetail: the user alone, or the local mailer with the detail as its host
SLocalDetail
R$*			$: $>WithDetail $1
R$+ + $*		$#_LOCAL_ $@ $2 $: @ $1
')dnl
ifdef(`_PRESERVE_LUSER_HOST_', `
#  LuserHost: keeps the host of the recipient in {Host}; the same user
SLuserHost
R$+			$: $1 $| $&h $| $&{Host}
R$+ $| $|		$: $(macro {Host} $@ $) $1
R$+ $| $| $+		$: $1
R$+ $| + $* $| $*	$: $1
R$+ $| $* @ $+ $| $*	$: $(macro {Host} $@ @ $3 $) $1
R$+ $| $+ $| $*		$: $(macro {Host} $@ @ $2 $) $1
')dnl
