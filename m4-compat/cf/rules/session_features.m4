dnl SPDX-License-Identifier: BSD-2-Clause
dnl Features of single TLS sessions: "key=value;..." from access, or "" for none.
ifdef(`_TLS_SESSION_FEATURES_', `
#  tls_srv_features: the session with this client; input "name $| address"
Stls_srv_features
R$* $| $*		$@ $>SessionValue < $1 > < $2 > < TLS_Srv_Features >

#  tls_clt_feat_acc: what access says of the session with this server
Stls_clt_feat_acc
R$* $| $*		$@ $>SessionValue < $1 > < $2 > < TLS_Clt_Features >

SSessionValue
R< $* > < $* > < $- >	$: < $2 > < $3 > $| $>D < $1 > < ? > < ! $3 > < >
R< $* > < $- > $| < ? > $*	$: < $1 > < $2 > $| $>A < $1 > < ? > < ! $2 > < >
R$* $| < ? > $*		$@ ""
R$* $| < $* > $*	$@ $2
')dnl
