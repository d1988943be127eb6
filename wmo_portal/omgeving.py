"""Reads the environment strictly: an unknown or wrong value stops with a sentence, never with a guess."""

import base64
import binascii
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BEKEND = frozenset(
    {
        "WMO_OMGEVING",
        "WMO_SLEUTELS",
        "WMO_POSTMAP",
        "WMO_MEDIA",
        "WMO_HOSTNAMEN",
        "WMO_AFZENDER",
        "WMO_VERTROUW_PROXY",
    }
)
OMGEVINGEN = ("productie", "lokaal", "test")


def controleer_namen(omgeving: Mapping[str, str]) -> None:
    """Stop on a WMO_ variable nobody reads: a typing error must not pass silently."""
    onbekend = sorted(naam for naam in omgeving if naam.startswith("WMO_") and naam not in BEKEND)
    if onbekend:
        raise ImproperlyConfigured(
            f"Onbekende instelling {', '.join(onbekend)}. Bekend zijn: {', '.join(sorted(BEKEND))}."
        )


def tekst(naam: str, standaard: str | None = None) -> str:
    """The value of `naam`; without a default a missing value stops with a sentence."""
    waarde = os.environ.get(naam, "").strip() or standaard
    if waarde is None:
        raise ImproperlyConfigured(f"Zet {naam} in de omgeving; zonder die waarde start het portaal niet.")
    return waarde


def keuze(naam: str, opties: tuple[str, ...], standaard: str) -> str:
    """One of `opties`, else stop naming what is allowed."""
    waarde = tekst(naam, standaard)
    if waarde not in opties:
        raise ImproperlyConfigured(f"{naam} is '{waarde}', maar moet een van {', '.join(opties)} zijn.")
    return waarde


def janee(naam: str, standaard: bool) -> bool:
    """'ja' or 'nee'."""
    return keuze(naam, ("ja", "nee"), "ja" if standaard else "nee") == "ja"


def lijst(naam: str, standaard: str | None = None) -> list[str]:
    """A comma separated list without empty parts; without a default a missing value stops with a sentence."""
    return [deel.strip() for deel in tekst(naam, standaard).split(",") if deel.strip()]


