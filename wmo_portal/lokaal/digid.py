"""A small OpenID provider on loopback that stands in for the DigiD broker of a gemeente, in the demo and the tests.

``python -m wmo_portal.lokaal digid POORT INSTELLINGEN.json``

It follows the protocol to the letter (authorization code with PKCE, one-time codes, a signed id_token, userinfo), so
that what works here works with a real broker. Only the proof of who somebody is, is missing: one chooses a person.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import html
import json
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CODE_GELDIG, TOKEN_GELDIG = 60.0, 300.0  # seconds
MIDDEN = "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract"
STIJL = (
    "body{font:1.125rem/1.5 sans-serif;max-width:40rem;margin:0 auto;padding:1rem}"
    "button{font:inherit;display:block;width:100%;min-height:3rem;margin:0 0 .75rem;padding:.5rem 1rem;text-align:left}"
)


@dataclass(frozen=True, slots=True)
class Persoon:
    """Somebody one can be. Without `geboortedatum` the broker does not tell it."""

    naam: str
    bsn: str
    geboortedatum: str = ""
    niveau: str = MIDDEN


@dataclass(frozen=True, slots=True)
class Instelling:
    """Which portal may ask, with what secret, to where people go back, and who one can be."""

    client_id: str
    client_secret: str
    terug: tuple[str, ...]
    personen: tuple[Persoon, ...]

    @classmethod
    def lees(cls, pad: Path) -> Instelling:
        inhoud = json.loads(pad.read_text(encoding="utf-8"))
        personen = tuple(Persoon(**rij) for rij in inhoud["personen"])
        return cls(inhoud["client_id"], inhoud["client_secret"], tuple(inhoud["terug"]), personen)


class Fout(Exception):
    """An error of the protocol: its code, and the status of the answer."""

    def __init__(self, code: str, status: int = 400) -> None:
        super().__init__(code)
        self.code, self.status = code, status


@dataclass(slots=True)
class Verzoek:
    """What the portal asked for; becomes a code when somebody chooses a person."""

    terug: str
    state: str
    nonce: str
    uitdaging: str
    persoon: Persoon | None = None
    tot: float = 0.0


@dataclass
class Makelaar:
    """The provider without its HTTP: what is asked, given out and used up."""

    instelling: Instelling
    adres: str
    verzoeken: dict[str, Verzoek] = field(default_factory=dict)
    codes: dict[str, Verzoek] = field(default_factory=dict)
    uit_code: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, tuple[Persoon, float]] = field(default_factory=dict)
    slot: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.sleutel = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.kid = secrets.token_hex(8)

    def ontdekking(self) -> dict[str, Any]:
        """What /.well-known/openid-configuration says."""
        return {
            "issuer": self.adres,
            "authorization_endpoint": f"{self.adres}/authorize",
            "token_endpoint": f"{self.adres}/token",
            "userinfo_endpoint": f"{self.adres}/userinfo",
            "jwks_uri": f"{self.adres}/jwks",
            "response_types_supported": ["code"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["pairwise"],
            "scopes_supported": ["openid"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        }

    def jwks(self) -> dict[str, Any]:
        publiek = jwt.algorithms.RSAAlgorithm.to_jwk(self.sleutel.public_key(), as_dict=True)
        return {"keys": [{**publiek, "kid": self.kid, "use": "sig", "alg": "RS256"}]}

    def begin(self, vraag: Mapping[str, str]) -> str:
        """A request to sign in; returns its key. An unknown portal or way back is never sent on (Fout)."""
        if vraag.get("client_id") != self.instelling.client_id:
            raise Fout("unauthorized_client")
        if vraag.get("redirect_uri") not in self.instelling.terug:
            raise Fout("invalid_redirect_uri")
        sleutel = secrets.token_urlsafe(16)
        with self.slot:
            self.verzoeken[sleutel] = Verzoek(
                vraag["redirect_uri"], vraag.get("state", ""), vraag.get("nonce", ""), vraag.get("code_challenge", "")
            )
        return sleutel

    @staticmethod
    def mis_in(vraag: Mapping[str, str]) -> str:
        """What is wrong with a request, as the portal hears it on the way back; empty when nothing is."""
        if vraag.get("response_type") != "code":
            return "unsupported_response_type"
        if "openid" not in vraag.get("scope", "").split():
            return "invalid_scope"
        nodig = ("state", "nonce", "code_challenge")
        if vraag.get("code_challenge_method") != "S256" or any(not vraag.get(naam) for naam in nodig):
            return "invalid_request"
        return ""

    def kies(self, sleutel: str, nummer: str) -> str:
        """Somebody chose a person, or to stop; returns the address to go back to. A request is answered once."""
        with self.slot:
            verzoek = self.verzoeken.pop(sleutel, None)
        if verzoek is None:
            raise Fout("invalid_request")
        if nummer == "stop":
            return _met(verzoek.terug, error="access_denied", state=verzoek.state)
        if not nummer.isdigit() or int(nummer) >= len(self.instelling.personen):
            raise Fout("invalid_request")
        verzoek.persoon = self.instelling.personen[int(nummer)]
        verzoek.tot = time.monotonic() + CODE_GELDIG
        code = secrets.token_urlsafe(32)
        with self.slot:
            self.codes[code] = verzoek
        return _met(verzoek.terug, code=code, state=verzoek.state, iss=self.adres)

    def wissel(self, vraag: Mapping[str, str], client: tuple[str, str]) -> dict[str, Any]:
        """A code for tokens. A code that comes twice also ends what was given for it the first time."""
        eigen = (self.instelling.client_id, self.instelling.client_secret)
        if not all(hmac.compare_digest(een.encode(), ander.encode()) for een, ander in zip(client, eigen, strict=True)):
            raise Fout("invalid_client", 401)
        if vraag.get("grant_type") != "authorization_code":
            raise Fout("unsupported_grant_type")
        code = vraag.get("code", "")
        with self.slot:
            verzoek = self.codes.pop(code, None)
            if verzoek is None:
                self.tokens.pop(self.uit_code.pop(code, ""), None)
        if verzoek is None or verzoek.persoon is None or time.monotonic() > verzoek.tot:
            raise Fout("invalid_grant")
        if vraag.get("redirect_uri") != verzoek.terug or _s256(vraag.get("code_verifier", "")) != verzoek.uitdaging:
            raise Fout("invalid_grant")
        token = secrets.token_urlsafe(32)
        with self.slot:
            self.tokens[token] = (verzoek.persoon, time.monotonic() + TOKEN_GELDIG)
            self.uit_code[code] = token
        return {
            "access_token": token,
            "token_type": "Bearer",
            "expires_in": int(TOKEN_GELDIG),
            "id_token": self._id_token(verzoek.persoon, verzoek.nonce),
        }

    def userinfo(self, token: str) -> dict[str, Any]:
        """Who the token is of, with the BSN."""
        with self.slot:
            persoon, tot = self.tokens.get(token, (None, 0.0))
        if persoon is None or time.monotonic() > tot:
            raise Fout("invalid_token", 401)
        gegevens = {"sub": self._sub(persoon), "bsn": persoon.bsn, "acr": persoon.niveau}
        return gegevens | ({"birthdate": persoon.geboortedatum} if persoon.geboortedatum else {})

    def _id_token(self, persoon: Persoon, nonce: str) -> str:
        nu = int(time.time())
        claims = {
            "iss": self.adres, "sub": self._sub(persoon), "aud": self.instelling.client_id, "iat": nu, "auth_time": nu,
            "exp": nu + int(TOKEN_GELDIG), "nonce": nonce, "acr": persoon.niveau,
        }  # fmt: skip
        return jwt.encode(claims, self.sleutel, algorithm="RS256", headers={"kid": self.kid})

    def _sub(self, persoon: Persoon) -> str:
        """A name for the person that tells nothing and stays the same for this portal."""
        geheim = self.instelling.client_secret.encode()
        return hmac.new(geheim, persoon.bsn.encode(), hashlib.sha256).hexdigest()[:32]


def _met(adres: str, **vraag: str) -> str:
    return f"{adres}{'&' if '?' in adres else '?'}{urlencode(vraag)}"


def _s256(tekst: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(tekst.encode()).digest()).decode().rstrip("=")


class Loket(BaseHTTPRequestHandler):
    """The HTTP of the provider; `makelaar` is set by `maak_server`."""

    makelaar: Makelaar

    def do_GET(self) -> None:
        """Called by http.server; its name is theirs."""
        pad, vraag = self._pad()
        try:
            if pad == "/authorize":
                self._vraag_wie(vraag)
            elif pad == "/stijl.css":
                self._antwoord(200, STIJL.encode(), "text/css; charset=utf-8")
            elif pad == "/favicon.ico":
                self._antwoord(204, b"", "image/x-icon")
            else:
                self._json(200, self._gegevens(pad))
        except Fout as fout:
            self._mis(fout)

    def do_POST(self) -> None:
        """Called by http.server; its name is theirs."""
        lengte = int(self.headers.get("Content-Length") or 0)
        vraag = _enkel(self.rfile.read(min(lengte, 65_536)).decode("utf-8", "replace"))
        pad, _ = self._pad()
        try:
            if pad == "/kies":
                self._stuur_door(self.makelaar.kies(vraag.get("verzoek", ""), vraag.get("wie", "")))
            elif pad == "/token":
                self._json(200, self.makelaar.wissel(vraag, self._client(vraag)))
            else:
                raise Fout("not_found", 404)
        except Fout as fout:
            self._mis(fout)

    def _gegevens(self, pad: str) -> dict[str, Any]:
        if pad == "/.well-known/openid-configuration":
            return self.makelaar.ontdekking()
        if pad == "/jwks":
            return self.makelaar.jwks()
        if pad == "/userinfo":
            soort, _, token = self.headers.get("Authorization", "").partition(" ")
            return self.makelaar.userinfo(token if soort == "Bearer" else "")
        raise Fout("not_found", 404)

    def _vraag_wie(self, vraag: Mapping[str, str]) -> None:
        sleutel = self.makelaar.begin(vraag)
        if mis := self.makelaar.mis_in(vraag):
            self.makelaar.verzoeken.pop(sleutel, None)
            self._stuur_door(_met(vraag["redirect_uri"], error=mis, state=vraag.get("state", "")))
            return
        knoppen = "".join(
            f'<button name="wie" value="{nummer}">{html.escape(persoon.naam)}</button>'
            for nummer, persoon in enumerate(self.makelaar.instelling.personen)
        )
        self._pagina(
            "DigiD (nagebootst)",
            "<p>Dit is DigiD niet. Hier kiest u wie u bent, om het portaal te proberen.</p>"
            f'<form method="post" action="/kies"><input type="hidden" name="verzoek" value="{sleutel}">{knoppen}'
            '<button name="wie" value="stop">Annuleren</button></form>',
        )

    def _client(self, vraag: Mapping[str, str]) -> tuple[str, str]:
        soort, _, waarde = self.headers.get("Authorization", "").partition(" ")
        if soort != "Basic":
            return vraag.get("client_id", ""), vraag.get("client_secret", "")
        try:
            naam, _, geheim = base64.b64decode(waarde).decode().partition(":")
        except ValueError as fout:
            raise Fout("invalid_client", 401) from fout
        return unquote(naam), unquote(geheim)

    def _mis(self, fout: Fout) -> None:
        if self.path.startswith(("/authorize", "/kies")):
            self._pagina("Dit verzoek klopt niet", f"<p>{html.escape(fout.code)}</p>", fout.status)
        else:
            self._json(fout.status, {"error": fout.code})

    def _pad(self) -> tuple[str, dict[str, str]]:
        delen = urlsplit(self.path)
        return delen.path, _enkel(delen.query)

    def _pagina(self, kop: str, inhoud: str, status: int = 200) -> None:
        tekst = (
            '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>' + kop + "</title>"
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            '<link rel="stylesheet" href="/stijl.css"></head><body><main><h1>'
            + kop
            + f"</h1>{inhoud}</main></body></html>"
        )
        self._antwoord(status, tekst.encode(), "text/html; charset=utf-8")

    def _json(self, status: int, inhoud: dict[str, Any]) -> None:
        self._antwoord(status, json.dumps(inhoud).encode(), "application/json")

    def _stuur_door(self, naar: str) -> None:
        self._antwoord(302, b"", "text/plain", Location=naar)

    def _antwoord(self, status: int, inhoud: bytes, soort: str, **koppen: str) -> None:
        terug = " ".join(
            sorted({"{0.scheme}://{0.netloc}".format(urlsplit(t)) for t in self.makelaar.instelling.terug})
        )
        self.send_response(status)
        for naam, waarde in {
            "Content-Type": soort,
            "Content-Length": str(len(inhoud)),
            "Cache-Control": "no-store",
            "Content-Security-Policy": f"default-src 'none'; style-src 'self'; form-action 'self' {terug}",
            "Referrer-Policy": "no-referrer",
            **koppen,
        }.items():
            self.send_header(naam, waarde)
        self.end_headers()
        self.wfile.write(inhoud)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: an address here may hold a code."""


def _enkel(tekst: str) -> dict[str, str]:
    return {naam: waarden[0] for naam, waarden in parse_qs(tekst, keep_blank_values=True).items()}


def maak_server(instelling: Instelling, poort: int = 0) -> tuple[ThreadingHTTPServer, Makelaar]:
    """The server, not yet listening to requests, and what it keeps."""
    loket = type("Loket", (Loket,), {})
    server = ThreadingHTTPServer(("127.0.0.1", poort), loket)
    makelaar = Makelaar(instelling, f"http://127.0.0.1:{server.server_address[1]}")
    loket.makelaar = makelaar  # type: ignore[attr-defined]
    return server, makelaar


def draai(poort: int, instellingen: Path) -> None:
    """Listen until a signal ends us."""
    server, _ = maak_server(Instelling.lees(instellingen), poort)
    server.serve_forever()
