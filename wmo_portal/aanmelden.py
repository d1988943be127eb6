"""Sign-in rules for allauth: local accounts only, nobody signs up by themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class GeenInschrijving(DefaultAccountAdapter):
    """Accounts are made by the functioneel beheerder."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
