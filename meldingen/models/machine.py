"""The status machine of a melding: eleven statuses and every transition between them.

The status says where the main request stands; everything else is a dated fact. Each method is one row of the
catalogue's transition table (TR-xx); its body is empty because facts are written by the service that takes
the step. Only `services.overgang.stap` calls these methods.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django_fsm import FSMField, FSMModelMixin, transition


class Status(models.TextChoices):
    """Where the main request stands (the design's eleven statuses)."""

    ONTVANGEN = "ontvangen", _("Melding ontvangen")
    IN_ONDERZOEK = "in_onderzoek", _("In onderzoek")
    VERSLAG_VERZONDEN = "verslag_verzonden", _("Verslag verzonden")
    AANGEVRAAGD = "aangevraagd", _("Aangevraagd")
    HERSTELTERMIJN = "hersteltermijn", _("Wacht op aanvulling")
    IN_BEOORDELING = "in_beoordeling", _("In beoordeling")
    TER_FIATTERING = "ter_fiattering", _("Ter beslissing")
    BESCHIKT = "beschikt", _("Besluit genomen")
    AFGESLOTEN = "afgesloten", _("Afgesloten")
    INGETROKKEN = "ingetrokken", _("Ingetrokken")
    DOORGEZONDEN = "doorgezonden", _("Doorgezonden")


S = Status


def _rij(code: str, naam: str) -> dict[str, Any]:
    """The row of the catalogue. The name of what the client does stands in the catalogue of sentences as well."""
    return {"code": code, "naam": naam}


def is_heronderzoek(melding: "MeldingMachine") -> bool:
    """A periodic review may go straight to a decision or end unchanged (Wmo 2.3.9)."""
    return melding.aanleiding == "heronderzoek"


def is_melding(melding: "MeldingMachine") -> bool:
    """What came in was a melding, not an aanvraag without one (TR-44 against TR-45)."""
    return melding.binnenkomst == "melding"


def is_aanvraag(melding: "MeldingMachine") -> bool:
    """There is an aanvraag: it came in as one, or the case is past the melding (TR-45)."""
    return melding.status != S.ONTVANGEN or not is_melding(melding)


class MeldingMachine(FSMModelMixin, models.Model):
    """Status and transitions; `Melding` inherits it."""

    status = FSMField(default=S.ONTVANGEN, choices=S.choices, protected=True)

    class Meta:
        abstract = True

    # Onderzoek
    @transition(
        status, source=S.ONTVANGEN, target=S.IN_ONDERZOEK, conditions=[is_melding],
        custom=_rij("TR-04", "Vooronderzoek gestart"),
    )  # fmt: skip
    def vooronderzoek_starten(self) -> None: ...

    @transition(
        status, source=[S.ONTVANGEN, S.IN_ONDERZOEK], target=S.AFGESLOTEN, conditions=[is_melding],
        custom=_rij("TR-07", "Afgesloten na informatie en advies"),
    )  # fmt: skip
    def informatie_en_advies_volstaat(self) -> None: ...

    @transition(
        status, source=S.IN_ONDERZOEK, target=S.VERSLAG_VERZONDEN,
        custom=_rij("TR-12", "Verslag verzonden"),
    )  # fmt: skip
    def verslag_verzenden(self) -> None: ...

    @transition(
        status, source=S.IN_ONDERZOEK, target=S.VERSLAG_VERZONDEN,
        custom=_rij("TR-13", "Verslag vastgesteld, toezending niet gewenst"),
    )  # fmt: skip
    def verslag_niet_gewenst(self) -> None: ...

    @transition(
        status, source=S.VERSLAG_VERZONDEN, target=S.IN_ONDERZOEK,
        custom=_rij("TR-14", "Niet akkoord verwerkt"),
    )  # fmt: skip
    def niet_akkoord_verwerken(self) -> None: ...

    @transition(
        status, source=S.VERSLAG_VERZONDEN, target=S.IN_ONDERZOEK,
        custom=_rij("TR-17", "Zorgplan teruggekoppeld"),
    )  # fmt: skip
    def zorgplan_terugkoppeling(self) -> None: ...

    @transition(
        status, source=S.VERSLAG_VERZONDEN, target=S.AFGESLOTEN,
        custom=_rij("TR-20", "Afgesloten: opgelost zonder maatwerk"),
    )  # fmt: skip
    def optie1_afsluiten(self) -> None: ...

    @transition(
        status, source=S.VERSLAG_VERZONDEN, target=S.AFGESLOTEN,
        custom=_rij("TR-24", "Afgesloten na rappel"),
    )  # fmt: skip
    def na_rappel_afsluiten(self) -> None: ...

    # Aanvraag
    @transition(
        status, source=S.VERSLAG_VERZONDEN, target=S.AANGEVRAAGD,
        custom=_rij("TR-16", gettext_noop("Zorgplan ontvangen als aanvraag")),
    )  # fmt: skip
    def zorgplan_als_aanvraag(self) -> None: ...

    @transition(
        status, source=S.VERSLAG_VERZONDEN, target=S.AANGEVRAAGD,
        custom=_rij("TR-18", gettext_noop("Getekend verslag ontvangen als aanvraag")),
    )  # fmt: skip
    def retour_als_aanvraag(self) -> None: ...

    @transition(
        status, source=[S.VERSLAG_VERZONDEN, S.AFGESLOTEN], target=S.AANGEVRAAGD,
        custom=_rij("TR-19", gettext_noop("Aanvraagformulier ontvangen")),
    )  # fmt: skip
    def aanvraagformulier_ontvangen(self) -> None: ...

    @transition(
        status, source=[S.ONTVANGEN, S.IN_ONDERZOEK], target=S.AANGEVRAAGD, conditions=[is_melding],
        custom=_rij("TR-21", gettext_noop("Aanvraag na de onderzoekstermijn")),
    )  # fmt: skip
    def aanvraag_na_termijnoverschrijding(self) -> None: ...

    @transition(
        status, source=S.ONTVANGEN, target=S.AANGEVRAAGD, conditions=[is_aanvraag],
        custom=_rij("TR-27", "Uitzonderlijk direct in behandeling"),
    )  # fmt: skip
    def uitzonderlijk_direct_behandelen(self) -> None: ...

    @transition(
        status, source=[S.AANGEVRAAGD, S.IN_BEOORDELING], target=S.HERSTELTERMIJN,
        custom=_rij("TR-28", "Hersteltermijn gegeven"),
    )  # fmt: skip
    def hersteltermijn_geven(self) -> None: ...

    @transition(status, source=S.HERSTELTERMIJN, target=S.IN_BEOORDELING, custom=_rij("TR-29", "Aangevuld"))
    def aangevuld(self) -> None: ...

    @transition(
        status, source=S.HERSTELTERMIJN, target=S.IN_BEOORDELING,
        custom=_rij("TR-30", "Budgetplan ontbreekt: beoordeling in natura"),
    )  # fmt: skip
    def budgetplan_ontbreekt_naar_zin(self) -> None: ...

    @transition(
        status, source=S.HERSTELTERMIJN, target=S.BESCHIKT,
        custom=_rij("TR-31", "Buiten behandeling gesteld"),
    )  # fmt: skip
    def buiten_behandeling_stellen(self) -> None: ...

    @transition(
        status, source=S.AANGEVRAAGD, target=S.IN_BEOORDELING,
        custom=_rij("TR-32", "Aanvraag volledig verklaard"),
    )  # fmt: skip
    def volledig_verklaren(self) -> None: ...

    @transition(
        status, source=S.HERSTELTERMIJN, target=S.IN_BEOORDELING,
        custom=_rij("TR-57", "Inhoudelijk verder na hersteltermijn"),
    )  # fmt: skip
    def inhoudelijk_beslissen_na_herstel(self) -> None: ...

    # Besluit
    @transition(
        status, source=S.TER_FIATTERING, target=S.IN_BEOORDELING,
        custom=_rij("TR-33", "Beslistermijn opgeschort"),
    )  # fmt: skip
    def opschorten(self) -> None: ...

    @transition(
        status, source=S.IN_BEOORDELING, target=S.TER_FIATTERING,
        custom=_rij("TR-36", "Besluit voorgesteld"),
    )  # fmt: skip
    def besluit_opstellen(self) -> None: ...

    @transition(
        status, source=S.TER_FIATTERING, target=S.IN_BEOORDELING,
        custom=_rij("TR-37", "Voorstel teruggestuurd"),
    )  # fmt: skip
    def besluit_terugsturen(self) -> None: ...

    @transition(status, source=S.TER_FIATTERING, target=S.BESCHIKT, custom=_rij("TR-38", "Toegekend"))
    def toekennen(self) -> None: ...

    @transition(
        status, source=S.TER_FIATTERING, target=S.BESCHIKT,
        custom=_rij("TR-39", "Gedeeltelijk toegekend"),
    )  # fmt: skip
    def gedeeltelijk_toekennen(self) -> None: ...

    @transition(status, source=S.TER_FIATTERING, target=S.BESCHIKT, custom=_rij("TR-40", "Afgewezen"))
    def afwijzen(self) -> None: ...

    # Heronderzoek (a melding of its own, with `vorige`)
    @transition(
        status, source=S.IN_ONDERZOEK, target=S.AFGESLOTEN, conditions=[is_heronderzoek],
        custom=_rij("TR-49", "Ongewijzigd voortgezet"),
    )  # fmt: skip
    def ongewijzigd_voortzetten(self) -> None: ...

    @transition(
        status, source=S.IN_ONDERZOEK, target=S.TER_FIATTERING, conditions=[is_heronderzoek],
        custom=_rij("TR-50", "Herziening of intrekking voorgesteld"),
    )  # fmt: skip
    def herzien_of_intrekken(self) -> None: ...

    @transition(
        status, source=S.IN_ONDERZOEK, target=S.AFGESLOTEN, conditions=[is_heronderzoek],
        custom=_rij("TR-51", "Nieuwe aanvraag bij wijziging"),
    )  # fmt: skip
    def nieuwe_aanvraag_bij_wijziging(self) -> None: ...

    @transition(
        status, source=[S.BESCHIKT, S.AFGESLOTEN], target=S.TER_FIATTERING,
        custom=_rij("TR-53", "Herroepen na bezwaar"),
    )  # fmt: skip
    def herroepen_na_bezwaar(self) -> None: ...

    @transition(
        status, source=S.TER_FIATTERING, target=S.AFGESLOTEN,
        custom=_rij("TR-54", "Beëindigd na intrekkingsbesluit"),
    )  # fmt: skip
    def verder_na_intrekkingsbesluit(self) -> None: ...

    @transition(
        status, source=S.TER_FIATTERING, target=S.AFGESLOTEN, conditions=[is_heronderzoek],
        custom=_rij("TR-58", "Voornemen vervallen"),
    )  # fmt: skip
    def voornemen_laten_vervallen(self) -> None: ...

    # Einde
    @transition(status, source=S.BESCHIKT, target=S.AFGESLOTEN, custom=_rij("TR-42", "Toekenning vervallen"))
    def toekenning_vervalt(self) -> None: ...

    @transition(status, source=S.BESCHIKT, target=S.AFGESLOTEN, custom=_rij("TR-43", "Afgerond"))
    def afronden(self) -> None: ...

    @transition(
        status, source=[S.ONTVANGEN, S.IN_ONDERZOEK, S.VERSLAG_VERZONDEN], target=S.INGETROKKEN,
        conditions=[is_melding], custom=_rij("TR-44", gettext_noop("Melding ingetrokken")),
    )  # fmt: skip
    def melding_intrekken(self) -> None: ...

    @transition(
        status,
        source=[S.ONTVANGEN, S.AANGEVRAAGD, S.HERSTELTERMIJN, S.IN_BEOORDELING, S.TER_FIATTERING],
        target=S.INGETROKKEN, conditions=[is_aanvraag], custom=_rij("TR-45", gettext_noop("Aanvraag ingetrokken")),
    )  # fmt: skip
    def aanvraag_intrekken(self) -> None: ...

    @transition(
        status, source=[S.ONTVANGEN, S.IN_ONDERZOEK, S.AANGEVRAAGD], target=S.DOORGEZONDEN,
        custom=_rij("TR-46", "Doorgezonden"),
    )  # fmt: skip
    def doorzenden(self) -> None: ...

    @transition(
        status,
        source=[
            S.ONTVANGEN, S.IN_ONDERZOEK, S.VERSLAG_VERZONDEN, S.AANGEVRAAGD, S.HERSTELTERMIJN,
            S.IN_BEOORDELING, S.TER_FIATTERING,
        ],
        target=S.AFGESLOTEN, custom=_rij("TR-47", "Vervallen door overlijden of vertrek"),
    )  # fmt: skip
    def vervallen_overlijden_verhuizing(self) -> None: ...

    @transition(status, source=S.BESCHIKT, target=S.AFGESLOTEN, custom=_rij("TR-52", "Beëindigd"))
    def beeindigen(self) -> None: ...
