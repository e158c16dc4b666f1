dnl SPDX-License-Identifier: BSD-2-Clause
dnl What Debian's sendmail was built with, as sm_... names. Site files of Debian ask for them (starttls.m4,
dnl sasl.m4, provider files). Where the package is installed its own file answers; elsewhere the
dnl values are those of 8.17.1.9-2+deb12u2.
dnl
dnl The guard is for a library that stands at the place of the package's: the file below is this one.
ifdef(`_DEBIAN_AUTOCONF_', `', `define(`_DEBIAN_AUTOCONF_')undefine(`sm_version')dnl
sinclude(`/usr/share/sendmail/cf/debian/autoconf.m4')')dnl
ifdef(`sm_version', `', `dnl
define(`sm_auth_lib', `2')dnl
define(`sm_date', `2024-06-16')dnl
define(`sm_enable_auth', `yes')dnl
define(`sm_enable_hesiod', `no')dnl
define(`sm_enable_ipv6', `yes')dnl
define(`sm_enable_ldap', `yes')dnl
define(`sm_enable_maillock', `yes')dnl
define(`sm_enable_milter', `yes')dnl
define(`sm_enable_ndbm', `no')dnl
define(`sm_enable_newdb', `yes')dnl
define(`sm_enable_nis', `yes')dnl
define(`sm_enable_nisplus', `yes')dnl
define(`sm_enable_regex', `yes')dnl
define(`sm_enable_sfio', `no')dnl
define(`sm_enable_shm', `yes')dnl
define(`sm_enable_tcpd', `yes')dnl
define(`sm_enable_tls', `yes')dnl
define(`sm_ffr', `-D_FFR_REJECT_NUL_BYTE -D_FFR_MAIL_MACRO -D_FFR_TLS_ALTNAMES -D_FFR_MTA_STS')dnl
define(`sm_revision', `-2+deb12u2')dnl
define(`sm_time', `21:07:57')dnl
define(`sm_version', `8.17.1.9')dnl
define(`sm_version_major', `8.17')dnl
dnl 8.17.1 as a number: 65536 * 8 + 256 * 17 + 1; 8.12.0 is 527360, 8.13.0 is 527616.
define(`sm_version_math', `528641')dnl
define(`sm_version_minor', `1')dnl
define(`sm_version_r', `17')dnl
define(`sm_version_v', `8')dnl
')dnl
