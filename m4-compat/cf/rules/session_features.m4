dnl SPDX-License-Identifier: BSD-2-Clause
dnl Features of single TLS sessions: "key=value;..." from access, or "" for none.
ifdef(`_TLS_SESSION_FEATURES_', `
#  tls_srv_features: the session with this client; input "name $| address"
Stls_srv_features
ifdef(`_ACCESS_TABLE_', `R$* $| $*		$@ $>SessionValue < $1 > < $2 > < TLS_Srv_Features >', `R$*			$@ ""')
')dnl

#  tls_clt_features: the session with this server
Stls_clt_features
ifdef(`_MTA_STS_', `R$* $| $*		$: $>tls_clt_feat_acc $1 $| $2
R$*			$: $1 $| < $&{sts_sni} > $>STS_disabled
dnl A second try with this server goes without.
R$* $| < > < STS >	$: $1 $| $>Set_SNI
R$* $| < $* > < $* >	$@ $1
R"" $| $*		$@ $1
R$* $| ""		$@ $1
R$* $| $*		$@ $1;$2
', `R$* $| $*		$@ $>tls_clt_feat_acc $1 $| $2
')dnl

#  tls_clt_feat_acc: what access says of the session with this server
Stls_clt_feat_acc
ifdef(`_ACCESS_TABLE_', `R$* $| $*		$@ $>SessionValue < $1 > < $2 > < TLS_Clt_Features >

SSessionValue
R< $* > < $* > < $- >	$: < $2 > < $3 > $| $>D < $1 > < ? > < ! $3 > < >
R< $* > < $- > $| < ? > $*	$: < $1 > < $2 > $| $>A < $1 > < ? > < ! $2 > < >
R$* $| < ? > $*		$@ ""
R$* $| < $* > $*	$@ $2
', `R$*			$@ ""
')dnl
