dnl SPDX-License-Identifier: BSD-2-Clause
dnl Relay_ok: may this client send through us. First its address, then its sender where the .mc wants
dnl that, then its name, when that is certain.
ifdef(`_PROMISCUOUS_RELAY_', `', `
#  Relay_ok: RELAY when this client may relay
SRelay_ok
R$*			$: $&{client_addr}
R$@			$@ RELAY
R0			$@ RELAY
R127.0.0.1		$@ RELAY
ifdef(`NO_NETINET6', `', `RIPv6:0:0:0:0:0:0:0:1	$@ RELAY
RIPv6:::1		$@ RELAY
')dnl
R$=R $*			$@ RELAY
ifdef(`_ACCESS_TABLE_', `R$*			$: $>A < $1 > < ? > < + Connect > < $1 >
R< RELAY > $*		$@ RELAY
R< $* < TMPF > > $*	$#TEMP $@ 4.3.0 $: _TMPFMSG_(`YOK1')
R< $* > < $* >		$: $2
')dnl
ifdef(`_DRAC_', `R$*			$: $1 $| $(drac $1 $: ? $)
R$* $| ?		$: $1
R$* $| $*		$@ RELAY
')dnl
R$*			$: [ $1 ]
R$=w			$@ RELAY
ifdef(`_RELAY_DB_FROM_', `R$*			$: $>RelayFrom $1
RRELAY			$@ RELAY
', `ifdef(`_RELAY_LOCAL_FROM_', `R$*			$: $>RelayFrom $1
RRELAY			$@ RELAY
')')dnl
R$*			$: < $&{client_resolve} >
R< TEMP >		$#TEMP $@ 4.4.0 $: "450 Relaying temporarily denied. Cannot resolve PTR record for " $&{client_addr}
R< FORGED >		$#error $@ 5.7.1 $: "550 Relaying denied. IP name possibly forged " $&{client_name}
R< FAIL >		$#error $@ 5.7.1 $: "550 Relaying denied. IP name lookup failed " $&{client_name}
R$*			$: < @ > $&{client_name}
R< @ > $* $=P		$: < ? > $1 $2
R< @ > $+		$: < ? > $[ $1 $]
R$* .			$1
ifdef(`_RELAY_ENTIRE_DOMAIN_', `R< ? > $* $=m		$@ RELAY
')dnl
R< ? > $=w		$@ RELAY
R< ? > ifdef(`_RELAY_HOSTS_ONLY_', `$=R', `$* $=R')		$@ RELAY
ifdef(`_ACCESS_TABLE_', `ifdef(`_RELAY_HOSTS_ONLY_', `R< ? > $*		$: < $(access Connect:$1 $: ? $) > < $1 >
R< ? > < $* >		$: < $(access $1 $: ? $) > < $1 >
', `R< ? > $*		$: $>D < $1 > < ? > < + Connect > < $1 >
')dnl
R< RELAY > $*		$@ RELAY
R< $* < TMPF > > $*	$#TEMP $@ 4.3.0 $: _TMPFMSG_(`YOK2')
R< $* > < $* >		$: $2
')dnl
_BAD_HELO_LAST_`'dnl
')dnl

#  RelayTLS: "$# RELAY" when the certificate of the client allows it
SRelayTLS
ifdef(`_ACCESS_TABLE_', `R$*			$: < ? > $&{verify}
R< ? > OK		$: OK
R< ? > $*		$@ NO
ifdef(`_CERT_REGEX_ISSUER_', `R$*			$: $(CERTIssuer $&{cert_issuer} $)
', `R$*			$: $&{cert_issuer}
')dnl
R$+			$: $(access CERTISSUER`'_TAG_DELIM_`'$1 $)
RRELAY			$# RELAY
ifdef(`_CERT_REGEX_SUBJECT_', `RSUBJECT		$: < @ > $(CERTSubject $&{cert_subject} $)
', `RSUBJECT		$: < @ > $&{cert_subject}
')dnl
R< @ > $+		$: < @ > $(access CERTSUBJECT`'_TAG_DELIM_`'$1 $)
R< @ > RELAY		$# RELAY
R$*			$: NO
')dnl
ifdef(`_RELAY_DB_FROM_', `define(`_RELAY_FROM_')')ifdef(`_RELAY_LOCAL_FROM_', `define(`_RELAY_FROM_')')dnl
ifdef(`_RELAY_FROM_', `
#  RelayFrom: RELAY when the sender of the message allows it
SRelayFrom
ifdef(`_RELAY_LOCAL_FROM_', `R$*			$: < ? > $>CanonAddr $&f
R< ? > $+ < @ $=w . >	$@ RELAY
')ifdef(`_RELAY_DB_FROM_', `ifdef(`_RELAY_DB_FROM_DOMAIN_', `R$*			$: < ? > $>CanonAddr $&f
R< ? > $+ < @ $+ . >	$: < ? > $1 < @ $2 >
R< ? > $+ < @ $+ >	$: $>SearchList < ! From > $| < F:$1@$2 > < D:$2 > < >
R< ? > $*		$: < ? >
', `R$*			$: $>SearchList < ! From > $| < F:$&f > < >
')R< RELAY >		$@ RELAY
')R$*			$@ NO
')dnl