def database(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for a postgresql:// URL; a socket folder may stand in ?host=."""
    delen = urlsplit(url)
    if delen.scheme not in ("postgresql", "postgres"):
        raise ImproperlyConfigured(
            f"DATABASE_URL begint met '{delen.scheme}', maar alleen postgresql:// wordt ondersteund."
        )
    naam = unquote(delen.path.lstrip("/"))
    if not naam:
        raise ImproperlyConfigured("In DATABASE_URL ontbreekt de naam van de database, na de laatste /.")
    vragen = parse_qs(delen.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": naam,
        "USER": unquote(delen.username or ""),
        "PASSWORD": unquote(delen.password or ""),
        "HOST": vragen.get("host", [delen.hostname or ""])[0],
        "PORT": vragen.get("port", [str(delen.port or "")])[0],
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def redis(url: str) -> str:
    """A redis URL that Celery and the cache both understand."""
    if urlsplit(url).scheme not in ("redis", "rediss", "unix", "redis+socket"):
        raise ImproperlyConfigured(f"REDIS_URL '{url}' begint niet met redis://, rediss:// of unix://.")
    return url


# From weak to strong, with what brokers call them: DigiD (SAML) and eIDAS.
NIVEAUS = {
    "basis": (
        "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
        "http://eidas.europa.eu/LoA/low",
    ),
    "midden": ("urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract",),
    "substantieel": (
        "urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard",
        "http://eidas.europa.eu/LoA/substantial",
    ),
    "hoog": ("urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI", "http://eidas.europa.eu/LoA/high"),
}
_OIDC = {
    "OIDC_URL": "",
    "OIDC_CLIENT_ID": "",
    "OIDC_CLIENT_SECRET": "",
    "OIDC_SCOPE": "openid",
    "OIDC_CLAIM_BSN": "bsn",
    "OIDC_CLAIM_GEBOORTEDATUM": "birthdate",
    "OIDC_CLAIM_NIVEAU": "acr",
    "OIDC_MINIMUM": "midden",
}


@dataclass(frozen=True, slots=True)
class Oidc:
    """The broker through which inwoners sign in with DigiD: its issuer, who we are there, and how it names things."""

    url: str
    client_id: str
    client_secret: str = field(repr=False)
    scope: tuple[str, ...] = ("openid",)
    claim_bsn: str = "bsn"
    claim_geboortedatum: str = "birthdate"
    claim_niveau: str = "acr"
    minimum: str = "midden"

    @property
    def herkomst(self) -> str:
        """Its origin, for the security policy of our pages."""
        delen = urlsplit(self.url)
        return f"{delen.scheme}://{delen.netloc}"

    def is_sterk_genoeg(self, niveau: str) -> bool:
        """True when the level the broker names is known and at least the minimum."""
        volgorde = list(NIVEAUS)
        naam = next((naam for naam, anders in NIVEAUS.items() if niveau == naam or niveau in anders), None)
        return naam is not None and volgorde.index(naam) >= volgorde.index(self.minimum)


def oidc(omgeving: Mapping[str, str], *, productie: bool) -> Oidc | None:
    """The broker when OIDC_URL is set, else None: without it nobody sees a button for DigiD."""
    onbekend = sorted(naam for naam in omgeving if naam.startswith("OIDC_") and naam not in _OIDC)
    if onbekend:
        raise ImproperlyConfigured(f"Onbekende instelling {', '.join(onbekend)}. Bekend zijn: {', '.join(_OIDC)}.")
    waarden = {naam: omgeving.get(naam, "").strip() or standaard for naam, standaard in _OIDC.items()}
    if not waarden["OIDC_URL"]:
        return None
    schema = urlsplit(waarden["OIDC_URL"]).scheme
    if schema != "https" and (productie or schema != "http"):
        raise ImproperlyConfigured("OIDC_URL moet beginnen met https://.")
    if not (waarden["OIDC_CLIENT_ID"] and waarden["OIDC_CLIENT_SECRET"]):
        raise ImproperlyConfigured("Bij OIDC_URL horen OIDC_CLIENT_ID en OIDC_CLIENT_SECRET.")
    if waarden["OIDC_MINIMUM"] not in NIVEAUS:
        raise ImproperlyConfigured(
            f"OIDC_MINIMUM is '{waarden['OIDC_MINIMUM']}', maar moet een van {', '.join(NIVEAUS)} zijn."
        )
    return Oidc(
        url=waarden["OIDC_URL"].rstrip("/"),
        client_id=waarden["OIDC_CLIENT_ID"],
        client_secret=waarden["OIDC_CLIENT_SECRET"],
        scope=tuple(waarden["OIDC_SCOPE"].split()),
        claim_bsn=waarden["OIDC_CLAIM_BSN"],
        claim_geboortedatum=waarden["OIDC_CLAIM_GEBOORTEDATUM"],
        claim_niveau=waarden["OIDC_CLAIM_NIVEAU"],
        minimum=waarden["OIDC_MINIMUM"],
    )


def clamd(url: str) -> str:
    """The address of the virus scanner: tcp://host:port or unix:///path; empty when the installation has none."""
    delen = urlsplit(url)
    if not url or (delen.scheme == "tcp" and delen.hostname) or (delen.scheme == "unix" and delen.path):
        return url
    raise ImproperlyConfigured("CLAMD_URL moet eruitzien als tcp://server:3310 of unix:///pad/naar/clamd.sock.")


def mail(url: str) -> dict[str, Any]:
    """EMAIL_* settings for smtp://user:password@host:port, or smtps:// for TLS from the first byte."""
    delen = urlsplit(url)
    if delen.scheme not in ("smtp", "smtps", "smtp+tls") or not delen.hostname:
        raise ImproperlyConfigured("EMAIL_URL moet eruitzien als smtp://gebruiker:wachtwoord@server:poort.")
    return {
        "EMAIL_HOST": delen.hostname,
        "EMAIL_PORT": delen.port or (465 if delen.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(delen.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(delen.password or ""),
        "EMAIL_USE_SSL": delen.scheme == "smtps",
        "EMAIL_USE_TLS": delen.scheme == "smtp+tls",
        "EMAIL_TIMEOUT": 20,
    }


@dataclass(frozen=True, slots=True)
class Sleutels:
    """The key ring: first key encrypts, all keys decrypt; `index` keys the blind index and the digests."""

    django: str
    versleuteling: tuple[str, ...]
    index: bytes


def sleutels(pad: str) -> Sleutels:
    """Read the key ring from a JSON file; each way it can be wrong has its own sentence."""
    bestand = Path(pad)
    if not bestand.is_file():
        raise ImproperlyConfigured(
            f"Het sleutelbestand {pad} (WMO_SLEUTELS) bestaat niet. Zonder sleutels zijn dossiers onleesbaar."
        )
    try:
        inhoud = json.loads(bestand.read_text(encoding="utf-8"))
        ring = tuple(inhoud["versleuteling"])
        index = base64.urlsafe_b64decode(inhoud["index"])
        geheim = inhoud["django"]
    except (ValueError, KeyError, TypeError, binascii.Error) as fout:
        raise ImproperlyConfigured(
            f"Het sleutelbestand {pad} is onleesbaar: het moet JSON zijn met versleuteling, index en django."
        ) from fout
    if not ring or len(index) < 32 or len(geheim) < 40:
        raise ImproperlyConfigured(f"Het sleutelbestand {pad} bevat een lege of te korte sleutel.")
    return Sleutels(django=geheim, versleuteling=ring, index=index)
