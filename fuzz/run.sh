#!/bin/sh
# Runs the fuzz targets one after another and prints a table in Markdown: see
# docs/security/fuzzing.md.
#
#   fuzz/run.sh [--seconds N] [TARGET...]
#
# Needs cargo-fuzz and a nightly toolchain. What was found to be worth trying is kept in
# fuzz/corpus, which begins with the files of the desk; an input that breaks something is
# left in fuzz/artifacts.
set -eu
cd "$(dirname "$0")"

seconds=600
if [ "${1:-}" = --seconds ]; then
    seconds=$2
    shift 2
fi
case "${1:-}" in -*) sed -n '2,9s/^# \{0,1\}//p' run.sh >&2; exit 2 ;; esac
[ $# -gt 0 ] || set -- query words questionnaire pack settings export letter request

mkdir -p corpus/questionnaire corpus/pack corpus/settings
cp ../config/default.toml corpus/settings/
# The questionnaire as the database keeps it; and each file of the pack, with the place it
# has among them in front.
python3 - <<'PLACES'
import json, tomllib
from pathlib import Path
pack = Path("../config/packs/ccm")
files = sorted(path for path in pack.rglob("*") if path.is_file())
for place, path in enumerate(files):
    Path(f"corpus/pack/{place}").write_bytes(bytes([place]) + path.read_bytes())
questionnaire = tomllib.loads((pack / "questionnaire.toml").read_text())
Path("corpus/questionnaire/pack").write_text(json.dumps(questionnaire))
PLACES

export LSAN_OPTIONS="suppressions=$PWD/leaks.txt:print_suppressions=0"
status=0
echo "| target | runs | a second | branches reached | broken by |"
echo "|---|---:|---:|---:|---|"
for target in "$@"; do
    seeds=""
    [ -d "seeds/$target" ] && seeds="seeds/$target"
    mkdir -p "corpus/$target"
    log=$(mktemp)
    broken=nothing
    # shellcheck disable=SC2086
    cargo +nightly fuzz run --fuzz-dir . "$target" "corpus/$target" $seeds -- \
        -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 \
        -max_len=65536 2>"$log" || { broken="an input in fuzz/artifacts/$target"; status=1; }
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
    branches=$(sed -n 's/.* cov: \([0-9]*\).*/\1/p' "$log" | tail -1)
    echo "| $target | ${runs:-0} | ${rate:-0} | ${branches:-0} | $broken |"
    [ "$status" = 0 ] || tail -25 "$log" >&2
    rm -f "$log"
done
exit "$status"
