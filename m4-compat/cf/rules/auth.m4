dnl SPDX-License-Identifier: BSD-2-Clause
dnl SMTP AUTH, and the features that are offered to a client or used with a server.

#  Local_trust_auth: rules of the site for the AUTH parameter of MAIL
SLocal_trust_auth

#  trust_auth: may the authenticated user name somebody else as the author
Strust_auth
R$*			$: $&{auth_type} $| $1
R$@ $| $*		$#error $@ 5.7.1 $: "550 not authenticated"
R$* $| $&{auth_authen}	$@ identical
R$* $| < $&{auth_authen} >	$@ identical
R$* $| $*		$: $1 $| $>"Local_trust_auth" $2
R$* $| $#$*		$#$2
R$*			$#error $@ 5.7.1 $: "550 " $&{auth_authen} " not allowed to act as " $&{auth_author}

#  Local_Relay_Auth: rules of the site for relaying by AUTH mechanism
SLocal_Relay_Auth

#  authinfo: the data to authenticate with at a server
Sauthinfo
ifdef(`_AUTHINFO_TABLE_', `R$*			$: < $(authinfo AuthInfo:$&{server_name} $: ? $) >
R< ? >			$: < $(authinfo AuthInfo:$&{server_addr} $: ? $) >
R< ? >			$: < $(authinfo AuthInfo: $: ? $) >
R< ? >			$@ no
R< $* >			$# $1
', `ifdef(`_ACCESS_TABLE_', `R$*			$: $>HostValue < $&{server_name} > < $&{server_addr} > < AuthInfo >
R< ? > $*		$@ no
R< $* > $*		$# $1
')')dnl

#  srv_features: what is offered to this client
Ssrv_features
ifdef(`_LOCAL_SRV_FEATURES_', `R$*			$: $1 $| $>"Local_srv_features" $1
R$* $| $#$*		$#$2
R$* $| $*		$: $1
')dnl
ifdef(`_ACCESS_TABLE_', `R$*			$: $>HostValue < $&{client_name} > < $&{client_addr} > < Srv_Features >
R< ? > $*		$@ OK
R< $* < TMPF > > $*	$#temp
R< $+ > $*		$# $1
')dnl

ifdef(`_NO_CLT_FEATURES_', `', `#  clt_features: what is used with this server
Sclt_features
ifdef(`_LOCAL_CLT_FEATURES_', `R$*			$: $1 $| $>"Local_clt_features" $1
R$* $| $#$*		$#$2
R$* $| $*		$: $1
')dnl
ifdef(`_ACCESS_TABLE_', `dnl The stock library looks at the client here, too.
R$*			$: $>HostValue < $&{client_name} > < $&{client_addr} > < Clt_Features >
R< ? > $*		$@ OK
R< $* < TMPF > > $*	$#temp
R< $+ > $*		$# $1
')')dnl
ifdef(`_ACCESS_TABLE_', `
#  HostValue: "<name> <address> <tag>" to the value of access for the host, its nets, or all; or <?>
SHostValue
R< $* > < $* > < $- >	$: < $1 > < $2 > < $3 > $| $>D < $1 > < ? > < ! $3 > < >
R< $* > < $* > < $- > $| < ? > $*	$: < $1 > < $2 > < $3 > $| $>A < $2 > < ? > < ! $3 > < >
R< $* > < $* > < $- > $| < ? > $*	$@ < $(access $3`'_TAG_DELIM_ $: ? $) >
R$* $| $*		$@ $2
')dnl
