dnl SPDX-License-Identifier: BSD-2-Clause
dnl The end of CanonAddr for FEATURE(`ldap_routing', , , `sendertoo'): a sender in a domain of class
dnl {LDAPRoute} must be known to the directory.
R$+ < @ $={LDAPRoute} . >	$: $1 < @ $2 . > $| $&{addr_type} $| $>LDAPExpand < $1 < @ $2 . > > < $1 @ $2 > < >
R$+ $| e s $| $#error $*	$#error $2
R$+ $| $* $| $*		$: $1
