dnl SPDX-License-Identifier: BSD-2-Clause
dnl Equates that several mailer files write in the same way.
dnl
dnl _QGRP_(`NAME')	the queue group of a mailer, only if NAME has a value: an empty one is like none
define(`_QGRP_', `ifelse(defn(`$1'), `', `', ` Q=$1,')')dnl
dnl _RCPT_SMTP_	rulesets for recipients of mailers that speak SMTP; the header one only masquerades
define(`_RCPT_SMTP_', `EnvToSMTP`'ifdef(`_ALL_MASQUERADE_', `/HdrFromSMTP')')dnl
