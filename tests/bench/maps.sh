#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Time, CPU, peak memory and file size of building maps, ours against the system's tools, in turns.
#
#   sh tests/bench/maps.sh [-r RUNS] BIN [ROWS ...]        BIN: the folder of our programs
#
# Rows: 10 1000 100000 1000000, and 10000000 with BENCH_LONG=1.
#
# Columns: the least of RUNS runs; x: how many times faster ours is; limit: reading the input and
# writing as many bytes as our map has, with fdatasync. 10000000 rows take minutes in the other tools;
# then --max-memory is measured with 512 MB (the default) and 2048 MB.
# Tools that are not there are left out.
set -eu

runs=${BENCH_RUNS:-5}
while getopts r: option; do
  case $option in
    r) runs=$OPTARG ;;
    *) exit 64 ;;
  esac
done
shift $((OPTIND - 1))
makemap=$(realpath "$1")/makemap
shift
[ $# -gt 0 ] || set -- 10 1000 100000 1000000 ${BENCH_LONG:+10000000}
system=/usr/sbin/makemap

work=$(mktemp -d "${TMPDIR:-/var/tmp}/mw-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
cd "$work"

# Shuffled rows of a mailertable, the same in every run.
make_input() {
  awk -v n="$1" 'BEGIN {
    step = 7919; while (n % step == 0) step += 2
    for (i = 0; i < n; i++) {
      j = (i * step + 13) % n
      printf "host%d.dom%d.example.com\tsmtp:[10.%d.%d.%d]\n", j, j % 97, j % 256, int(j / 256) % 256, int(j / 65536)
    }
  }'
}

# once LABEL COMMAND: appends "seconds user+sys kilobytes" to LABEL.times. Short commands are run as a
# batch of 20, so that the clock is fine enough. What the one before has left to the disk's queue is
# written first, so that nobody waits for another's bytes.
once() {
  label=$1
  shift
  sync
  bench_clock "$repeat" "$@" >> "$label.times"
}

# The clock is a few lines of C, because a shell's is too coarse; cc is there when this is built.
cat > clock.c <<'C'
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
/* clock REPEAT INPUT COMMAND...: seconds, CPU seconds and peak kilobytes of one run, least of REPEAT. */
int main(int argc, char** argv) {
  double best = 1e9, best_cpu = 1e9; long peak = 0;
  posix_spawn_file_actions_t files;
  (void)argc;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, 0, argv[2], O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&files, 1, 2);
  for (int i = atoi(argv[1]); i > 0; --i) {
    struct timespec a, b; struct rusage use;
    clock_gettime(CLOCK_MONOTONIC, &a);
    /* As make starts programs; fork() would copy our page tables within the time of each. */
    pid_t child; int status = posix_spawnp(&child, argv[3], &files, NULL, argv + 3, environ);
    if (status == 0) wait4(child, &status, 0, &use);
    clock_gettime(CLOCK_MONOTONIC, &b);
    if (status != 0) { fprintf(stderr, "%s: status %d\n", argv[3], status); return 1; }
    double s = (double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) / 1e9;
    double cpu = (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) + (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
    if (s < best) best = s;
    if (cpu < best_cpu) best_cpu = cpu;
    if (use.ru_maxrss > peak) peak = use.ru_maxrss;
  }
  printf("%.6f %.6f %ld\n", best, best_cpu, peak);
  return 0;
}
C
cat > limit.c <<'C'
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
/* limit BYTES FILE: reads standard input, writes BYTES bytes to FILE, fdatasync. */
int main(int argc, char** argv) {
  static char block[1 << 20]; long count, left = atol(argv[1]); long lines = 0;
  (void)argc;
  while ((count = read(0, block, sizeof block)) > 0)
    for (char* p = block; (p = memchr(p, '\n', (size_t)(block + count - p))) != 0; ++p) ++lines;
  int fd = open(argv[2], O_WRONLY | O_CREAT | O_TRUNC, 0600);
  for (; left > 0; left -= count) {
    count = write(fd, block, left < (long)sizeof block ? (size_t)left : sizeof block);
    if (count < 0) return 1;
  }
  return fdatasync(fd) != 0 || lines < 0;
}
C
cc -O2 -o clock clock.c
cc -O2 -o limit limit.c
bench_clock() { ./clock "$@"; }

least() { sort -n "$1.times" | head -n 1; }

# row LABEL FILE BASE: one line of the table; BASE: the label that ours is compared with.
row() {
  [ -f "$1.times" ] || return 0
  size=-
  [ -f "$2" ] && size=$(wc -c < "$2")
  least "$1" | while read -r wall cpu peak; do
    factor=-
    [ -f "$3.times" ] && factor=$(least "$3" | awk -v w="$wall" '{printf "%.1f", w / $1}')
    printf '%-30s %10.2f %10.2f %9.1f %11s %9s\n' "$1" "$(echo "$wall" | awk '{print $1 * 1000}')" \
      "$(echo "$cpu" | awk '{print $1 * 1000}')" "$(echo "$peak" | awk '{print $1 / 1024}')" "$size" "$factor"
  done
}

have() { command -v "$1" > /dev/null 2>&1; }

for rows in "$@"; do
  rm -f -- *.times ./*.db ./*.cdb
  make_input "$rows" > input
  tr '\t' ' ' < input > input.cdb
  tr '\t' '\n' < input > input.load
  repeat=1
  [ "$rows" -gt 20000 ] || repeat=20
  big=0
  [ "$rows" -gt 3000000 ] && big=1
  turn=0
  while [ $turn -lt "$runs" ]; do
    turn=$((turn + 1))
    for type in hash btree; do
      once "$type" input "$makemap" $type ours.$type
      [ $big = 0 ] || once "$type-2G" input "$makemap" --max-memory=2048 $type ours.$type
      if [ $big = 0 ] || [ $turn = 1 ]; then
        [ ! -x $system ] || once "system-$type" input $system $type system.$type
        [ ! -x $system ] || once "system-$type-c1G" input $system -c 1000000000 $type system.$type
        ! have db_load || once "db_load-$type" input.load sh -c "rm -f load.$type.db; exec db_load -T -t $type load.$type.db"
      fi
      once "limit-$type" input ./limit "$(wc -c < ours.$type.db)" limit.out
    done
    once cdb input "$makemap" --extended cdb ours
    ! have cdb || once tinycdb input.cdb cdb -c -m -t - tiny.cdb
    once limit-cdb input ./limit "$(wc -c < ours.cdb)" limit.out
  done
  printf '\n%s rows, %s bytes; least of %s\n' "$rows" "$(wc -c < input)" "$runs"
  printf '%-30s %10s %10s %9s %11s %9s\n' what 'ms' 'CPU ms' 'peak MB' bytes 'ours: x'
  for type in hash btree; do
    row $type ours.$type.db $type
    row $type-2G ours.$type.db $type
    row system-$type system.$type.db $type
    row system-$type-c1G system.$type.db $type
    row db_load-$type load.$type.db $type
    row limit-$type limit.out $type
  done
  row cdb ours.cdb cdb
  row tinycdb tiny.cdb cdb
  row limit-cdb limit.out cdb
done
