dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       access_db
dnl SUMMARY    hosts, senders and recipients are accepted, refused or allowed to relay by a map
dnl ARGUMENTS  map [optional, default DATABASE_MAP_TYPE -T<TMPF> MAIL_SETTINGS_DIRaccess]  the map, as in a K line with -T<TMPF>, or LDAP for the schema of sendmail
dnl            option [optional, one of skip/lookupdotdomain/relaytofulladdress/required, any case, repeated]  skip: the value SKIP ends a search; lookupdotdomain: .domain is asked too; relaytofulladdress: To:user@host RELAY counts; required: a map that is not there defers
dnl PROVIDES   map access, map macro, class {Accept}, class {Tls}, class {TlsVerified}, class {Src}, flag _ACCESS_TABLE_
dnl CONFLICTS  warning feature greet_pause before : it will not look into the map
dnl PLACE      before MAILER
dnl SINCE      8.9.0
dnl MAP        access tag:host, tag:net, tag:user@host, tag:user@ -> OK, RELAY, REJECT, DISCARD, SKIP, QUARANTINE:text, ERROR:D.S.N:text
dnl                 tags: Connect From To Spam and those of other features; without tag: host or net
dnl EXAMPLE    FEATURE(`access_db', `', `skip')
dnl
define(`_ACCESS_TABLE_', `')
define(`_TAG_DELIM_', `:')
define(`_ATMPF_', `<TMPF>')
ifdef(`_GREET_PAUSE_', `errprint(`*** WARNING: FEATURE(`greet_pause') came before FEATURE(`access_db'): it does not use the map
')')
define(`_ACCESS_OPTION_', `ifelse(`$1', `skip', `define(`_ACCESS_SKIP_', `1')',
	`$1', `lookupdotdomain', `define(`_LOOKUPDOTDOMAIN_', `1')',
	`$1', `relaytofulladdress', `define(`_RELAY_FULL_ADDR_', `1')',
	`$1', `required', `define(`_ACCESS_REQUIRED_')')')
_ACCESS_OPTION_(lower(_ARG2_))
_ACCESS_OPTION_(lower(_ARG3_))
_ACCESS_OPTION_(lower(_ARG4_))
dnl A map that fails has to say so: -T<TMPF> goes after the type when it is missing.
define(`_ABP_', index(_ARG_, ` '))
define(`_ACCESS_SPEC_', ifelse(defn(`_ARG_'), `', `DATABASE_MAP_TYPE -T`<'TMPF`>' MAIL_SETTINGS_DIR`access'',
	defn(`_ARG_'), `LDAP', `_LDAP_TABLE_(`access', `-T<TMPF> ')',
	index(_ARG_, `-T<TMPF>'), -1, `errprint(`*** WARNING: FEATURE(`access_db') without -T<TMPF> in its map: '_ARG_`
')ifelse(index(_ARG_, `sequence '), 0, `_ARG_', `substr(_ARG_, 0, _ABP_)` -T<TMPF>'substr(_ARG_, _ABP_)')',
	`_ARG_'))
LOCAL_CONFIG
Kaccess ifdef(`_ACCESS_REQUIRED_', `_WITHOUT_O_(_ACCESS_SPEC_)', `_ACCESS_SPEC_')
