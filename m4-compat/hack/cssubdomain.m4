dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       cssubdomain
dnl SUMMARY    sample of a local hack: this host under the names of two Berkeley domains
dnl ARGUMENTS  -
dnl PROVIDES   rules Canonify2
dnl PLACE      before MAILER
dnl EXAMPLE    HACK(`cssubdomain')
dnl
divert(2)
# our short names below the two domains are this host
R$* < @ $=w .Berkeley.EDU > $*		$: $1 <@ $j> $3
R$* < @ $=w .CS.Berkeley.EDU > $*	$: $1 <@ $j> $3
divert(-1)
