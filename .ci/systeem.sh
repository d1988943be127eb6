#!/bin/sh
# System libraries: looks what is missing, installs it with apt when it may, else says what to do.
# Use: .ci/systeem.sh demo|test|pg15
set -eu
doel=${1:-demo}
PYTHON=${PYTHON:-python3}

zeg() { printf '%s\n' "$*" >&2; }

if ! command -v "$PYTHON" >/dev/null 2>&1; then
    python_ontbreekt=ja
elif ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    zeg "Nodig is Python 3.11 of nieuwer; $PYTHON is $("$PYTHON" -V 2>&1). Geef een andere: make PYTHON=python3.12 …"
    exit 1
else
    python_ontbreekt=nee
fi

if ! command -v dpkg-query >/dev/null 2>&1; then
    zeg "Dit is geen Debian: zorg zelf voor Pango, HarfBuzz (met hb-subset), redis-server en voor de tests Chromium."
    exit 0
fi

heeft() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

pakketten=
wil() { pakketten="$pakketten $1"; }

for pakket in libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; do
    heeft "$pakket" || wil "$pakket"
done
[ "$python_ontbreekt" = nee ] || wil python3
[ "$python_ontbreekt" = nee ] && "$PYTHON" -c 'import venv, ensurepip' 2>/dev/null || wil python3-venv

# The wheel with a redis-server exists for x86_64 and Python 3.11 and 3.12 only.
if ! command -v redis-server >/dev/null 2>&1 && [ -z "${REDIS_URL:-}" ]; then
    "$PYTHON" -c 'import platform, sys; sys.exit(not (platform.machine() == "x86_64" and sys.version_info < (3, 13)))' \
        2>/dev/null || wil redis-server
fi

if [ "$doel" = test ] || [ "$doel" = pg15 ]; then
    command -v chromium >/dev/null 2>&1 || wil chromium
    command -v pdftoppm >/dev/null 2>&1 || wil poppler-utils
    command -v clamd >/dev/null 2>&1 || [ -x /usr/sbin/clamd ] || wil clamav-daemon
    command -v msgfmt >/dev/null 2>&1 || wil gettext
fi
if [ "$doel" = pg15 ] && [ ! -x /usr/lib/postgresql/15/bin/initdb ]; then
    wil postgresql-15
fi

[ -n "$pakketten" ] || exit 0

apt_doe() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -o DPkg::Lock::Timeout=300 "$@"
    else
        sudo -n env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -o DPkg::Lock::Timeout=300 "$@"
    fi
}

if [ "$(id -u)" != 0 ] && ! { command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; }; then
    zeg "Deze pakketten ontbreken:$pakketten"
    zeg "Installeer ze met:  sudo apt-get install$pakketten"
    exit 1
fi

zeg "==> Systeempakketten installeren:$pakketten"
apt_doe -qq update >&2
if [ "$doel" = pg15 ] && ! apt-cache show postgresql-15 >/dev/null 2>&1; then
    zeg "Deze Debian heeft geen postgresql-15 (Debian 13 brengt versie 17)."
    zeg "Draai de proef op Debian 12, of geef een eigen map: make test-pg15 PG15=/pad/naar/postgresql-15/bin"
    exit 1
fi
# shellcheck disable=SC2086 - a list of words
apt_doe -qq install -y --no-install-recommends $pakketten >&2 || {
    zeg "Het installeren lukte niet. Probeer zelf:  apt-get install$pakketten"
    exit 1
}
