"""Prints what the scanners found as a table in Markdown."""

import csv
import json
import re
import sys
from pathlib import Path

folder = Path(sys.argv[1])
print("| scanner | role | tried | found |")
print("|---|---|---:|---|")
for role in ("coordinator", "observer"):
    report = folder / f"wapiti-{role}.json"
    found, tried = "no report", ""
    if report.is_file():
        kinds = json.loads(report.read_text())
        kinds = {**kinds["vulnerabilities"], **kinds["anomalies"]}
        found = "; ".join(f"{name}: {len(each)}" for name, each in kinds.items() if each)
        tried = f"{json.loads(report.read_text())['infos']['crawled_pages_nbr']} pages and forms"
    print(f"| wapiti | {role} | {tried} | {found or 'nothing'} |")
    for name, what in (("sqlmap", "parameters of lists"), ("sqlmap-forms", "parameters of forms")):
        log = (folder / f"{name}-{role}.log").read_text(errors="replace")
        tried = len(set(re.findall(r"testing if (?:\w+ )*parameter '[^']+' is dynamic", log)))
        results = folder / f"{name}-{role}.csv"
        rows = list(csv.DictReader(results.open())) if results.is_file() else []
        rows = [row for row in rows if row.get("Parameter")]
        # What sqlmap takes back itself: a page that differs each time looks injectable.
        withdrawn = [row for row in rows if "false positive" in row.get("Note(s)", "")]
        found = "; ".join(f"{row['Target URL']} {row['Parameter']}" for row in rows if row not in withdrawn)
        found = found or "nothing"
        if withdrawn:
            found += f" ({len(withdrawn)} suspicions it took back itself)"
        print(f"| sqlmap | {role} | {tried} {what} | {found} |")
errors = (folder / "errors").read_text().splitlines() if (folder / "errors").is_file() else []
print(f"\nErrors the desk logged meanwhile: {len(errors)}.")
