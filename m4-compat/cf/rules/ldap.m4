dnl SPDX-License-Identifier: BSD-2-Clause
dnl LDAP routing: a directory says for an address which host has its mailbox (ldapmh) and which
dnl address it is delivered to (ldapmra). Asked are the address, the address without detail, and its
dnl domain.
ifdef(`_MAILER_TABLE_', `
#  LDAPMailertable: "< host > address" to where the mailer table sends the host, else to the relay
SLDAPMailertable
R< $+ > $*		$: < $(mailertable $1 $) > $2
R< $~[ : $* > $*	$>MailerToTriple < $1 : $2 > $3
R< $+ > $*		$: < $1 > $>Mailertable < $1 > $2
R< $+ > $#$*		$#$2
R< $+ > $*		$#_RELAY_ $@ $1 $: $2
')dnl

#  LDAPExpand: "< focused address > < key > < +detail or nothing >" to a triple or an address
SLDAPExpand
R< $+ > < $+ > < $* >	$: < $(ldapmra $2 $: $) > < $(ldapmh $2 $: $) > < $1 > < $2 > < $3 >
R< $* < TMPF > > < $* > < $+ > < $+ > < $* >	$: $&{opMode} $| TMPF < $&{addr_type} > $| $3
R< $* > < $* < TMPF > > < $+ > < $+ > < $* >	$: $&{opMode} $| TMPF < $&{addr_type} > $| $3
ifelse(_LDAP_ROUTE_MAPTEMP_, `_TEMPFAIL_', `R$={SMTPOpModes} $| TMPF < e r > $| $+	$#error $@ 4.3.0 $: _TMPFMSG_(`OPM')
')dnl
R$* $| TMPF < $* > $| $+	$@ $3
dnl An address, and no host or ours: that address. Its detail is that of the key, when it is kept.
ifelse(_LDAP_ROUTE_DETAIL_, `_PRESERVE_', `R< $+ @ $+ > < $=w > < $+ > < $+ > < $* >	$@ $>Parse0 $>canonify $1 $6 @ $2
R< $+ @ $+ > < > < $+ > < $+ > < $* >	$@ $>Parse0 $>canonify $1 $5 @ $2
')dnl
R< $+ > < $=w > < $+ > < $+ > < $* >	$@ $>Parse0 $>canonify $1
R< $+ > < > < $+ > < $+ > < $* >	$@ $>Parse0 $>canonify $1
dnl Another host: there, with the new address or the old one.
R< $+ > < $+ > < $+ > < $+ > < $* >	ifdef(`_MAILER_TABLE_', `$>LDAPMailertable < $2 > $>canonify $1', `$#_RELAY_ $@ $2 $: $>canonify $1')
R< > < $=w > < $+ > < $+ > < $* >	$@ $2
R< > < $+ > < $+ > < $+ > < $* >	ifdef(`_MAILER_TABLE_', `$>LDAPMailertable < $1 > $2', `$#_RELAY_ $@ $1 $: $2')
dnl Nothing: a shorter key.
ifdef(`_LDAP_ROUTE_DETAIL_', `R< > < > < $+ > < $+ + $* @ $+ > < >	$@ $>LDAPExpand < $1 > < $2 @ $4 > < + $3 >
')dnl
ifdef(`_LDAP_ROUTE_NODOMAIN_', `', `ifdef(`_LDAP_ROUTE_DETAIL_', `R< > < > < $+ > < $+ + $* @ $+ > < >	$@ $>LDAPExpand < $1 > < @ $4 > < + $3 >
')R< > < > < $+ > < $+ @ $+ > < $* >	$@ $>LDAPExpand < $1 > < @ $3 > < $4 >
')dnl
ifelse(_LDAP_ROUTING_, `_MUST_EXIST_', `dnl Unknown: an error for envelope addresses.
R< > < > < $+ > < ifdef(`_LDAP_ROUTE_NODOMAIN_', `$+', `@ $+') > < $* >	$: < ? > < $&{addr_type} > < $1 >
R< ? > < e r > < $+ >	$#error $@ nouser $: "550 User unknown"
ifdef(`_LDAP_SENDER_MUST_EXIST_', `R< ? > < e s > < $+ >	$#error $@ nouser $: "550 User unknown"
')dnl
R< ? > < $* > < $+ >	$@ $2
', `R< > < > < $+ > < ifdef(`_LDAP_ROUTE_NODOMAIN_', `$+', `@ $+') > < $* >	$@ $1
')dnl
ifelse(defn(`_LDAP_ROUTING_WARN_'), `yes', `ifdef(`confLDAP_DEFAULT_SPEC', `', `errprint(`*** WARNING: FEATURE(ldap_routing) uses its own maps, but confLDAP_DEFAULT_SPEC is not set
')')')dnl
