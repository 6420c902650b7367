#!/usr/bin/env bash
# What `fzf --filter` costs for some of the keystrokes of the bench, over the same lines; compare the processor time with
# what `cargo bench --bench keystrokes` prints.
#
#   scripts/fzf-compare.sh [FINDINGS]     (1000000 when no number is given)
set -euo pipefail
cd "$(dirname "$0")/.."

count=${1:-1000000}
command -v fzf > /dev/null || { echo "fzf is not installed: nothing to compare with" >&2; exit 1; }

lines=$(mktemp)
trap 'rm -f "$lines" "$lines.times"' EXIT
cargo bench --quiet --bench keystrokes -- "$count" --lines "$lines"

# Reading the lines is not part of a keystroke: what a query that matches nothing at once costs is taken off.
TIMEFORMAT='%3U %3S %3R'
cost() { { time fzf --filter "$1" < "$lines" > /dev/null || true; } 2>&1; }
empty=$(cost $'\x01')
echo "$(fzf --version), $(wc -l < "$lines") lines; reading them: $empty s (user, system, wall)"

queries=("d" "drift d" "managment ov" "lacks rig" "safegarding" "care leavers bed" "mgmt" "social wrokers" "private fost" "the")
for query in "${queries[@]}"; do
    echo "$(cost "$query") $query" | tee -a "$lines.times"
done
awk -v empty="$empty" 'BEGIN { split(empty, e, " ") } { print $1 + $2 - e[1] - e[2] }' "$lines.times" | sort -n | awk '
    { cpu[NR] = $1 }
    END { printf "processor time of a keystroke, without reading: p50 %.2f s, max %.2f s, of %d\n", cpu[int((NR + 1) / 2)], cpu[NR], NR }'
