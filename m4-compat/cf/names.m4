dnl SPDX-License-Identifier: BSD-2-Clause
dnl The head of the .cf: version, names, classes, maps that are always there.
dnl
dnl What one flag brings with it.
ifdef(`_ACCESS_TABLE_', `define(`_NEED_MACRO_MAP_', `1')define(`_FULL_TLS_CONNECTION_CHECK_', `1')')dnl
ifdef(`_MTA_STS_', `define(`_FULL_TLS_CONNECTION_CHECK_', `1')define(`_NEED_TLS_CLT_FEATURES', `1')')dnl
ifdef(`_TLS_SESSION_FEATURES_', `define(`_NEED_TLS_CLT_FEATURES', `1')')dnl
ifdef(`_VIRTUSER_STOP_ONE_LEVEL_RECURSION_', `define(`_NEED_MACRO_MAP_', `1')')dnl
ifdef(`DECNET_RELAY', `define(`_USE_DECNET_SYNTAX_', `1')')dnl

V`'CF_LEVEL`'ifdef(`NO_VENDOR', `', `/ifdef(`VENDOR_NAME', `VENDOR_NAME', `Berkeley')')
ifdef(`confDONT_BLAME_SENDMAIL', ``O DontBlameSendmail'ifelse(defn(`confDONT_BLAME_SENDMAIL'), `', `', `=confDONT_BLAME_SENDMAIL')', ``#O DontBlameSendmail=safe'')
ifdef(`confLDAP_DEFAULT_SPEC', ``O LDAPDefaultSpec'ifelse(defn(`confLDAP_DEFAULT_SPEC'), `', `', `=confLDAP_DEFAULT_SPEC')', ``#O LDAPDefaultSpec'')
ifdef(`confLDAP_CLUSTER', `D{sendmailMTACluster}confLDAP_CLUSTER')

#  Our names
Cwlocalhost
ifdef(`USE_CW_FILE', `Fw`'confCW_FILE')
ifdef(`confDOMAIN_NAME', `Dj`'confDOMAIN_NAME')
ifdef(`confMAILER_NAME', `Dn`'confMAILER_NAME')
DZ`'_MW_VERSION_`'ifdef(`confCF_VERSION', `/confCF_VERSION')

#  Relays, and the pseudo domains that lead to them
CP.
DS`'ifdef(`SMART_HOST', `SMART_HOST')
ifdef(`UUCP_RELAY', `DY`'UUCP_RELAY
CPUUCP
')dnl
ifdef(`BITNET_RELAY', `DB`'BITNET_RELAY
CPBITNET
')dnl
ifdef(`DECNET_RELAY', `DC`'DECNET_RELAY
CPDECNET
')dnl
ifdef(`FAX_RELAY', `DF`'FAX_RELAY
CPFAX
', `ifdef(`_MAILER_fax_', `CPFAX
')')dnl
ifdef(`_MAILER_pop_', `CPPOP
')dnl
ifdef(`LOCAL_RELAY', `DR`'LOCAL_RELAY
')dnl
ifdef(`MAIL_HUB', `DH`'MAIL_HUB
')dnl
ifdef(`LUSER_RELAY', `DL`'LUSER_RELAY
Kuser user -m -a<>
')dnl

#  Characters that mean routing, and two that rules cannot spell
CO @ ifdef(`_NO_PERCENTHACK_', `', `%') ifdef(`_NO_UUCP_', `', `!')
C..
C[[

#  Marks in the results of lookups
ifdef(`_ACCEPT_UNRESOLVABLE_DOMAINS_', `', `Kresolve host -a<OKR> -T<TEMP>')
C{ResOk}OKR
ifdef(`_ACCESS_TABLE_', `C{Accept}OK RELAY
ifdef(`_DELAY_COMPAT_8_10_', `ifdef(`_BLOCKLIST_RCPT_', `C{SpamTag}SPAMFRIEND SPAMHATER')')
')dnl
ifdef(`_FULL_TLS_CONNECTION_CHECK_', `C{Tls}VERIFY ENCR
C{TlsVerified}OK TRUSTED
')dnl
ifdef(`_MTA_STS_', `Kstsxmatch regex -a: -s2 (match=)(.*)
Kstsxsni regex -a: -s3 (.*)(servername=)(.*)
Kstsxsni2 regex -a: -s2 (.*)(servername=.*)
Kstsxnodaneflag regex -a@ -s3 (.*)(flags=)([^;]*d)(.*)
')dnl
ifdef(`_CERT_REGEX_ISSUER_', `KCERTIssuer regex _CERT_REGEX_ISSUER_
')dnl
ifdef(`_CERT_REGEX_SUBJECT_', `KCERTSubject regex _CERT_REGEX_SUBJECT_
')dnl

#  Tools of the rules
ifdef(`_MACRO_MAP_', `', `ifdef(`_NEED_MACRO_MAP_', `define(`_MACRO_MAP_', `1')Kmacro macro
')')dnl
ifdef(`_ARITH_MAP_', `', `define(`_ARITH_MAP_', `1')Karith arith
')dnl
Kdequote dequote`'ifdef(`confDEQUOTE_OPTS', ` confDEQUOTE_OPTS')
ifdef(`confCR_FILE', `FR`'confCR_FILE
')dnl

#  What the .mc says
undivert(5)dnl
ifdef(`_VIRTHOSTS_', `CR$={VirtHost}
')dnl
ifdef(`MASQUERADE_NAME', `DM`'MASQUERADE_NAME
')dnl
undivert(6)dnl
