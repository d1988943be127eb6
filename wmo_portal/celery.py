"""The Celery application: the worker empties the outbox, beat starts the nightly check."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wmo_portal.settings")

app = Celery("wmo_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
