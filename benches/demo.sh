# What the benches share: a demo that runs, and the cookie of its coordinator. It is read
# by them, with `binary` and `scratch` set; see docs/performance.md.

for tool in $tools; do
    command -v "$tool" > /dev/null || { echo "$0: install $tool first" >&2; exit 1; }
done
[ -x "$binary" ] || cargo build --release --locked

# Starts a desk NAME on the folder DIR and waits until it answers.
start() {
    "$binary" demo --people "$people" --exchanges "$exchanges" --data "$2" \
        --listen 127.0.0.1:0 > "$scratch/$1.out" 2> "$scratch/$1.err" &
    echo $! > "$scratch/$1.pid"
    until grep -q /demo/ "$scratch/$1.out" && curl -sf -o /dev/null "$(url "$1")/sign-in"; do
        kill -0 "$(pid "$1")" 2> /dev/null || { cat "$scratch/$1.err" >&2; exit 1; }
        sleep 0.05
    done
}
stop() {
    for file in "$scratch"/*.pid; do
        [ -f "$file" ] || continue
        kill "$(cat "$file")" 2> /dev/null || true
        wait "$(cat "$file")" 2> /dev/null || true
        rm "$file"
    done
}
pid() { cat "$scratch/$1.pid"; }
url() { grep -o 'http://127[^/ ]*' "$scratch/$1.out" | head -1; }

# Comes in as the coordinator and prints the cookies.
enter() {
    entry=$(grep -o 'http://127[^ ]*/demo/[^ ]*' "$scratch/$1.out" | head -1)
    token=$(curl -sf -c "$scratch/$1.jar" "$entry" \
        | sed -n 's/.*name="_csrf" value="\([^"]*\)".*/\1/p' | head -1)
    curl -sf -o /dev/null -b "$scratch/$1.jar" -c "$scratch/$1.jar" \
        --data-urlencode "_csrf=$token" "$entry"
    cookies "$scratch/$1.jar"
}
# The cookies of a jar, as a header has them.
cookies() {
    awk '$6 != "" && ($1 !~ /^#/ || $1 ~ /^#HttpOnly_/) { printf "%s%s=%s", sep, $6, $7; sep = "; " }' "$1"
}
trap 'stop; rm -rf "$scratch"' EXIT
trap 'exit 1' INT TERM
