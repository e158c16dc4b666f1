dnl SPDX-License-Identifier: BSD-2-Clause
dnl Lookups in the access map. All take "<key> <default> <mark tag> <rest>" and give
dnl "<value or default> <rest>". The mark + allows entries without tag too, ! wants the tag. A value
dnl that ends in <TMPF> is a failed lookup and is given as it is.

#  AccessKey: "<key> <mark tag>" to "<value>" or "<?>"
SAccessKey
R< $* > < $- $- >	$: < $(access $3`'_TAG_DELIM_`'$1 $: ? $) > < $1 > < $2 >
R< ? > < $* > < + >	$: < $(access $1 $: ? $) > < $1 > < + >
R< $* > < $* > < $- >	$@ < $1 >

#  D: a host name, then its parent domains
SD
R< $* > < $+ > < $- $- > < $* >	$: < $1 > < $2 > < $3 $4 > < $5 > $| $>AccessKey < $1 > < $3 $4 >
R< [ $+ . $- ] > < $+ > < $- $- > < $* > $| < ? >	$@ $>D < [ $1 ] > < $3 > < $4 $5 > < $6 >
ifdef(`NO_NETINET6', `', `R< [ $+ : : $- ] > < $+ > < $- $- > < $* > $| < ? >	$: $>D < [ $1 ] > < $3 > < $4 $5 > < $6 >
R< [ $+ : $- ] > < $+ > < $- $- > < $* > $| < ? >	$: $>D < [ $1 ] > < $3 > < $4 $5 > < $6 >
')dnl
ifdef(`_LOOKUPDOTDOMAIN_', `R< $+ . $+ > < $+ > < $- $- > < $* > $| < ? >	$: < $1 . $2 > < $3 > < $4 $5 > < $6 > $| $>AccessKey < . $2 > < $4 $5 >
')dnl
R< $+ . $+ > < $+ > < $- $- > < $* > $| < ? >	$@ $>D < $2 > < $3 > < $4 $5 > < $6 >
ifdef(`_FFR_LOOKUPTAG_', `R< $* > < $+ > < ! $- > < $* > $| < ? >	$: < $1 > < $2 > < ! $3 > < $4 > $| < $(access $3`'_TAG_DELIM_ $: ? $) >
')dnl
R$* $| $*		$@ $>AccessResult $1 $| $2

#  A: an address, then the nets around it
SA
R< $* > < $+ > < $- $- > < $* >	$: < $1 > < $2 > < $3 $4 > < $5 > $| $>AccessKey < $1 > < $3 $4 >
ifdef(`NO_NETINET6', `', `R< $+ : : $- > < $+ > < $- $- > < $* > $| < ? >	$@ $>A < $1 > < $3 > < $4 $5 > < $6 >
R< $+ : $- > < $+ > < $- $- > < $* > $| < ? >	$@ $>A < $1 > < $3 > < $4 $5 > < $6 >
')dnl
R< $+ . $- > < $+ > < $- $- > < $* > $| < ? >	$@ $>A < $1 > < $3 > < $4 $5 > < $6 >
R$* $| $*		$@ $>AccessResult $1 $| $2

#  E: exactly this key
SE
R< $* > < $+ > < $- $- > < $* >	$: < $1 > < $2 > < $3 $4 > < $5 > $| $>AccessKey < $1 > < $3 $4 >
R$* $| $*		$@ $>AccessResult $1 $| $2

#  F: a complete address, then user+*@host, then the address without its detail
SF
R< $* > < $+ > < $- $- > < $* >	$: < $1 > < $2 > < $3 $4 > < $5 > $| $>AccessKey < $1 > < $3 $4 >
R< $+ + $* @ $+ > < $+ > < $- $- > < $* > $| < ? >	$: < $1 + $2 @ $3 > < $4 > < $5 $6 > < $7 > $| $>AccessKey < $1 + * @ $3 > < $5 $6 >
R< $+ + $* @ $+ > < $+ > < $- $- > < $* > $| < ? >	$: < $1 + $2 @ $3 > < $4 > < $5 $6 > < $7 > $| $>AccessKey < $1 @ $3 > < $5 $6 >
R$* $| $*		$@ $>AccessResult $1 $| $2

#  U: a user@, then user+*@, then without its detail
SU
R< $* > < $+ > < $- $- > < $* >	$: < $1 > < $2 > < $3 $4 > < $5 > $| $>AccessKey < $1 > < $3 $4 >
R< $+ + $* @ > < $+ > < $- $- > < $* > $| < ? >	$: < $1 + $2 @ > < $3 > < $4 $5 > < $6 > $| $>AccessKey < $1 + * @ > < $4 $5 >
R< $+ + $* @ > < $+ > < $- $- > < $* > $| < ? >	$: < $1 + $2 @ > < $3 > < $4 $5 > < $6 > $| $>AccessKey < $1 @ > < $4 $5 >
R$* $| $*		$@ $>AccessResult $1 $| $2

#  AccessResult: "<key> <default> <mark tag> <rest> $| <value or ?>" to "<value or default> <rest>"
SAccessResult
R< $* > < $+ > < $- $- > < $* > $| < ? >	$@ < $2 > < $5 >
ifdef(`_ACCESS_SKIP_', `R< $* > < $+ > < $- $- > < $* > $| < SKIP >	$@ < $2 > < $5 >
')dnl
R< $* > < $+ > < $- $- > < $* > $| < $* >	$@ < $6 > < $5 >

dnl The rulesets that a list may name.
C{Src}E F D U ifdef(`_FFR_SRCHLIST_A', `A')
#  SearchList: "<mark tag> $| <X:key> <X:key> ... <>" to the first value, or "<?>"; X is the lookup
SSearchList
R< $+ > $| < $={Src} : $* > < $* >	$: < $1 > $| < $4 > $| $>$2 < $3 > < ? > < $1 > < >
R< $+ > $| < > $| < ? > < >	$@ < ? >
R< $+ > $| < $+ > $| < ? > < >	$@ $>SearchList < $1 > $| < $2 >
R< $+ > $| < $* > $| < $+ > < >	$@ < $3 >
R< $+ > $| < $+ >	$@ < $2 >
