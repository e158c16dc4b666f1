dnl SPDX-License-Identifier: BSD-2-Clause
dnl Sample of a file for SITECONFIG: the UUCP neighbours once reached by ARPA names, as they were about 1990.
dnl
SITE(`endotsew fateman interlan metron')
