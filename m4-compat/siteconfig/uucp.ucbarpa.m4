dnl SPDX-License-Identifier: BSD-2-Clause
dnl Sample of a file for SITECONFIG: the UUCP neighbours of ucbarpa: none, as they were about 1990.
dnl
