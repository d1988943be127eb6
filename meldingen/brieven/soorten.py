"""The register of letter kinds. Each app registers its own kinds in AppConfig.ready()."""

from collections.abc import Iterable
from dataclasses import dataclass

from meldingen.brieven.gegevens import Briefgegevens


@dataclass(frozen=True)
class Briefsoort:
    """One kind of letter.

    `code` is the document code (D-01), `sjabloon` the template below templates/, `verplichte_blokken` the
    names of the `<section data-blok>` that must hold text, `versie` the version of the template text (raise
    it with the text), `gegevens` the dataclass with the input.
    """

    code: str
    titel: str
    sjabloon: str
    verplichte_blokken: tuple[str, ...]
    versie: str
    gegevens: type[Briefgegevens] = Briefgegevens


_soorten: dict[str, Briefsoort] = {}


def registreer(nieuw: Briefsoort) -> None:
    """Add a kind. Raises ValueError when its code is taken: two templates for one document is a mistake."""
    if nieuw.code in _soorten:
        raise ValueError(f"Briefsoort {nieuw.code} is al geregistreerd.")
    _soorten[nieuw.code] = nieuw


def registreer_alle(nieuw: Iterable[Briefsoort]) -> None:
    """Add the kinds of one app."""
    for een in nieuw:
        registreer(een)


def soort(code: str) -> Briefsoort:
    """Return the kind with this code. Raises LookupError when no app registered it."""
    try:
        return _soorten[code]
    except KeyError:
        raise LookupError(f"Er is geen briefsoort {code}.") from None


def alle_soorten() -> tuple[Briefsoort, ...]:
    """Return the registered kinds in order of their code."""
    return tuple(_soorten[code] for code in sorted(_soorten))
