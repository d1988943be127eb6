"""Encryption of personal text, BSN and document bytes with a key ring, and keyed digests."""

import hashlib
import hmac
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Onleesbaar(Exception):
    """The stored text cannot be decrypted with any key of the ring."""


@cache
def _ring(sleutels: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(sleutel) for sleutel in sleutels])


def versleutel(inhoud: bytes) -> bytes:
    """Ciphertext under the first key of the ring."""
    return _ring(settings.SLEUTELS.versleuteling).encrypt(inhoud)


def ontsleutel(geheim: bytes) -> bytes:
    """Plaintext, tried with every key of the ring; raises Onleesbaar."""
    try:
        return _ring(settings.SLEUTELS.versleuteling).decrypt(geheim)
    except InvalidToken as fout:
        raise Onleesbaar("De sleutel waarmee dit is versleuteld, staat niet in de sleutelring.") from fout


def hersleutel(geheim: bytes) -> bytes:
    """The same plaintext under the first key of the ring (rotation)."""
    return _ring(settings.SLEUTELS.versleuteling).rotate(geheim)


def kenmerk(tekst: str, doel: str) -> str:
    """Keyed digest (hex) of a text for one purpose: finds or proves it without revealing it."""
    return hmac.new(settings.SLEUTELS.index, f"{doel}\0{tekst}".encode(), hashlib.sha256).hexdigest()
