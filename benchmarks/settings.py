"""The production settings, with the floor views beside the pages and the static files in the run's own folder."""

import os
from pathlib import Path

from wmo_portal.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
STATIC_ROOT = Path(os.environ["BENCHMARKMAP"]) / "static"
# No mail server takes part in a measurement; what leaves by mail is the worker's business.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
# One address sends more meldingen here than any household.
LIMIET_MELDEN = "1000000/d"
