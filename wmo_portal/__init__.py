"""Composition root: settings, urls, celery and the pages that show all steps together."""

from wmo_portal.celery import app as celery_app

__all__ = ["celery_app"]
