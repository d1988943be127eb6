"""One settings file; what differs per installation comes from the environment (see `omgeving`)."""

import os
from datetime import timedelta
from pathlib import Path

from celery.schedules import crontab
from csp.constants import NONE, SELF

from wmo_portal import omgeving

BASE_DIR = Path(__file__).resolve().parent.parent

omgeving.controleer_namen(os.environ)
OMGEVING = omgeving.keuze("WMO_OMGEVING", omgeving.OMGEVINGEN, "productie")
PRODUCTIE = OMGEVING == "productie"
DEBUG = False

SLEUTELS = omgeving.sleutels(omgeving.tekst("WMO_SLEUTELS"))
SECRET_KEY = SLEUTELS.django

ALLOWED_HOSTS = omgeving.lijst("WMO_HOSTNAMEN", None if PRODUCTIE else "*")
ROOT_URLCONF = "wmo_portal.urls"
WSGI_APPLICATION = "wmo_portal.wsgi.application"
AUTH_USER_MODEL = "meldingen.Gebruiker"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "meldingen",
    "onderzoek",
    "beschikkingen",
    "logeerzorg",
    "cak_export",
    "wmo_portal.apps.PortaalConfig",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "crispy_forms",
    "csp",
    "django_fsm",
    "pgtrigger",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "wmo_portal.middleware.Taal",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wmo_portal.middleware.VeiligeKoppen",
    "wmo_portal.middleware.GeweigerdAlsMelding",
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "libraries": {"bedragen": "meldingen.brieven.filters"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wmo_portal.context.portaal",
            ],
        },
    },
]

DATABASES = {"default": omgeving.database(omgeving.tekst("DATABASE_URL"))}

_REDIS_URL = omgeving.redis(omgeving.tekst("REDIS_URL"))
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": _REDIS_URL},
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = int(timedelta(hours=10).total_seconds())
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTIE
SESSION_COOKIE_HTTPONLY = True

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
if OMGEVING == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "wmo_portal.aanmelden.GeenInschrijving"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
SOCIALACCOUNT_ADAPTER = "wmo_portal.aanmelden.MetDigid"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
OIDC = omgeving.oidc(os.environ, productie=PRODUCTIE)
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "login": "60/m/ip"}

# How often one address may do what is open to all; a library or a household is one address.
LIMIET_MELDEN, LIMIET_CODE = "20/d", "20/h"
RATELIMIT_USE_CACHE = "default"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "taal"
LANGUAGE_COOKIE_AGE = int(timedelta(days=365).total_seconds())
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = PRODUCTIE
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / ".bouw" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ROOT = BASE_DIR / "static" / "wortel"
WHITENOISE_USE_FINDERS = not PRODUCTIE
WHITENOISE_AUTOREFRESH = OMGEVING == "test"
MEDIA_ROOT = Path(omgeving.tekst("WMO_MEDIA", str(BASE_DIR / ".lokaal" / "media")))
STORAGES = {
    "default": {"BACKEND": "meldingen.opslag.VersleuteldeOpslag", "OPTIONS": {"location": MEDIA_ROOT}},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTIE
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# Without a virus scanner files are judged by what they are only (meldingen/bestandsoorten.py).
CLAMD_URL = omgeving.clamd(omgeving.tekst("CLAMD_URL", ""))

# The hot folder of the print service: a letter leaves when its PDF stands there.
POSTMAP = Path(omgeving.tekst("WMO_POSTMAP", str(BASE_DIR / ".lokaal" / "post")))

globals().update(omgeving.mail(omgeving.tekst("EMAIL_URL")))
DEFAULT_FROM_EMAIL = omgeving.tekst("WMO_AFZENDER", "Wmo-portaal <niet-beantwoorden@voorbeeld.example>")

CRISPY_TEMPLATE_PACK = "nlds"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("nlds",)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # A form of ours that is answered with a redirect: Chromium holds its whole way against this list.
        "form-action": [SELF, *([OIDC.herkomst] if OIDC else [])],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
# Where a limit counts per address: behind a proxy the address that the proxy wrote down last.
RATELIMIT_IP_META_KEY = "wmo_portal.middleware.adres_van"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
if PRODUCTIE:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds())
    SECURE_REDIRECT_EXEMPT = [r"^gezond/$"]
if omgeving.janee("WMO_VERTROUW_PROXY", standaard=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CELERY_BROKER_URL = _REDIS_URL
CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A request must not hang when Redis is down: the outbox row is already safe, the minute task finds it.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 1, "socket_timeout": 5, "max_retries": 0}
CELERY_BEAT_SCHEDULE = {
    "uitgaand": {"task": "meldingen.tasks.verwerk_uitgaand", "schedule": 60.0},
    "opties": {"task": "logeerzorg.tasks.opties_verlopen", "schedule": crontab(minute=5)},
    "nachtcontrole": {"task": "meldingen.tasks.nachtcontrole", "schedule": crontab(hour="0-6", minute=20)},
    "ochtend": {"task": "meldingen.tasks.ochtend", "schedule": crontab(hour=7, minute=0)},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS = ["security.W003"] if OMGEVING == "test" else []
