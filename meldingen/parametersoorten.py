"""The parameters this portal knows: type, meaning, and on which day the value is looked up (chapter 7)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

HOOGSTE_GETAL = 10_000


class Peildatum(StrEnum):
    """Which date of the case decides the value that holds."""

    MELDING = "melding"
    AANVRAAG = "aanvraag"
    BESLUIT = "besluit"
    DAG_ZELF = "dag zelf"


class Soort(StrEnum):
    """What a value looks like in the JSON field."""

    GETAL = "getal"
    BEDRAG = "bedrag"
    JANEE = "janee"
    KEUZE = "keuze"
    TEKST = "tekst"
    LIJST = "lijst"
    DREMPELS = "drempels"


@dataclass(frozen=True, slots=True)
class Parametersoort:
    """One parameter: code, meaning, kind of value, the day that decides, and the choices if it has them."""

    code: str
    betekenis: str
    soort: Soort
    peildatum: Peildatum
    keuzes: tuple[str, ...] = ()
    mag_leeg: bool = False

    def fout_in(self, waarde: object) -> str:
        """Why `waarde` does not fit, as a sentence; empty when it fits."""
        if waarde is None:
            return "" if self.mag_leeg else f"{self.code} mag niet leeg zijn."
        if self.soort is Soort.KEUZE:
            return "" if waarde in self.keuzes else f"{self.code} moet een van {', '.join(self.keuzes)} zijn."
        past, moet = _EISEN[self.soort]
        return "" if past(waarde) else f"{self.code} moet {moet}."


def _zijn_drempels(waarde: object) -> bool:
    return isinstance(waarde, dict) and all(
        isinstance(dagen, list) and all(isinstance(dag, int) and dag for dag in dagen) for dagen in waarde.values()
    )


_EISEN: dict[Soort, tuple[Callable[[object], bool], str]] = {
    Soort.GETAL: (
        lambda waarde: type(waarde) is int and 0 <= waarde <= HOOGSTE_GETAL,
        f"een geheel getal van 0 tot en met {HOOGSTE_GETAL} zijn",
    ),
    Soort.BEDRAG: (
        lambda waarde: isinstance(waarde, str) and re.fullmatch(r"\d{1,7}\.\d{2}", waarde) is not None,
        'een bedrag tussen aanhalingstekens zijn, bijvoorbeeld "19.00"',
    ),
    Soort.JANEE: (lambda waarde: isinstance(waarde, bool), "true (ja) of false (nee) zijn"),
    Soort.TEKST: (lambda waarde: isinstance(waarde, str), "tussen aanhalingstekens staan"),
    Soort.LIJST: (lambda waarde: isinstance(waarde, list), "een lijst zijn"),
    Soort.DREMPELS: (_zijn_drempels, 'per termijn een lijst met dagen zijn, bijvoorbeeld {"besluit": [7, 10]}'),
}


def _soorten() -> tuple[Parametersoort, ...]:
    p, s = Peildatum, Soort
    return (
        Parametersoort("bevestiging_werkdagen", "norm voor de bevestiging van een melding", s.GETAL, p.MELDING),
        Parametersoort("retour_werkdagen", "werkdagen om het verslag terug te sturen", s.GETAL, p.DAG_ZELF),
        Parametersoort("rappel_werkdagen", "werkdagen na een rappelbrief", s.GETAL, p.DAG_ZELF),
        Parametersoort("hersteltermijn_werkdagen", "werkdagen om aan te vullen", s.GETAL, p.AANVRAAG),
        Parametersoort("spoed_werkdagen", "norm voor een spoedbeoordeling", s.GETAL, p.MELDING),
        Parametersoort("doorzend_werkdagen", "norm voor doorzenden", s.GETAL, p.DAG_ZELF),
        Parametersoort("onderzoek_houdbaar_maanden", "hoe lang een onderzoek bruikbaar blijft", s.GETAL, p.DAG_ZELF),
        Parametersoort("toekomstig_ingezetene_weken", "weken om hier te komen wonen", s.GETAL, p.MELDING),
        Parametersoort("briefadres_maanden", "maanden dat een briefadres duurt", s.GETAL, p.DAG_ZELF),
        Parametersoort("ingebrekestelling_atw", "Atw op de twee weken na ingebrekestelling", s.JANEE, p.DAG_ZELF),
        Parametersoort("opschorting_laatste_dag_telt", "laatste dag hersteltermijn opgeschort", s.JANEE, p.DAG_ZELF),
        Parametersoort("signaaldrempels", "op welke dagen een termijn een signaal geeft", s.DREMPELS, p.DAG_ZELF),
        Parametersoort("vierogen_besluit", "opsteller en beslisser zijn niet dezelfde", s.JANEE, p.BESLUIT),
        Parametersoort("kb_dag_is_werkdag", "gelijkgestelde dag telt als werkdag", s.JANEE, p.DAG_ZELF),
        Parametersoort("sluitingsdagen", "dagen waarop de gemeente dicht is", s.LIJST, p.DAG_ZELF),
        Parametersoort("wachttijdtekst", "mededeling over wachttijd", s.TEKST, p.MELDING),
        Parametersoort("kv_jaarcap_etmalen", "logeerzorg: etmalen per jaar", s.GETAL, p.AANVRAAG, mag_leeg=True),
        Parametersoort(
            "kv_jaarmodus", "logeerzorg: wat is een jaar", s.KEUZE, p.AANVRAAG,
            ("KALENDERJAAR", "INDICATIEJAAR", "VOORTSCHRIJDEND_12M"),
        ),
        Parametersoort(
            "kv_telwijze", "logeerzorg: wat is een etmaal", s.KEUZE, p.AANVRAAG,
            ("NACHTEN", "AANGEBROKEN_24U", "KALENDERDAGEN"),
        ),
        Parametersoort(
            "kv_weekmodus", "logeerzorg: weekregel", s.KEUZE, p.AANVRAAG,
            ("ISO_WEEK_UREN", "SCHUIVEND_168U", "ETMALEN_PER_WEEK", "GEEN"),
        ),
        Parametersoort("kv_week_max", "logeerzorg: maximum per week", s.GETAL, p.AANVRAAG, mag_leeg=True),
        Parametersoort("kv_leveringsvorm", "logeerzorg: natura of pgb", s.KEUZE, p.AANVRAAG, ("natura", "beide")),
        Parametersoort("kv_indicatie_na_datum_locatie", "logeerzorg: eerst data en plaats", s.JANEE, p.AANVRAAG),
        Parametersoort("kv_optie_geldig_uren", "logeerzorg: hoe lang een optie geldt", s.GETAL, p.DAG_ZELF),
        Parametersoort("kv_max_maanden", "logeerzorg: langste duur van een besluit", s.GETAL, p.AANVRAAG),
        Parametersoort("kv_eigen_bijdrage", "logeerzorg: eigen bijdrage", s.JANEE, p.BESLUIT),
        Parametersoort(
            "eb_startmoment", "wanneer de eigen bijdrage start", s.KEUZE, p.BESLUIT,
            ("beschikking", "levering", "declaratie"),
        ),
        Parametersoort("eb_tarief", "landelijk maandbedrag eigen bijdrage", s.BEDRAG, p.BESLUIT),
        Parametersoort(
            "leeftijden_gebruikelijke_hulp", "vanaf welke leeftijd: licht, naar vermogen, eenpersoons, volledig",
            s.LIJST, p.DAG_ZELF,
        ),
        Parametersoort("kb_dagen", "bij koninklijk besluit gelijkgestelde dagen", s.LIJST, p.DAG_ZELF),
        Parametersoort("dwangsom", "bedragen per dag bij te laat beslissen (Awb 4:17)", s.LIJST, p.DAG_ZELF),
    )  # fmt: skip


def _verslagsoorten() -> tuple[Parametersoort, ...]:
    """The verslag and the zorgplan (V-03, T-08)."""
    p, s = Peildatum, Soort
    return (
        Parametersoort("zorgplan_weken", "weken voor het zorgplan van de aanbieder", s.GETAL, p.DAG_ZELF),
        Parametersoort("zorgplan_atw", "Atw op de termijn van het zorgplan", s.JANEE, p.DAG_ZELF),
        Parametersoort(
            "verslag_toets", "welke verslagen een collega toetst voor verzending", s.KEUZE, p.DAG_ZELF,
            ("geen", "steekproef", "altijd", "nieuwe medewerker"),
        ),
        Parametersoort("verslag_toets_procent", "hoeveel procent de steekproef is", s.GETAL, p.DAG_ZELF),
        Parametersoort("verslag_toets_maanden", "hoe lang een medewerker nieuw is", s.GETAL, p.DAG_ZELF),
    )  # fmt: skip


SOORTEN: dict[str, Parametersoort] = {soort.code: soort for soort in (*_soorten(), *_verslagsoorten())}
