#!/bin/sh
# Measures the pages of a demo and prints a table in Markdown: see docs/performance.md.
#
#   benches/pages.sh [--people N] [--exchanges N] [--seconds N] [--data DIR] [--binary FILE]
#                    [--lists]
#
# With --lists it measures every list in place of the five pages.
# It builds the release binary if there is none, fills a demo in a scratch folder (or in
# DIR, which it keeps for the next time), and loads it with wrk from this machine.
set -eu

people=300
exchanges=400
seconds=10
data=
binary=target/release/accede
lists=
connections=16
cd "$(dirname "$0")/.."

while [ $# -gt 0 ]; do
    case "$1" in
        --lists) lists=yes; shift; continue ;;
        --people) people=$2 ;;
        --exchanges) exchanges=$2 ;;
        --seconds) seconds=$2 ;;
        --data) data=$2 ;;
        --binary) binary=$2 ;;
        *) sed -n '2,10s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
    shift 2
done

for tool in wrk curl; do
    command -v "$tool" > /dev/null || { echo "$0: install $tool first" >&2; exit 1; }
done
[ -x "$binary" ] || cargo build --release

scratch=$(mktemp -d)
[ -n "$data" ] || data=$scratch/data
server=
stop() {
    if [ -n "$server" ]; then
        kill "$server" 2> /dev/null || true
        wait "$server" 2> /dev/null || true
        server=
    fi
}
trap 'stop; rm -rf "$scratch"' EXIT
trap 'exit 1' INT TERM

# Starts the demo and waits until it has said where it is.
start() {
    : > "$scratch/out"
    "$binary" demo --people "$people" --exchanges "$exchanges" --data "$data" \
        --listen 127.0.0.1:0 > "$scratch/out" 2> "$scratch/err" &
    server=$!
    until grep -q /demo/ "$scratch/out" && curl -sf -o /dev/null "$(url)/sign-in"; do
        kill -0 "$server" 2> /dev/null || { cat "$scratch/err" >&2; exit 1; }
        sleep 0.005
    done
}
url() { grep -o 'http://127[^/ ]*' "$scratch/out" | head -1; }
link() { grep -o "http://127[^ ]*/$1/[^ ]*" "$scratch/out" | head -1; }
now() { date +%s%N; }
kib() { awk -v name="$1:" '$1 == name { print $2 }' "/proc/$server/status"; }
megabytes() { awk -v kib="$1" 'BEGIN { printf "%.0f MB", kib * 1024 / 1e6 }'; }

# The first start fills the demo, where it is not there yet; the second is the one
# measured, on a database that a desk would find.
before=$(now)
start
filled=$(( ($(now) - before) / 1000000 ))
stop
before=$(now)
start
started=$(( ($(now) - before) / 1000000 ))

entry=$(link demo)
token=$(curl -sf -c "$scratch/jar" "$entry" \
    | sed -n 's/.*name="_csrf" value="\([^"]*\)".*/\1/p' | head -1)
curl -sf -o /dev/null -b "$scratch/jar" -c "$scratch/jar" --data-urlencode "_csrf=$token" "$entry"
cookie=$(awk '$6 != "" && ($1 !~ /^#/ || $1 ~ /^#HttpOnly_/) { printf "%s%s=%s", sep, $6, $7; sep = "; " }' \
    "$scratch/jar")
curl -sf -o /dev/null -H "Cookie: $cookie" "$(url)/"
sleep 2
at_rest=$(kib VmRSS)

# One row: pages a second, the median and the 99th percentile in milliseconds.
measure() {
    name=$1 page=$2
    bytes=$(curl -sf -H "Cookie: $cookie" "$page" | wc -c)
    packed=$(curl -sf -H "Cookie: $cookie" -H 'Accept-Encoding: gzip' "$page" | wc -c)
    load=$scratch/load
    wrk -t1 -c"$connections" -d2s -H "Cookie: $cookie" -H 'Accept-Encoding: gzip' "$page" > /dev/null
    wrk -t1 -c"$connections" -d"$seconds"s --latency \
        -H "Cookie: $cookie" -H 'Accept-Encoding: gzip' "$page" > "$load"
    if grep -E 'Non-2xx|Socket errors' "$load" >&2; then
        echo "$0: $name did not answer every time" >&2
        exit 1
    fi
    awk -v name="$name" -v bytes="$bytes" -v packed="$packed" '
        function ms(text) {
            if (text ~ /us$/) return text / 1000
            if (text ~ /ms$/) return text + 0
            return text * 1000
        }
        $1 == "50%" { half = ms($2) }
        $1 == "99%" { most = ms($2) }
        $1 == "Requests/sec:" { rate = $2 }
        END {
            printf "| %s | %.0f | %.1f | %.1f | %.1f | %.1f |\n",
                name, rate, half, most, bytes / 1000, packed / 1000
        }' "$load"
}

cores=$(nproc)
echo "$people people, $exchanges exchanges; $connections connections, ${seconds} s a page, on $cores cores with the client on the same."
echo
echo "| page | pages/s | p50, ms | p99, ms | kB | kB packed |"
echo "|---|---:|---:|---:|---:|---:|"
measure_pages() {
    measure "Today" "$(url)/"
    measure "States" "$(url)/states"
    measure "A dossier" "$(url)/states/UGA"
    measure "Exchanges" "$(url)/exchanges"
    measure "Search" "$(url)/search?q=ratification"
    measure "Respondent" "$(link s)"
}

# Every list in each of its forms, with the filters that cost most.
measure_lists() {
    while read -r page; do
        measure "\`$page\`" "$(url)$page"
    done << 'LISTS'
/states?view=table
/states?view=map
/states?view=board
/states?view=board&category=any
/states?view=timeline
/states?view=timeline&status=state_party
/states/COD/timeline
/states/COD/barriers
/states/COD/positions
/contacts
/contacts?q=okello&state=UGA
/organisations
/exchanges?sort=-state
/exchanges?reference=NV
/exchanges?follow_up=due
/commitments
/commitments?standing=overdue
/commitments/bulk?standing=overdue
/events
/events?when=past
/events/5/participants
/calendar
/calendar?view=agenda
/work-plan
/work-plan/timeline
/work-plan/targets
/work-plan/hand-over
/survey
/survey/circulations/2/responses
/mail
/views
/undo
/search?q=ratification
/search?q=ratification&kind=exchanges
/search?q=okelo
/search/find?q=oke
LISTS
}

if [ -n "$lists" ]; then measure_lists; else measure_pages; fi
echo
echo "| measure | value |"
echo "|---|---:|"
echo "| making the demo, or finding it made | $filled ms |"
echo "| from start to the first page | $started ms |"
echo "| memory at rest | $(megabytes "$at_rest") |"
echo "| memory under load, the highest | $(megabytes "$(kib VmHWM)") |"
echo "| database | $(megabytes "$(du -sk "$data" | cut -f1)") |"
echo "| binary | $(megabytes "$(( $(stat -c %s "$binary") / 1024 ))") |"
