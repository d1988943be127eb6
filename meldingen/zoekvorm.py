"""How names are folded for sorting and searching: without accents, capitals or tussenvoegsel. Pure."""

import re
import unicodedata

# Letters that Unicode does not decompose into a base letter and an accent.
_EIGEN = str.maketrans({"ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i"})
# Dutch spelling variants that sound alike; applied in this order.
_KLANK = (
    (r"eij|ij|ei|ey", "y"),
    (r"auw|ouw|au|ou", "ou"),
    (r"ck|c(?=[aouklr])|q", "k"),
    (r"c(?=[eiy])|z", "s"),
    (r"dt$|d$", "t"),
    (r"ph|v", "f"),
    (r"ch", "g"),
    (r"th", "t"),
    (r"([a-z])\1+", r"\1"),
)
# Words before a surname; they are no part of what one searches by.
_TUSSENVOEGSELS = frozenset(
    {
        "aan", "af", "al", "bij", "d", "da", "de", "del", "den", "der", "des", "di", "do", "dos", "du", "el", "het",
        "in", "l", "la", "le", "les", "of", "op", "s", "t", "te", "ten", "ter", "tot", "uit", "van", "vanden", "vander",
        "von", "voor", "zu", "zum", "zur",
    }
)  # fmt: skip


def vouw(tekst: str) -> str:
    """Lower case, accents removed, only letters, digits and single spaces."""
    plat = unicodedata.normalize("NFKD", tekst.casefold().translate(_EIGEN))
    kaal = "".join(teken for teken in plat if not unicodedata.combining(teken))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", kaal).split())


def sorteersleutel(achternaam: str, voornamen: str) -> str:
    """The key by which a name sorts: surname without tussenvoegsel, then first names."""
    return f"{vouw(achternaam)}, {vouw(voornamen)}"


def klank(naam: str) -> str:
    """A phonetic form in which spellings that sound alike in Dutch fall together (Meijer, Meyer, Meier)."""
    vorm = vouw(naam).replace(" ", "")
    for patroon, klank_ in _KLANK:
        vorm = re.sub(patroon, klank_, vorm)
    return vorm


def zoekwoorden(vraag: str) -> list[str]:
    """The words of a search: a postcode with a space is one, a tussenvoegsel counts only when it is all there is."""
    aaneen = re.sub(r"\b([1-9]\d{3}) ([A-Za-z]{2})\b", r"\1\2", vraag)
    woorden = aaneen.replace(",", " ").split()
    return [woord for woord in woorden if vouw(woord) not in _TUSSENVOEGSELS] or woorden


def zoektermen(achternaam: str, voornamen: str, geboortenaam: str) -> frozenset[tuple[str, str]]:
    """The (soort, term) rows by which a client is found."""
    namen = {achternaam, geboortenaam} - {""}
    termen = {("naam", deel) for naam in namen for deel in [vouw(naam), *vouw(naam).split()]}
    termen |= {("voornaam", deel) for deel in vouw(voornamen).split()}
    termen |= {("klank", klank(deel)) for naam in namen for deel in [naam, *vouw(naam).split()] if klank(deel)}
    return frozenset(termen)
