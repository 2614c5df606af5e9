#!/bin/sh
# Measures pages while many sign in, and prints a table in Markdown: see docs/performance.md.
#
#   benches/sign-in.sh [--sign-ins N] [--pages N] [--seconds N] [--binary FILE]
#
# So many sign-ins and so many pages a second are sent at a steady rate, each whether or
# not the one before was answered; first the pages alone, then both.
set -eu

sign_ins=50
pages=100
seconds=20
people=300
exchanges=400
binary=target/release/accede
cd "$(dirname "$0")/.."

while [ $# -gt 0 ]; do
    case "$1" in
        --sign-ins) sign_ins=$2 ;;
        --pages) pages=$2 ;;
        --seconds) seconds=$2 ;;
        --binary) binary=$2 ;;
        *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
    shift 2
done

scratch=$(mktemp -d)
tools="rustc curl"
. benches/demo.sh
rustc -O --edition 2024 -o "$scratch/load" benches/load.rs
start desk "$scratch/data"
cookie=$(enter desk)
address=$(url desk)
address=${address#http://}

echo "$pages pages and $sign_ins sign-ins a second for ${seconds} s, on $(nproc) cores with the client on the same."
echo
echo "| load | answers | p50, ms | p99, ms | longest, ms |"
echo "|---|---|---:|---:|---:|"
"$scratch/load" "$address" "$cookie" "$seconds" "$pages" 0 / /states /states/UGA /exchanges \
    | sed -n 's/^| pages/| pages alone/p'
"$scratch/load" "$address" "$cookie" "$seconds" "$pages" "$sign_ins" / /states /states/UGA /exchanges
