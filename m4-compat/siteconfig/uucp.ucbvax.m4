dnl SPDX-License-Identifier: BSD-2-Clause
dnl Sample of a file for SITECONFIG: the UUCP neighbours of ucbvax, as they were about 1990.
dnl
SITE(`alice allegra amdcad att attunix avsd bellcor bellcore calma cithep cnmat craig')
SITE(`craylab decusj decwrl dssovax eagle ecovax floyd franz geoff harpo ho3e2 hpda')
SITE(`hplabs ibmpa ibmsupt ibmuupa iiasa70 imagen isunix kentmth lbl-csa lbl-csam lime')
SITE(`menlo70 mothra mseonyx mtxinu olympus Padova pixar pur-ee purdue pwbd sdcarl')
SITE(`sftig sgi Shasta sii srivisi ssyx sun trwrb twg ucivax ucla-cs ucla-se ucsbcsl')
SITE(`ucsbhub ucscc ucsd ucsfcgl ucsfmis ulysses unisoft unmvax usenix uw uwvax vax135')
SITE(`voder wheps whuxle whuxlj xicomp xprin zehntel zilog')
SITE(`decvax', `S')
