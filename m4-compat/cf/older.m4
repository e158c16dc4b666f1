dnl SPDX-License-Identifier: BSD-2-Clause
dnl A .cf for an older sendmail (_MW_TARGET_): what that release does not know is left out, with a
dnl note. Read at the first FEATURE and at the end, and only when the target is not the usual one.
dnl
define(`_OLDER_READ_')
define(`_MW_MINOR_', ifelse(index(_MW_TARGET_, `8.'), 0, `substr(_MW_TARGET_, 2)', `errprint(`*** ERROR: _MW_TARGET_ is 8.12 to 8.18, not '_MW_TARGET_`
')17'))
ifelse(eval(_MW_MINOR_ < 12), 1, `errprint(`*** ERROR: there is no .cf for a sendmail before 8.12
')')
dnl
dnl Features, by the minor number of the first release that has what they need.
define(`_NEEDS_greet_pause', `13')
define(`_NEEDS_ratecontrol', `13')
define(`_NEEDS_conncontrol', `13')
define(`_NEEDS_use_client_ptr', `13')
define(`_NEEDS_mtamark', `13')
define(`_NEEDS_require_rdns', `14')
define(`_NEEDS_block_bad_helo', `14')
define(`_NEEDS_badmx', `14')
define(`_NEEDS_check_cert_altnames', `16')
define(`_NEEDS_tls_session_features', `16')
define(`_NEEDS_tls_failures', `16')
define(`_NEEDS_bcc', `17')
define(`_NEEDS_check_other', `17')
define(`_NEEDS_sts', `17')
define(`_QUARANTINE_UNKNOWN_', `ifelse(`$2', `quarantine', `eval(_MW_MINOR_ < 13)', `0')')
define(`_FEATURE_FOR_', `ifelse(ifdef(`_NEEDS_$1', `eval(_NEEDS_$1 > _MW_MINOR_)', `0'), 1, `errprint(`*** NOTE: FEATURE(`$1') is left out: it needs sendmail 8.'_NEEDS_$1`
')', _QUARANTINE_UNKNOWN_(_ARGS_), 1, `errprint(`*** NOTE: FEATURE(`$1') is left out: quarantine needs sendmail 8.13
')', `_INCLUDE_(`feature', `$1', -1)')')
dnl
dnl Options that the .mc sets.
define(`_NEW_OPTION_', `ifdef(`$1', `ifelse(eval(_MW_MINOR_ < $2), 1, `ifdef(`$3', `', `errprint(`*** NOTE: $1 is left out: it needs sendmail 8.$2
')')undefine(`$1')')')')
define(`_OLDER_OPTIONS_', `
_NEW_OPTION_(`confCONNECTION_RATE_WINDOW_SIZE', `13')
_NEW_OPTION_(`confREJECT_LOG_INTERVAL', `13')
_NEW_OPTION_(`confAUTH_REALM', `13')
_NEW_OPTION_(`confREQUIRES_DIR_FSYNC', `13')
_NEW_OPTION_(`confTO_QUEUERETURN_DSN', `13')
_NEW_OPTION_(`confTO_QUEUEWARN_DSN', `13')
_NEW_OPTION_(`confFALLBACK_SMARTHOST', `13')
_NEW_OPTION_(`confCRL', `13')
_NEW_OPTION_(`confHELO_NAME', `14')
_NEW_OPTION_(`confMAX_NOOP_COMMANDS', `14')
_NEW_OPTION_(`confSHARED_MEMORY_KEY_FILE', `14')
_NEW_OPTION_(`confSOFT_BOUNCE', `14')
_NEW_OPTION_(`confMILTER_MACROS_EOH', `14')
_NEW_OPTION_(`confMILTER_MACROS_DATA', `14')
_NEW_OPTION_(`confUSE_COMPRESSED_IPV6_ADDRESSES', `15')
_NEW_OPTION_(`confSSL_ENGINE', `16')
_NEW_OPTION_(`confSSL_ENGINE_PATH', `16')
_NEW_OPTION_(`confDANE', `16')
_NEW_OPTION_(`confTLS_FALLBACK_TO_CLEAR', `16')
_NEW_OPTION_(`confCRL_PATH', `16')
dnl This one the library sets by itself: no note.
_NEW_OPTION_(`confMILTER_MACROS_EOM', `13', `confMILTER_MACROS_CONNECT')
dnl Rules that are left out.
ifelse(eval(_MW_MINOR_ < 13), 1, `define(`_NO_QUARANTINE_')')
ifelse(eval(_MW_MINOR_ < 16), 1, `define(`_NO_DANE_')define(`_NO_CITAG_')')
ifelse(eval(_MW_MINOR_ < 17), 1, `define(`_NO_CLT_FEATURES_')')
')
