dnl SPDX-License-Identifier: BSD-2-Clause
dnl TLS: whether it is tried, and what a connection must have. TLS_connection compares what the
dnl connection is ({verify}, {cipher_bits}, names in the certificate) with what access demands.

#  try_tls: an error when STARTTLS shall not be used with this server
Stry_tls
ifdef(`_LOCAL_TRY_TLS_', `R$*			$: $1 $| $>"Local_try_tls" $1
R$* $| $#$*		$#$2
R$* $| $*		$: $1
')dnl
ifdef(`_ACCESS_TABLE_', `R$*			$: $>HostValue < $&{server_name} > < $&{server_addr} > < Try_TLS >
R< ? > $*		$@ OK
R< $* < TMPF > > $*	$#error $@ 4.3.0 $: _TMPFMSG_(`TT')
R< NO > $*		$#error $@ 5.7.1 $: "550 do not try TLS with " $&{server_name} " [" $&{server_addr} "]"
')dnl

#  tls_rcpt: may this recipient be given to the server
Stls_rcpt
ifdef(`_LOCAL_TLS_RCPT_', `R$*			$: $1 $| $>"Local_tls_rcpt" $1
R$* $| $#$*		$#$2
R$* $| $*		$: $1
')dnl
ifdef(`_MTA_STS_', `R$*			$: $1 $| $>"STS_Check" $1
R$* $| $#$*		$#$2
R$* $| $*		$: $1
')dnl
ifdef(`_ACCESS_TABLE_', `R$*			$: $(macro {TLS_Name} $@ $&{server_name} $) $1
R$+			$: < ? > $>CanonAddr $1
R< ? > $+ < @ $+ . >	< ? > $1 < @ $2 >
R< ? > $+ < @ $+ >	$: $1 < @ $2 > $| < F:$1@$2 > < U:$1@ > < D:$2 > < E: >
R< ? > $+		$: $1 $| < U:$1@ > < E: >
R$* $| $+		$: $1 $| $>SearchList < ! TLS_Rcpt > $| $2 < >
R$* $| < ? >		$@ OK
R$* $| < $* < TMPF > >	$#error $@ 4.3.0 $: _TMPFMSG_(`TR')
R$* $| < $+ >		$@ $>"TLS_connection" $&{verify} $| < $2 >
')dnl

#  tls_client: is the TLS of this client good enough; input "verify $| MAIL or STARTTLS"
Stls_client
ifdef(`_LOCAL_TLS_CLIENT_', `R$*			$: $1 < $| > $>"Local_tls_client" $1
R$* < $| > $#$*		$#$2
R$* < $| > $*		$: $1
')dnl
ifdef(`_ACCESS_TABLE_', `R$*			$: $(macro {TLS_Name} $@ $&{client_name} $) $1
R$* $| $*		$: $1 $| $>HostValue < $&{client_name} > < $&{client_addr} > < TLS_Clt >
R$* $| < $* < TMPF > >	$#error $@ 4.3.0 $: _TMPFMSG_(`TC')
')dnl
ifdef(`_ACCESS_TABLE_', `R$*			$@ $>"TLS_connection" $1
', `R$* $| $*		$@ $>"TLS_connection" $1
')dnl

#  tls_server: is the TLS of this server good enough
Stls_server
ifdef(`_LOCAL_TLS_SERVER_', `R$*			$: $1 $| $>"Local_tls_server" $1
R$* $| $#$*		$#$2
R$* $| $*		$: $1
')dnl
ifdef(`_TLS_FAILURES_', `R$*			$: $(macro {saved_verify} $@ $1 $) $1
')dnl
ifdef(`_MTA_STS_', `R$*			$: $1 $| $>"STS_secure" $1
R$* $| $#$*		$#$2
R$* $| $*		$: $1
')dnl
ifdef(`_ACCESS_TABLE_', `R$*			$: $(macro {TLS_Name} $@ $&{server_name} $) $1
R$*			$: $1 $| $>HostValue < $&{server_name} > < $&{server_addr} > < TLS_Srv >
R$* $| < $* < TMPF > >	$#error $@ 4.3.0 $: _TMPFMSG_(`TS')
')dnl
R$*			$@ $>"TLS_connection" $1

ifdef(`_FULL_TLS_CONNECTION_CHECK_', `include(_CF_DIR_`cf/rules/tls_connection.m4')', `#  TLS_connection: a handshake that failed is an error
STLS_connection
RSOFTWARE		$#error ifdef(`TLS_PERM_ERR', `$@ 5.7.0 $: "554 TLS handshake failed."', `$@ 4.7.0 $: "454 TLS handshake failed."')
ifdef(`_NO_DANE_', `', `RDANE_FAIL		$#error ifdef(`TLS_PERM_ERR', `$@ 5.7.0 $: "554 DANE check failed."', `$@ 4.7.0 $: "454 DANE check failed."')
')dnl
RPROTOCOL		$#error ifdef(`TLS_PERM_ERR', `$@ 5.7.0 $: "554 STARTTLS failed."', `$@ 4.7.0 $: "454 STARTTLS failed."')
RCONFIG		$#error ifdef(`TLS_PERM_ERR', `$@ 5.7.0 $: "554 STARTTLS temporarily not possible."', `$@ 4.7.0 $: "454 STARTTLS temporarily not possible."')
')dnl
