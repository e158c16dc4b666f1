dnl SPDX-License-Identifier: BSD-2-Clause
dnl The end of Relay_ok, or of Rcpt_ok when all may relay, for block_bad_helo without delay_checks.
R$*			$: $1 $| $>BadHelo dummy
R$* $| $#$*		$#$2
R$* $| $*		$: $1
