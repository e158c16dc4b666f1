#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# bt_rulesets.sh BT_PAIRS CFTEST COUNT [SEED [OPTIONS]]: random rulesets, each with about 50 commands, run by
# sendmail -bt and by cftest. OPTIONS are those of the generator; the default is: --clean --maps.
set -u
pairs=$(realpath "$1")
cftest=$(realpath "$2")
count=$3
seed=${4:-1}
options=${5:---clean --maps}
. "$(dirname "$0")/bt_tools.sh"
echo "seed $seed, options $options"
# shellcheck disable=SC2086
python3 "$oracle/gen_rules.py" --seed "$seed" -n "$count" --dir "$work/pairs" $options || exit 1
chmod 644 "$work"/pairs/*
"$pairs" "$cftest" "$work/pairs" "$root/tests/oracle/bt_rulesets.masks"
