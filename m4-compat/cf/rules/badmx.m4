dnl SPDX-License-Identifier: BSD-2-Clause
dnl FEATURE(`badmx'): senders whose mail exchangers are numbers, or have addresses that cannot be.

#  BadMX: a domain, to an error when one of its mail exchangers is wrong
dnl The list of exchangers goes from one bracket to the other three times: each name is checked, looked
dnl up, and its address checked.
SBadMX
R$+			$: < MX > < $1 > < : $(mxlist $1 $: $1 $) : > < : >
R< MX > < $+ > < : $* < TEMP > : > < $* >	$#error $@ 4.1.2 $: "450 MX lookup failure for " $1
R< MX > < $+ > < : $+ : $* > < $* >	< MX > < $1 > < : $3 > < $4 $(badmx $2 $) : >
R< MX > < $+ > < $* > < $* < BADMX > $* >	$#error $@ 5.1.2 $: "550 Illegal MX record for host " $1
R< MX > < $+ > < $* > < : $+ : >	$: < A > < $1 > < : $3 : > < : >
R< A > < $+ > < : $+ : $* > < $* >	< A > < $1 > < : $3 > < $4 $(dnsA $2 $) : >
R< A > < $+ > < $* > < $* < TEMP > $* >	$#error $@ 4.1.2 $: "450 A lookup failure for " $1
R< A > < $+ > < $* > < : $+ : >	$: < MX > < $1 > < : $3 : > < : >
R< MX > < $+ > < : $+ : $* > < $* >	< MX > < $1 > < : $3 > < $4 $(BadMXIP $2 $) : >
R< MX > < $+ > < $* > < $* < BADMXIP > $* >	$#error $@ 5.1.2 $: "550 Invalid MX record for host " $1
