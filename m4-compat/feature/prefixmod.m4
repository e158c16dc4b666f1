dnl SPDX-License-Identifier: BSD-2-Clause
dnl NAME       prefixmod
dnl SUMMARY    a prefix of the recipient is taken away and remembered
dnl ARGUMENTS  prefix [required]  the word, or words in the syntax of a left side
dnl            flags [required]  what {rcpt_flags} becomes
dnl PROVIDES   macro {rcpt_flags}, map macro, flag _PREFIX_MOD_
dnl PLACE      before MAILER
dnl EXAMPLE    FEATURE(`prefixmod', `pre', `n')
dnl
ifelse(defn(`_ARG_'), `', `errprint(`*** FEATURE(`prefixmod') needs a prefix
')', `define(`_PREFIX_MOD_', _ARG_)')
ifelse(_ARG2_, `', `errprint(`*** FEATURE(`prefixmod') needs flags
')', `define(`_PREFIX_FLAGS_', _ARG2_)')
define(`_NEED_MACRO_MAP_', `1')
