"""Template data that does not forgive: what is not there may not read as an empty string.

Django prints nothing for an unknown variable, treats it as false in `{% if %}` and swallows exceptions inside
a comparison. So unknown names are both raised and noted; the renderer refuses when anything was noted. What
still passes is `{% if %}` on a name below a plain text or date (zaak.nummer.soort): no template does that.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NoReturn, cast

from django.template import Context, Engine


class OnbekendeVariabele(Exception):
    """A template asks for something that the letter input does not have, or prints an empty value."""


class OngeldigeUitvoer(str):
    """Value for `string_if_invalid`: Django formats it with the failed name, which raises."""

    __slots__ = ()

    def __mod__(self, naam: object) -> NoReturn:
        raise OnbekendeVariabele(str(naam))


class Gemist(list[str]):
    """The names that were asked for in vain during one rendering."""

    def meld(self, naam: str) -> NoReturn:
        """Note the name and stop."""
        self.append(naam)
        raise OnbekendeVariabele(naam)


class Niets:
    """Stands in for None: false in a test, an error when printed."""

    def __init__(self, gemist: Gemist, naam: str) -> None:
        self._gemist, self._naam = gemist, naam

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[object]:
        return iter(())

    def __str__(self) -> str:
        self._gemist.meld(f"{self._naam} (leeg)")


class Strikt(Mapping[str, Any]):
    """A mapping for templates that notes and refuses unknown keys."""

    def __init__(self, inhoud: Mapping[str, Any], gemist: Gemist, naam: str = "") -> None:
        self._inhoud, self._gemist, self._naam = inhoud, gemist, naam

    def __getitem__(self, sleutel: str) -> Any:
        pad = f"{self._naam}.{sleutel}".lstrip(".")
        if sleutel not in self._inhoud:
            self._gemist.meld(pad)
        return strikt(self._inhoud[sleutel], self._gemist, pad)

    def __iter__(self) -> Iterator[str]:
        return iter(self._inhoud)

    def __len__(self) -> int:
        return len(self._inhoud)


def strikt(waarde: Any, gemist: Gemist, naam: str) -> Any:
    """Wrap mappings, sequences and None, so that strictness holds at every depth."""
    if waarde is None:
        return Niets(gemist, naam)
    if isinstance(waarde, Mapping):
        return Strikt(waarde, gemist, naam)
    if isinstance(waarde, Sequence) and not isinstance(waarde, str):
        return tuple(strikt(deel, gemist, f"{naam}[]") for deel in waarde)
    return waarde


class StrikteContext(Context):
    """A context whose own names are strict too, also inside `{% if %}`."""

    def __init__(self, inhoud: Mapping[str, Any], gemist: Gemist) -> None:
        self._gemist = gemist
        super().__init__(
            {naam: strikt(waarde, gemist, naam) for naam, waarde in inhoud.items()},
            use_l10n=False,
            use_tz=False,
        )

    def __getitem__(self, sleutel: Any) -> Any:
        for laag in reversed(self.dicts):
            if sleutel in laag:
                return laag[sleutel]
        self._gemist.meld(sleutel)


def strikte_engine(*mappen: str) -> Engine:
    """Return a template engine of its own, independent of the settings of the web pages."""
    return Engine(
        dirs=list(mappen),
        app_dirs=False,
        autoescape=True,
        string_if_invalid=cast(str, OngeldigeUitvoer("%s")),
        builtins=["meldingen.brieven.filters"],
    )
