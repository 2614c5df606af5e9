#!/bin/sh
# Measures what the rights layer costs, and prints a table in Markdown: see docs/performance.md.
#
#   benches/rights.sh [--people N] [--exchanges N] [--seconds N] [--rounds N] [--binary FILE]
#                     [PAGE...]
#
# Two desks have the same records: one as the demo marks them, one with everything public.
# The same pages are asked of both in turn. What is compared is the processor's time a page,
# the least of the rounds: it hardly depends on what else the machine does.
set -eu

people=300
exchanges=400
seconds=3
rounds=5
binary=target/release/accede
cd "$(dirname "$0")/.."

while [ $# -gt 0 ]; do
    case "$1" in
        --people) people=$2 ;;
        --exchanges) exchanges=$2 ;;
        --seconds) seconds=$2 ;;
        --rounds) rounds=$2 ;;
        --binary) binary=$2 ;;
        -*) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
        *) break ;;
    esac
    shift 2
done
[ $# -gt 0 ] || set -- / /states "/states?view=board" /states/UGA /states/JAM /states/COD \
    /states/COD/brief /states/COD/barriers /states/COD/timeline /states/JAM/pathway \
    /states/JAM/positions /contacts /organisations /exchanges /commitments /events /events/5 \
    /events/5/report /calendar "/calendar?view=agenda" /work-plan /work-plan/targets /survey \
    /mail /reports "/search?q=an"

scratch=$(mktemp -d)
tools="wrk curl sqlite3"
. benches/demo.sh
start marked "$scratch/marked"
stop
cp -r "$scratch/marked" "$scratch/public"
sqlite3 "$scratch/public/accede.sqlite" <<'SQL'
UPDATE targets SET marking = 'public';
UPDATE people SET marking = 'public';
UPDATE exchanges SET marking = 'public';
UPDATE commitments SET marking = 'public';
UPDATE barriers SET marking = 'public';
UPDATE events SET marking = 'public';
UPDATE circulations SET marking = 'public';
UPDATE responses SET marking = 'public';
UPDATE mails SET marking = 'public';
UPDATE pathway_steps SET marking = 'public';
UPDATE positions SET marking = 'public';
CREATE TEMP TABLE states_sum AS SELECT state, team_id, sum(exchanges) AS n, max(last_on) AS last
    FROM state_contacts GROUP BY state, team_id;
DELETE FROM state_contacts;
INSERT INTO state_contacts (state, marking, team_id, exchanges, last_on)
    SELECT state, 'public', team_id, n, last FROM states_sum;
CREATE TEMP TABLE activities_sum AS SELECT activity_id, team_id, sum(exchanges) AS n
    FROM activity_contacts GROUP BY activity_id, team_id;
DELETE FROM activity_contacts;
INSERT INTO activity_contacts (activity_id, marking, team_id, exchanges)
    SELECT activity_id, 'public', team_id, n FROM activities_sum;
ANALYZE;
SQL
sqlite3 "$scratch/marked/accede.sqlite" ANALYZE
start marked "$scratch/marked"
start public "$scratch/public"
enter marked > "$scratch/marked.cookie"
enter public > "$scratch/public.cookie"

# Clock ticks that a desk has used: user and system time.
ticks() { sed 's/.*) //' "/proc/$(pid "$1")/stat" | awk '{ print $12 + $13 }'; }

# Microseconds of processor time a page of desk NAME.
one() {
    cookie=$(cat "$scratch/$1.cookie")
    before=$(ticks "$1")
    wrk -t1 -c4 -d"$seconds"s -H "Cookie: $cookie" -H 'Accept-Encoding: gzip' "$(url "$1")$2" \
        > "$scratch/load"
    if grep -E 'Non-2xx|Socket errors' "$scratch/load" >&2; then
        echo "$0: $2 did not answer every time" >&2
        exit 1
    fi
    awk -v ticks="$(( $(ticks "$1") - before ))" -v hertz="$(getconf CLK_TCK)" \
        '$2 == "requests" { printf "%.1f\n", ticks * 1e6 / hertz / $1 }' "$scratch/load"
}

echo "$people people, $exchanges exchanges; processor time a page, the least of $rounds rounds of ${seconds} s."
echo
echo "| page | public, µs | marked, µs | difference |"
echo "|---|---:|---:|---:|"
for page in "$@"; do
    for name in public marked; do
        curl -sf -o /dev/null -H "Cookie: $(cat "$scratch/$name.cookie")" "$(url $name)$page" \
            || { echo "| $page | not there | | |"; continue 2; }
        : > "$scratch/$name.times"
    done
    round=0
    while [ $round -lt "$rounds" ]; do
        one public "$page" >> "$scratch/public.times"
        one marked "$page" >> "$scratch/marked.times"
        round=$((round + 1))
    done
    public=$(sort -n "$scratch/public.times" | head -1)
    marked=$(sort -n "$scratch/marked.times" | head -1)
    awk -v page="$page" -v public="$public" -v marked="$marked" 'BEGIN {
        printf "| %s | %.0f | %.0f | %+.1f %% |\n", page, public, marked, (marked / public - 1) * 100
    }'
done
