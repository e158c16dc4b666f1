dnl SPDX-License-Identifier: BSD-2-Clause
dnl MTA-STS: the map sts says for the domain of a recipient "secure match=list servername=name". Then
dnl the server must be in the list, its certificate must name it, and TLS must be verified.

#  STS_policy: "<domain>" to "<value>", "<>" when there is no policy, or an error
SSTS_policy
R< $+ >			$: < $(sts $1 $: ? $) >
R< ? >			$@ < >
R< $* < TMPF > >	$#error $@ 4.7.0 $: 450 STS lookup temp fail
R< $* secure $* >	$@ < secure $2 >
R$*			$@ < >

#  STS_domain: an address to "<domain>"; "<>" without an address
SSTS_domain
R$@			$@ < >
R$+			$: $>CanonAddr $1
R$* < @ $+ . >		$1 < @ $2 >
R$* < @ $+ >		$@ < $2 >
R$*			$@ < $j >

#  STS_Check: an error when the server is none of those that the policy of the recipient names
SSTS_Check
R$*			$: < $&{rcpt_addr} > $1
R< > $*			$@ ok
R< $+ > $*		$: $2
R$*			$: $>STS_domain $1
R$*			$: $>STS_policy $1
R< >			$@ ok
R< secure $- $* >	$: < secure $(stsxmatch $1 $: ? $) $2 >
R< secure ? $* >	$: ok
R< secure $- : $* >	$: < > $1 $2
R< secure : $* >	$: < > $1
dnl The list ends where two words meet without a dot or colon between them.
R< $* > . $+		< $1 . > $2
R< $* > $- . $+		< $1 $2 . > $3
R< $* > $- : $+		< $1 $2 : > $3
R< $* > $- $*		$: < $1 $2 >
R< $+ >			$: $>TLS_NameInList : $&{server_name} : $1 :
Rok			$: ifdef(`_STS_SAN', `$>STS_SAN', `ok')
R$#$*			$#$1
Rok			$@ ok
R$* : $* : $* :		$#error $@ 4.7.0 $: 450 $&{server_name} not found in " " $3

#  TLS_NameInList: ": name : list :" to ok when the list has the name, or .rest for its first label
STLS_NameInList
R: $&{server_name} : $* : $&{server_name} : $*	$@ ok
R: $&{server_name} : $&{server_name} : $*	$@ ok
R: $- . $+ : $*		$: $(macro {TLS_Rest} $@ . $2 $) : $1 . $2 : $3
R: $+ : $* : $&{TLS_Rest} : $*	$@ ok
R: $+ : $&{TLS_Rest} : $*	$@ ok

ifdef(`_STS_SAN', `#  STS_SAN: ok when the certificate names the server
SSTS_SAN
R$*			$: $&{server_name}
R$={cert_altnames}	$@ ok
R$- . $+		$: < *.$2 > $1 . $2
R< $={cert_altnames} > $*	$@ ok
R$*			$#error $@ 4.7.0 $: 450 $&{server_name} not listed in SANs

')dnl
#  STS_secure: an error when a policy demands TLS and the connection has not been verified
SSTS_secure
R$*			$: $1 $| $>STS_domain $&{rcpt_addr}
R$* $| $*		$: $1 $| $>STS_policy $2
R$* $| $#$*		$#$2
R$* $| < secure $* >	$@ $>"TLS_connection" $1 $| < TEMP+VERIFY:128 >
R$* $| $*		$@ $1

#  Set_SNI: the features of a session that a policy asks for
SSet_SNI
R$*			$: $>STS_domain $&{rcpt_addr}
R$*			$: $>STS_policy $1
R< >			$@ ""
R< secure $* >		$: < $(stsxsni2 $1 $: ? $) >
R< ? >			$@ sts=secure
R< $+ : >		$@ $(macro {sts_sni} $@ $&{server_name} $) sts=secure;$1
R< $+ >			$@ $(macro {sts_sni} $@ $&{server_name} $) sts=secure;$1

#  STS_disabled: "<STS>" unless the client flag M turns it off
SSTS_disabled
R$*			$: $&{client_flags}
R$* MM $*		$@ < >
R$*			$@ < STS >
