#!/bin/sh
# Makes .venv and installs one locked list into it; a second time this costs nothing.
# Use: .ci/venv.sh lokaal|ontwikkel
set -eu
lijst=$1
PYTHON=${PYTHON:-python3}
slot=requirements/$lijst.txt

# The virtual environment belongs to this place and this Python.
plek="$(pwd) $("$PYTHON" -c 'import sys; print(sys.version, sys.executable)')"
if [ "$(cat .venv/.plek 2>/dev/null)" != "$plek" ] || ! .venv/bin/python -c '' 2>/dev/null; then
    echo "==> Python-omgeving maken in .venv"
    rm -rf .venv
    "$PYTHON" -m venv .venv
    printf '%s\n' "$plek" >.venv/.plek
fi

# The list for development holds the list for the demo, in the same versions.
stempel=$(cat requirements/lokaal.txt "$slot" | sha256sum)
for klaar in "$lijst" ontwikkel; do
    [ "$klaar" = "$lijst" ] || stempel=$(cat requirements/lokaal.txt "requirements/$klaar.txt" | sha256sum)
    [ "$(cat ".venv/.$klaar" 2>/dev/null)" != "$stempel" ] || exit 0
done

echo "==> Pakketten installeren uit $slot (de eerste keer een minuut of twee)"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r "$slot"
cat requirements/lokaal.txt "$slot" | sha256sum >".venv/.$lijst"
