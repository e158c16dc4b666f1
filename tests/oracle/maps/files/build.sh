# SPDX-License-Identifier: BSD-2-Clause
# Builds the databases of the cases; sendmail's own files are made odd on purpose.
set -e
makemap hash m < m.txt
makemap -N hash mN < m.txt
makemap -f hash mf < m.txt
makemap btree b < m.txt
makemap hash v < v.txt
makemap -e -t : hash em < em.txt
printf 'k\t1\nk\t2\nk\t3\n' | makemap -d hash dup
printf 'k\t1\nk\t2\nk\t3\n' | makemap -d btree dupb
: > zero.db
head -c 4096 v.db > trunc.db
head -c 9000 v.db > trunc2.db
mkdir -p dirdb.db sub
cp v.db sub/v.db
cp v.db noperm.db
chmod 666 noperm.db
cp v.db badpg.db
printf '\377\377\377\377' | dd of=badpg.db bs=1 seek=4100 conv=notrunc 2>/dev/null
ln -sf v.db sym.db
ln -sf tt.txt link
printf 'passwd\tfiles\nhosts\tfiles\naliases\tfiles\n' > service.switch
