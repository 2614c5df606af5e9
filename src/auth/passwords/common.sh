#!/bin/sh
# Makes common.bin: of each common password with twelve characters or more, in small
# letters, the first four bytes of its SHA-256 digest, sorted. They come from the million
# most common passwords of leaks that the crate passablewords carries; the crate itself is
# no longer kept, and looks for its list where it was built.
#
#   src/auth/passwords/common.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
cargo init --quiet --lib --name list
cargo add --quiet passablewords@=1.0.1
list=$(cargo metadata --format-version 1 | python3 -c '
import json, sys
from pathlib import Path
packages = json.load(sys.stdin)["packages"]
[crate] = [it for it in packages if it["name"] == "passablewords"]
print(Path(crate["manifest_path"]).parent / "src/common-passwords.txt")')
python3 - "$list" "$here/common.bin" <<'DIGESTS'
import hashlib, sys
from pathlib import Path
lines = Path(sys.argv[1]).read_text(encoding="utf-8").split("\n")
long = {line.lower() for line in lines if len(line) >= 12}
digests = {hashlib.sha256(line.encode()).digest()[:4] for line in long}
Path(sys.argv[2]).write_bytes(b"".join(sorted(digests)))
print(f"{len(long)} passwords, {len(digests)} digests")
DIGESTS
