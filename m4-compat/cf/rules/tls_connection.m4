dnl SPDX-License-Identifier: BSD-2-Clause
dnl What access may demand of a connection:
dnl	[ PERM+ | TEMP+ ] ( VERIFY [ :bits ] | ENCR:bits ) [ + name { ++ name } ]
dnl where name is CN, CN:x, CS:x, CI:x or CITag:x.

#  TLS_connection: "verify $| <demand>" to OK or an error
STLS_connection
R$* $| < $* > $*	$: $1 $| < $2 >
R$* $| < PERM + $={Tls} $* >	$: $1 $| < 503:5.7.0 > < $2 $3 >
R$* $| < TEMP + $={Tls} $* >	$: $1 $| < 403:4.7.0 > < $2 $3 >
R$* $| < $={Tls} $* >	$: $1 $| < ifdef(`TLS_PERM_ERR', `554:5.7.0', `454:4.7.0') > < $2 $3 >
R$*			$: $>TLS_handshake $1
R$* $| < $* > < VERIFY >	$: < $2 > < VERIFY > < > $1
R$* $| < $* > < VERIFY + $+ >	$: < $2 > < VERIFY > < $3 > $1
R$* $| < $* > < $={Tls} : $- > $*	$: < $2 > < $3:$4 > < > $1
R$* $| < $* > < $={Tls} : $- + $+ > $*	$: < $2 > < $3:$4 > < $5 > $1
R$* $| $*		$@ OK
dnl Now: <reply:status> <demand> <names> verify
R< $* > < VERIFY > < > $={TlsVerified}	$@ OK
R< $* > < VERIFY > < $+ > $={TlsVerified}	$: < $1 > < REQ:0 > < $2 >
R< $* > < VERIFY : $- > < $* > $={TlsVerified}	$: < $1 > < REQ:$2 > < $3 >
R< $* > < ENCR : $- > < $* > $*	$: < $1 > < REQ:$2 > < $3 >
R< $- : $+ > < VERIFY $* > < $* > $*	$#error $@ $2 $: $1 $>TLS_unverified < $4 > $5
R< $* > < REQ : $- > < $* >	$: < $1 > < REQ:$2 > < $3 > $>max $&{cipher_bits} : $&{auth_ssf}
R< $* > < REQ : $- > < $* > $-	$: < $1 > < $2:$4 > < $3 > $(arith l $@ $4 $@ $2 $)
R< $- : $+ > < $- : $- > < $* > TRUE	$#error $@ $2 $: $1 " encryption too weak " $4 " less than " $3
R< $- : $+ > < $- : $- > < > $*	$@ OK
dnl The names one by one.
R< $- : $+ > < $- : $- > < $+ > $*	$: < $1:$2 > < $5 >
R< $- : $+ > < $+ + + $+ >	< $1:$2 > < $3 > < $4 >
R< $- : $+ > $+		$@ $>"TLS_req" $3 $| < $1:$2 >

#  TLS_handshake: the same, or an error when there is no connection to speak of
STLS_handshake
RSOFTWARE $| $*		$@ $>TLS_broken $1 $| " TLS handshake failed."
ifdef(`_NO_DANE_', `', `RDANE_FAIL $| $*	$@ $>TLS_broken $1 $| " DANE check failed."
')dnl
RPROTOCOL $| $*		$@ $>TLS_broken $1 $| " STARTTLS failed."
RCONFIG $| $*		$@ $>TLS_broken $1 $| " STARTTLS temporarily not possible."

STLS_broken
R< $- : $+ > $* $| $*	$#error $@ $2 $: $1 $4
R$* $| " TLS handshake failed."	$#error ifdef(`TLS_PERM_ERR', `$@ 5.7.0 $: "554 TLS handshake failed."', `$@ 4.7.0 $: "454 TLS handshake failed."')
R$* $| " DANE check failed."	$#error ifdef(`TLS_PERM_ERR', `$@ 5.7.0 $: "554 DANE check failed."', `$@ 4.7.0 $: "454 DANE check failed."')
R$* $| " STARTTLS failed."	$#error ifdef(`TLS_PERM_ERR', `$@ 5.7.0 $: "554 STARTTLS failed."', `$@ 4.7.0 $: "454 STARTTLS failed."')
R$* $| $*		$#error ifdef(`TLS_PERM_ERR', `$@ 5.7.0 $: "554 STARTTLS temporarily not possible."', `$@ 4.7.0 $: "454 STARTTLS temporarily not possible."')

#  TLS_unverified: why a certificate that was demanded is not there
STLS_unverified
R< $* >			$@ " authentication required"
R< $* > FAIL		$@ " authentication failed"
R< $* > NO		$@ " not authenticated"
R< $* > NOT		$@ " no authentication requested"
R< $* > NONE		$@ " other side does not support STARTTLS"
R< $* > CLEAR		$@ " STARTTLS disabled locally"
R< $* > $+		$@ " authentication failure " $1

#  TLS_req: "<name> <name> ... $| <reply:status>" to OK or an error
STLS_req
R< CN > $* $| < $+ >	$: < CN:$&{TLS_Name} > $1 $| < $2 >
ifdef(`_FFR_TLS_ALTNAMES', `dnl An alternative name of the certificate will do, also one with * for its first label.
R< CN:$={cert_altnames} > $* $| < $+ >	$@ $>"TLS_req" $2 $| < $3 >
R< CN : $- . $+ > $* $| < $+ >	$: < ALT:*.$2 > < CN:$1.$2 > $3 $| < $4 >
R< ALT:$={cert_altnames} > < $+ > $* $| < $+ >	$@ $>"TLS_req" $3 $| < $4 >
R< ALT : $+ > < CN : $+ > $* $| < $+ >	$: < CN:$2 > $3 $| < $4 >
R< CN : $+ > $* $| < $+ >	$: < CN:$&{TLS_Name} > $2 $| < $3 >
')dnl
R< CN:$&{cn_subject} > $* $| < $+ >	$@ $>"TLS_req" $1 $| < $2 >
R< CN : $* > $* $| < $- : $+ >	$#error $@ $4 $: $3 " CN " $&{cn_subject} " does not match " $1
R< CS:$&{cert_subject} > $* $| < $+ >	$@ $>"TLS_req" $1 $| < $2 >
R< CS : $* > $* $| < $- : $+ >	$#error $@ $4 $: $3 " Cert Subject " $&{cert_subject} " does not match " $1
R< CI:$&{cert_issuer} > $* $| < $+ >	$@ $>"TLS_req" $1 $| < $2 >
R< CI : $* > $* $| < $- : $+ >	$#error $@ $4 $: $3 " Cert Issuer " $&{cert_issuer} " does not match " $1
ifdef(`_NO_CITAG_', `', `R< CITag : $- > $* $| < $+ >	$: < $(access $1`'_TAG_DELIM_`'$&{cert_issuer} $: ? $) > < CITag:$1 > $2 $| < $3 >
R< ? > < CITag : $- > $* $| < $- : $+ >	$#error $@ $4 $: $3 " Cert Issuer " $&{cert_issuer} " not acceptable"
R< $* > < CITag : $- > $* $| < $+ >	$@ $>"TLS_req" $3 $| < $4 >
')dnl
R$*			$@ OK

#  max: "a:b" to the larger number
Smax
R:			$: 0
R:$-			$: $1
R$-:			$: $1
R$-:$-			$: $(arith l $@ $1 $@ $2 $) : $1 : $2
RTRUE:$-:$-		$: $2
R$-:$-:$-		$: $2
