dnl SPDX-License-Identifier: BSD-2-Clause
dnl The search in the mailer table after the whole name was not found.

#  Mailertable (90): "left < right > address" looks up .right, then shorter ends, then "."
SMailertable=90
R$* < $- . $+ > $*	$: $1 $2 < $(mailertable . $3 $@ $1 $2 $@ $2 $) > $4
R$* < $~[ : $* > $*	$>MailerToTriple < $2 : $3 > $4
R$* < . $+ > $*		$@ $>Mailertable $1 . < $2 > $3
ifelse(defn(`_SMART_TABLE_'), `catchall', `R$* < $* > $*		$: $1 < $2 > $>SmartTable $3
R$* < $* > $#$*		$#$3
')dnl
ifelse(defn(`_MX_TABLE_'), `catchall', `R$* < $* > $*		$: $1 < $2 > $>MxTable $3
R$* < $* > $#$*		$#$3
')dnl
R$* < $* > $*		$: < $(mailertable . $@ $1 $2 $) > $3
R< $~[ : $* > $*	$>MailerToTriple < $1 : $2 > $3
R< $* > $*		$@ $2
