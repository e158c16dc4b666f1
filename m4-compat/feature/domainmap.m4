dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       domainmap
dnl SUMMARY    the users of one domain are looked up in a map of that domain
dnl ARGUMENTS  domain [required]  the domain
dnl            map [required]  the map of its users, as in a K line
dnl PROVIDES   class {MappedDomain}, ruleset DomainMapLookup, rules ParseLocal
dnl PLACE      before MAILER, repeatable
dnl MAP        domain_name user -> address; . and - of the domain are _ in the name
dnl EXAMPLE    FEATURE(`domainmap', `example.org', `hash /etc/mail/example.org')
dnl
define(`_DM_NAME_', translit(_ARG_, `.-', `__'))
LOCAL_CONFIG
K domain_`'_DM_NAME_`' _ARG2_ -T<TEMP>
C{MappedDomain} _ARG_
ifdef(`_DOMAIN_MAP_', `', `ifdef(`DOMAINMAP_NO_REGEX', `', `K domainmap_regex regex -a.:NOTDONE: -s1,2 -d_ (.*)[-\.]([^-\.]*)$
')LOCAL_RULE_0
R$* < @ $={MappedDomain} . >	$: $>DomainMapLookup $1 < @ $2 . >
LOCAL_RULESETS
#  DomainMapLookup: a user of one of the mapped domains to where its map sends him
SDomainMapLookup
R$* < @ $+ >		$: < $2 > $1 < @ $2 >
dnl The name of the map: "domain_" and the domain, with every dot and hyphen turned into _.
R< $+ . > $*		$: < $1 . : NOTDONE : > $2
ifdef(`DOMAINMAP_NO_REGEX', `R< $- . $+ . : NOTDONE : > $*	< $1_$2 . : NOTDONE : > $3
', `R< $+ . : NOTDONE : > $*	< $(domainmap_regex $1 $) > $2
')R< $+ > $* < @ $+ >	$: < $(dequote "domain_"$1 $) > $2 < @ $3 >
dnl A route goes on without the mapped domain.
R< $+ > $* $=O $* < @ $+ >	$@ $>Recurse $2 $3 $4
R< $+ > $- < @ $+ >	$: < $1 > $(dequote $2 $) < @ $3 >
R< $+ > $+ + $* < @ $+ >	$: < $($1 $2 $: ? $) > + $3
R< $+ > $+ < @ $+ >	$: < $($1 $2 $: ? $) >
R< ? > $*		$#error $@ 5.1.1 $: "550 email address lookup in domain map failed"
R< $* < TEMP > > $*	$#error $@ 4.3.0 $: _TMPFMSG_(`DM')
R< $+ @ $+ > $*		$: < $1 $3 @ $2 >
R< $+ > $*		$@ $>Recurse $1
')define(`_DOMAIN_MAP_', `1')
