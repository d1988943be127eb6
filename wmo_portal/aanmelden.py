"""Sign-in rules for allauth: local accounts only, nobody signs up by themselves."""

from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class GeenInschrijving(DefaultAccountAdapter):
    """Accounts are made by the functioneel beheerder."""

    error_messages: ClassVar[dict[str, str]] = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "De gebruikersnaam of het wachtwoord klopt niet. Probeer het opnieuw.",
        "too_many_login_attempts": "Er is te vaak geprobeerd aan te melden. Wacht een paar minuten.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
