dnl SPDX-License-Identifier: BSD-2-Clause
dnl What a .mc starts from. Options that are set here come out active, all others as comments.
dnl
dnl The release that the .cf is made for: 8.12 ... 8.18. An older one leaves out what it does not know.
_DEFIFNOT(`_MW_TARGET_', `8.17')
dnl
dnl Files.
_DEFIFNOT(`MAIL_SETTINGS_DIR', `/etc/mail/')
define(`DATABASE_MAP_TYPE', `hash')
define(`ALIAS_FILE', `MAIL_SETTINGS_DIR`'aliases')
define(`confCW_FILE', `MAIL_SETTINGS_DIR`'local-host-names')
define(`confCR_FILE', `-o MAIL_SETTINGS_DIR`'relay-domains')
define(`CF_LEVEL', `10')
dnl
dnl Queue and delivery.
define(`confDELIVERY_MODE', `background')
define(`confFORWARD_PATH', `$z/.forward.$w:$z/.forward')
define(`confMIN_FREE_BLOCKS', `100')
define(`confTEMP_FILE_MODE', `0600')
define(`confSAFE_QUEUE', `True')
define(`confCON_EXPENSIVE', `False')
define(`confMCI_CACHE_SIZE', `2')
define(`confMCI_CACHE_TIMEOUT', `5m')
define(`confTO_QUEUERETURN', `5d')
define(`confTO_QUEUEWARN', `4h')
define(`confALIAS_WAIT', `10')
define(`confCHECK_ALIASES', `False')
define(`confLOG_LEVEL', `9')
define(`confPRIVACY_FLAGS', `authwarnings')
define(`confTIME_ZONE', `USE_SYSTEM')
dnl
dnl Messages and headers.
define(`confMAILER_NAME', ``MAILER-DAEMON'')
define(`confFROM_LINE', `From $g $d')
define(`confSMTP_LOGIN_MSG', `$j Sendmail $v/$Z; $b')
define(`confOPERATORS', `.:%@!^/[]+')
define(`confBLANK_SUB', `.')
define(`confSEVEN_BIT_INPUT', `False')
define(`confMIME_FORMAT_ERRORS', `True')
define(`confOLD_STYLE_HEADERS', `True')
define(`confUSE_ERRORS_TO', `False')
dnl The parts of Received; _REC_FULL_AUTH_ can take the place of _REC_AUTH_.
define(`_REC_END_', `for $u; $|;
	$.$b')
define(`_REC_HDR_', `$?sfrom $s $.$?_($?s$|from $.$_)')
define(`_REC_AUTH_', `$.$?{auth_type}(authenticated')
define(`_REC_BY_', `$.by $j ($v/$Z)$?r with $r$. id $i$?{tls_version}')
define(`_REC_FULL_AUTH_', `$.$?{auth_type}(user=${auth_authen} $?{auth_author}author=${auth_author} $.mech=${auth_type}')
define(`_REC_TLS_', `(version=${tls_version} cipher=${cipher} bits=${cipher_bits} verify=${verify})$.$?u')
define(`confRECEIVED_HEADER', `_REC_HDR_
	_REC_AUTH_$?{auth_ssf} bits=${auth_ssf}$.)
	_REC_BY_
	_REC_TLS_
	_REC_END_')
dnl
dnl What a milter is told at each step of a session.
define(`confMILTER_MACROS_EOM', `{msg_id}')
define(`confMILTER_MACROS_CONNECT', ``j, _, {daemon_name}, {if_name}, {if_addr}'')
define(`confMILTER_MACROS_ENVFROM', ``i, {auth_type}, {auth_authen}, {auth_ssf}, {auth_author}, {mail_mailer}, {mail_host}, {mail_addr}'')
define(`confMILTER_MACROS_HELO', ``{tls_version}, {cipher}, {cipher_bits}, {cert_subject}, {cert_issuer}'')
define(`confMILTER_MACROS_ENVRCPT', ``{rcpt_mailer}, {rcpt_host}, {rcpt_addr}'')
dnl
dnl Lists that the commands fill.
define(`_MAIL_FILTERS_DEF')
define(`_QUEUE_GROUP_')
define(`_CPO_')
define(`_MAIL_FILTERS_')
define(`_DPO_')
dnl
dnl The version that $Z shows.
define(`_MW_VERSION_', ifelse(_MW_TARGET_, `8.17', ``8.17.1.9'', `_MW_TARGET_'))
