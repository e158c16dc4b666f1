dnl SPDX-License-Identifier: BSD-2-Clause
dnl Parse1: the mailer for an address that has passed Parse0 and the rules of the site. The first
dnl step that finds a mailer ends it: LDAP routing, literals, virtual users, our own hosts, the
dnl mailer table, pseudo domains, rules of the site, the smart host, SMTP.

#  Parse1: finds the mailer for an address
SParse1
ifdef(`_LDAP_ROUTING_', `R$+ < @ $={LDAPRoute} . >	$: $>LDAPExpand < $1 < @ $2 . > > < $1 @ $2 > < >
R$+ < @ $={LDAPRouteEquiv} . >	$: $>LDAPExpand < $1 < @ $2 . > > < $1 @ $M > < >
')dnl
ifdef(`_MAILER_smtp_', `dnl A host in brackets: rules of the site may take it, else it goes to the smart host or directly.
R$* < @ [ $+ ] > $*	$: $>ParseLocal $1 < @ [ $2 ] > $3
R$* < @ [ $+ ] > $*	$: $1 < @ [ $2 ] : $S > $3
R$* < @ [ $+ ] : > $*	$#_SMTP_ $@ [ $2 ] $: $1 < @ [ $2 ] > $3
R$* < @ [ $+ ] : $- : $* > $*	$#$3 $@ $4 $: $1 < @ [ $2 ] > $5
R$* < @ [ $+ ] : $+ > $*	$#_SMTP_ $@ $3 $: $1 < @ [ $2 ] > $4
')dnl
ifdef(`_VIRTUSER_TABLE_', `ifdef(`_VIRTUSER_STOP_ONE_LEVEL_RECURSION_', `R$+ < @ $+ . >		$: $(macro {RecipientAddress} $@ $1 @ $2 $) $1 < @ $2 . >
')dnl
R$+			$: $>VirtualUser $1
R< error : $- . $- . $- : $+ > $*	$#error $@ $1 . $2 . $3 $: $4
R< error : $- $+ > $*	$#error $@ $(dequote $1 $) $: $2
ifdef(`_VIRTUSER_STOP_ONE_LEVEL_RECURSION_', `dnl An entry that names its own key ends there.
R< $&{RecipientAddress} > $+ < @ $+ >	$: $1 < @ $2 >
')dnl
R< $+ > $+ < @ $+ >	$: ifdef(`_NO_VIRTUSER_RECURSION_', `$>ParseLocal $>Parse0 $>canonify $1', `$>Recurse $1')
')dnl
ifdef(`_MAILER_usenet_', `R$+ . USENET < @ $=w . >	$#usenet $@ usenet $: $1
')dnl
ifdef(`_STICKY_LOCAL_DOMAIN_', `dnl The hub gets all mail with one of our host names; names without a host stay here.
R$+ < @ $=w . >		$: < $H > $1 < @ $2 . >
R< $+ > $+ < @ $+ >	$>MailerToTriple < $1 > $2 < @ $3 >
dnl With a detail the name goes through localaddr, which looks for aliases of both forms.
R< > $+ + $* < @ $+ >	$#_LOCAL_ $: $1 + $2
R< > $+ < @ $+ >	$#_LOCAL_ $: @ $1
', `R$=L < @ $=w . >	$#_LOCAL_ $: @ $1
R$+ < @ $=w . >		$#_LOCAL_ $: $1
')dnl
ifdef(`_SMART_TABLE_', `ifelse(_SMART_TABLE_, `after', `', _SMART_TABLE_`'ifdef(`_MAILER_TABLE_', `1'), `catchall1', `', `R$+ < @ $+ >		$: $>SmartTable $1 < @ $2 >
')')dnl
ifdef(`_MX_TABLE_', `ifelse(_MX_TABLE_, `after', `', _MX_TABLE_`'ifdef(`_MAILER_TABLE_', `1'), `catchall1', `', `R$* < @ $+ > $*		$: $>MxTable $1 < @ $2 > $3
')')dnl
ifdef(`_MAILER_TABLE_', `R$* < @ $+ > $*		$: < $2 > $1 < @ $2 > $3
R< $+ . > $*		$: < $1 > $2
R< $+ > $*		$: < $(mailertable $1 $) > $2
R< $~[ : $* > $*	$>MailerToTriple < $1 : $2 > $3
R< $+ > $*		$: $>Mailertable < $1 > $2
')dnl
undivert(4)dnl
ifdef(`_MAILER_uucp_', `ifdef(`_CLASS_V_', `R$* < @ $=V . UUCP . > $*	$: $>MailerToTriple < $V > $1 < @ $2 . UUCP . > $3
')ifdef(`_CLASS_W_', `R$* < @ $=W . UUCP . > $*	$: $>MailerToTriple < $W > $1 < @ $2 . UUCP . > $3
')ifdef(`_CLASS_X_', `R$* < @ $=X . UUCP . > $*	$: $>MailerToTriple < $X > $1 < @ $2 . UUCP . > $3
')')dnl
ifdef(`BITNET_RELAY', `R$* < @ $+ . BITNET . > $*	$: $>MailerToTriple < $B > $1 < @ $2 . BITNET . > $3
')dnl
ifdef(`DECNET_RELAY', `R$* < @ $+ . DECNET . > $*	$: $>MailerToTriple < $C > $1 < @ $2 . DECNET . > $3
')dnl
ifdef(`_MAILER_pop_', `R$+ < @ POP . >		$#pop $: $1
')dnl
ifdef(`_MAILER_fax_', `R$+ < @ $+ . FAX . >	$#fax $@ $2 $: $1
', `ifdef(`FAX_RELAY', `R$* < @ $+ . FAX . > $*	$: $>MailerToTriple < $F > $1 < @ $2 . FAX . > $3
')')dnl
ifdef(`UUCP_RELAY', `R$* < @ $* . UUCP . > $*	$: $>MailerToTriple < $Y > $1 < @ $2 . UUCP . > $3
', `ifdef(`_MAILER_uucp_', `R$* < @ $+ . UUCP . > $*	$#_UUCP_ $@ $2 $: $1 < @ $2 . UUCP . > $3
')')dnl
ifdef(`_MAILER_usenet_', `R$+ . USENET		$#usenet $@ usenet $: $1
')dnl
ifdef(`_LOCAL_RULES_', `undivert(1)')dnl
R$* < @ $* > $*		$: $>MailerToTriple < $S > $1 < @ $2 > $3
ifdef(`_MAILER_smtp_', `R$* < @ $* > $*		$#_SMTP_ $@ $2 $: $1 < @ $2 > $3
', `R$* < @ $* > $*		$#error $@ 5.1.2 $: "553 Unrecognized host name " $2
')dnl
R$=L			$#_LOCAL_ $: @ $1
R$+			$#_LOCAL_ $: $1
ifdef(`_VIRTUSER_TABLE_', `include(_CF_DIR_`cf/rules/virtual.m4')')dnl
ifdef(`_MAILER_TABLE_', `include(_CF_DIR_`cf/rules/mailertable.m4')')dnl
