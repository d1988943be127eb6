# syntax=docker/dockerfile:1
ARG PYTHON=python:3.13-slim-bookworm

# -- build: the locked packages, with nothing but wheels ------------------------------------
FROM ${PYTHON} AS bouw
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_NO_INPUT=1
RUN python -m venv /opt/venv
COPY requirements/basis.txt /tmp/basis.txt
RUN /opt/venv/bin/pip install --require-hashes --only-binary=:all: -r /tmp/basis.txt

# -- the application ------------------------------------------------------------------------
FROM ${PYTHON}
# Pango and HarfBuzz draw the letters; tzdata knows when it is night in Amsterdam.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 wmo \
    && useradd --uid 10001 --gid wmo --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin wmo \
    && install -d -o wmo -g wmo -m 0700 /var/lib/wmo /var/lib/wmo/media /var/lib/wmo/post /var/lib/wmo/beat
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=wmo_portal.settings \
    XDG_CACHE_HOME=/tmp
COPY --from=bouw /opt/venv /opt/venv
WORKDIR /app
COPY . .
# The static files need the settings, and the settings need keys: these live for one line only.
RUN python -m wmo_portal.lokaal sleutels >/tmp/sleutels.json \
    && WMO_OMGEVING=productie WMO_SLEUTELS=/tmp/sleutels.json WMO_HOSTNAMEN=bouw.invalid \
        DATABASE_URL=postgresql://bouw@localhost/bouw REDIS_URL=redis://localhost/0 \
        EMAIL_URL=smtp://localhost:25 \
        python manage.py collectstatic --noinput \
    && rm /tmp/sleutels.json \
    && python -m compileall -q /app
USER wmo
EXPOSE 8000
CMD ["gunicorn", "wmo_portal.wsgi:application", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", \
     "--timeout", "120", "--worker-tmp-dir", "/tmp", "--no-control-socket"]
