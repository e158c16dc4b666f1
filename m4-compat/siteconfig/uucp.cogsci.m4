dnl SPDX-License-Identifier: BSD-2-Clause
dnl Sample of a file for SITECONFIG: the UUCP neighbours of cogsci, as they were about 1990.
dnl
SITE(`contessa emind ferdy hoptoad nkainc well')
