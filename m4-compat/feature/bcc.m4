dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       bcc
dnl SUMMARY    a copy of all mail for some domains goes to another address
dnl ARGUMENTS  map [optional, default DATABASE_MAP_TYPE MAIL_SETTINGS_DIRbcctable]  the map, or access for entries bcc: of access
dnl            host [optional]  the host that the copies go to
dnl            address [optional]  the address of all copies; the map says only for whom there is one
dnl            canonical [optional]  a map that replaces the addresses of copies
dnl PROVIDES   option AddBcc, map bcctable, ruleset bcc, macro A, flag _ADD_BCC_
dnl REQUIRES   feature access_db before if argument 1 is access
dnl PLACE      before MAILER
dnl SINCE      8.17.1
dnl MAP        bcctable domain, .domain -> address
dnl EXAMPLE    FEATURE(`bcc', `', `archive.example.org')
dnl
define(`_ADD_BCC_', `1')
ifelse(defn(`_ARG_'), `access', `define(`_BCC_ACCESS_', `1')ifdef(`_ACCESS_TABLE_', `', `errprint(`*** ERROR: FEATURE(`bcc', `access') needs FEATURE(`access_db') before it
')')')
ifelse(len(_ARG4_), `0', `', `define(`_CANONIFY_BCC_', `1')define(`_NEED_SMTPOPMODES_', `1')')
LOCAL_CONFIG
O AddBcc=true
ifdef(`_BCC_ACCESS_', `', `Kbcctable ifelse(len(defn(`_ARG_')), `0', `DATABASE_MAP_TYPE MAIL_SETTINGS_DIR`bcctable'', `_ARG_')
')dnl
ifelse(len(_ARG2_), `0', `', `DA`'_ARG2_
')dnl
ifdef(`_CANONIFY_BCC_', `KcanonicalRcpt _ARG4_
')dnl
LOCAL_RULESETS
#  bcc: a recipient to the address of the copy, or to nothing
Sbcc
R< $+ >			$1
R$+ @ $+		$: < $1 @ $2 > ifdef(`_BCC_ACCESS_', `$>SearchList < ! bcc > $| < D:$2 > < >', `$>BCC $2')
R< $+ > < ? >		$@
R< $+ > < $* < TMPF > >	$@
R< $+ > < $+ >		$: ifdef(`_CANONIFY_BCC_', `$(canonicalRcpt ifelse(len(_ARG3_), `0', `$1', `_ARG3_') $)', `ifelse(len(_ARG3_), `0', `$1', `_ARG3_')')
ifdef(`_BCC_ACCESS_', `', `
#  BCC: a domain to "<value>" of the table for it, .its parent or those above, or "<?>"
SBCC
R$+			$: < $(bcctable $1 $: ? $) > < $1 >
R< ? > < $- . $+ >	$: < $(bcctable .$2 $: ? $) > < $2 >
R< ? > < $- . $+ >	$@ $>BCC $2
R< $* > < $* >		$@ < $1 >
')dnl
