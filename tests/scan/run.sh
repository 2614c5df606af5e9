#!/bin/sh
# Lets two scanners loose on a demo, as a coordinator and as an observer, and prints what
# they found as a table in Markdown: see docs/security/scanning.md.
#
#   tests/scan/run.sh [--minutes N] [--binary FILE] [--keep DIR]
#
# wapiti follows links and forms and attacks all it finds; sqlmap tries to inject into every
# parameter of the lists and into the forms. Each gets so many minutes a role. sqlmap is in
# Debian's packages; so is wapiti, but what Debian 12 has fails on its own Python, and PyPI
# has a newer one (wapiti3). Nothing leaves this machine. The reports stay in DIR.
set -eu

minutes=15
people=40
exchanges=40
binary=target/release/accede
keep=
cd "$(dirname "$0")/../.."

while [ $# -gt 0 ]; do
    case "$1" in
        --minutes) minutes=$2 ;;
        --binary) binary=$2 ;;
        --keep) keep=$2 ;;
        *) sed -n '2,10s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
    shift 2
done
keep=${keep:-$(mktemp -d)}
mkdir -p "$keep"

scratch=$(mktemp -d)
tools="curl wapiti sqlmap python3 timeout"
# A scanner asks faster than any person.
export ACCEDE_LIMITS__ADDRESS_PER_SECOND=100000 ACCEDE_LIMITS__REQUESTS_AT_ONCE=1000
. benches/demo.sh

# Signs in to the account of a role and prints its cookies; each scanner has a session of
# its own, since it may well end it.
sign_in() {
    [ "$2" = coordinator ] && { enter "$1"; return; }
    rm -f "$scratch/$2.jar"
    token=$(curl -sf -c "$scratch/$2.jar" "$(url "$1")/sign-in" \
        | sed -n 's/.*name="_csrf" value="\([^"]*\)".*/\1/p' | head -1)
    curl -sf -o /dev/null -b "$scratch/$2.jar" -c "$scratch/$2.jar" \
        --data-urlencode "_csrf=$token" --data-urlencode "email=$2@example.org" \
        --data-urlencode "password@$scratch/password.bare" "$(url "$1")/sign-in"
    cookies "$scratch/$2.jar"
}
printf 'six herons over lake chad' > "$scratch/password.bare"

start desk "$scratch/data"
"$binary" user add --data "$scratch/data" --team Malawi --role observer \
    --password-file "$scratch/password.bare" observer@example.org > /dev/null
address=$(url desk)

# Every list and page with what it can be asked.
lists="/states?group=african&q=a&sort=-name&status=signatory&view=map
/states?view=board&category=any&lead=1&position=favourable
/states?view=timeline&status=state_party&region=africa
/states/UGA?show=exchanges&after=9~zq
/states/COD/timeline?show=facts&after=9~zq
/states/COD/barriers?kind=legislation_first
/states/COD/brief?up_to=public
/contacts?q=a&org=AU&kind=mission_geneva&holding=current&language=en&after=9~zq
/organisations?q=a&kind=mission_geneva&region=africa
/exchanges?q=a&state=UGA&kind=bilateral&from=2023-05-01&until=2023-06-30&marking=restricted&follow_up=due
/commitments?owner=state&standing=overdue&q=a&state=UGA
/commitments/bulk?standing=overdue&state=UGA
/events?when=all&kind=bilateral&q=a
/events/5/participants?group=capital&region=africa&lang=fr
/events/5/choose?state=UGA&q=a
/events/5/report?lang=fr
/calendar?view=agenda&kind=commitment&month=2023-05&state=UGA
/work-plan?plan=11MSP&lead=1&priority=high&standing=active
/work-plan/targets?category=1&lead=1&priority=high&group=african
/work-plan/hand-over/restricted?kind=events&choose=all
/work-plan/hand-over/pack.zip?up_to=public
/survey?page=1
/views?list=states
/people/find?q=an&state=UGA
/mail?status=held&q=a&state=UGA
/reports?from=2023-05-01&to=2023-06-30
/search?q=an&kind=bilateral
/admin/audit?action=exchange.log&user=1&subject=exchanges&record=4&from=2023-05-01
/exchanges.csv?state=UGA&kind=bilateral&sort=-contact
/sign-in?next=/states
/?lang=fr"

wapiti_as() {
    wapiti -u "$address/" --scope domain -C "$2" -x "$address/sign-out" -x "$address/account/sessions/*" \
        -m "backup,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,ldap,methods,permanentxss,redirect,shellshock,sql,timesql,upload,xss" \
        --endpoint http://127.0.0.1:9/ --no-bugreport --flush-session -d 4 \
        --store-session "$scratch/wapiti-$1" --store-config "$scratch/wapiti" \
        --max-scan-time $((minutes * 30)) --max-links-per-page 60 --max-files-per-dir 60 \
        --max-attack-time $((minutes * 4)) -v 0 -f json -o "$keep/wapiti-$1.json" \
        > "$keep/wapiti-$1.log" 2>&1 || true
}

sqlmap_as() {
    echo "$lists" | sed "s#^#$address#" > "$scratch/lists"
    timeout $((minutes * 60)) sqlmap -m "$scratch/lists" --cookie "$2" --batch --dbms sqlite --level 2 --risk 1 \
        --output-dir "$scratch/sqlmap-$1" --disable-coloring --results-file "$keep/sqlmap-$1.csv" \
        > "$keep/sqlmap-$1.log" 2>&1 || true
}

sqlmap_forms_as() {
    timeout $((minutes * 60)) sqlmap -u "$address/" --cookie "$2" --batch --dbms sqlite --crawl 2 --forms \
        --crawl-exclude "sign-out|sessions" --csrf-token _csrf --level 1 --risk 1 \
        --output-dir "$scratch/sqlmap-forms-$1" --disable-coloring \
        --results-file "$keep/sqlmap-forms-$1.csv" > "$keep/sqlmap-forms-$1.log" 2>&1 || true
}

for role in coordinator observer; do
    for scanner in sqlmap_as sqlmap_forms_as wapiti_as; do
        "$scanner" "$role" "$(sign_in desk "$role")"
    done
done
kill -0 "$(pid desk)" || echo "The desk did not survive it." >&2
grep -h '"ERROR"' "$scratch/desk.err" > "$keep/errors" 2> /dev/null || true

python3 tests/scan/table.py "$keep"
