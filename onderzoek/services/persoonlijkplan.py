"""The persoonlijk plan comes in: written in the rubrics of the law or on paper, and taken along (M-09, M-11, T-03)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from meldingen import versleuteling
from meldingen.brieven.kern import RUBRIEKVRAGEN
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Machtiging, Melding, Status, Termijn
from meldingen.rollen import MIJN_ZAAK, Rol
from meldingen.services import taken, termijnen
from meldingen.services.bewijs import Deel, Handtekening, maak_bewijs
from meldingen.services.documenten import Bestand, bewaar
from meldingen.services.handeling import dag_in_taal, handeling
from meldingen.services.overgang import leg_vast, vergrendel
from meldingen.services.postin import bewaar_ingekomen
from meldingen.services.vertegenwoordiging import steun_op_machtiging
from onderzoek.models import Gesprek, Onderzoek, PersoonlijkPlan
from onderzoek.models.persoonlijkplan import WENSEN

# What a paper of a plan is called in the case; also one that came along with the melding.
SOORT = "persoonlijk_plan"
# The seven subjects of O-02 as questions, and what the law adds: the wished support, and from whom.
RUBRIEKEN: dict[str, str] = {rij.letter: rij.kop for rij in RUBRIEKVRAGEN} | WENSEN
_ZOLANG = (Status.ONTVANGEN, Status.IN_ONDERZOEK, Status.AANGEVRAAGD, Status.HERSTELTERMIJN, Status.IN_BEOORDELING)


@dataclass(frozen=True, slots=True)
class Planinvoer:
    """What came in: words by rubric, a paper, or both. `naam` is who wrote it."""

    ontvangen_op: date
    antwoorden: Mapping[str, str] = field(default_factory=dict)
    bestand: Bestand | None = None
    naam: str = ""
    gemachtigde: str = ""

    @property
    def gevuld(self) -> dict[str, str]:
        """The rubrics that were written in."""
        return {code: self.antwoorden[code] for code in RUBRIEKEN if self.antwoorden.get(code, "").strip()}


@handeling
def lever_plan_in(melding: Melding, plan: Planinvoer, *, op: date, door: Gebruiker) -> PersoonlijkPlan:
    """A version of the plan; the same words again are the same version. Also a late one is taken along (M-09)."""
    vers = vergrendel(melding)
    antwoorden = plan.gevuld
    if not antwoorden and plan.bestand is None:
        raise Geweigerd(gettext_lazy("Schrijf iets op, of kies een bestand. Een leeg plan kunnen wij niet bewaren."))
    if plan.ontvangen_op > op:
        raise Geweigerd(gettext_lazy("Het plan kan niet in de toekomst zijn ontvangen. Controleer de datum."))
    vorig = laatste_plan(vers)
    tekst = json.dumps(antwoorden, ensure_ascii=False) if antwoorden else ""
    if vorig is not None and plan.bestand is None and vorig.rubrieken == tekst:
        return vorig
    if zin := waarom_niet(vers, vorig):
        raise Geweigerd(zin)
    steun_op_machtiging(vers, plan.gemachtigde, Machtiging.Bereik.MELDING, dag=plan.ontvangen_op, op=op, door=door)
    rij = _schrijf(vers, tekst, vorig, plan.ontvangen_op, door)
    _bewaar_stukken(rij, plan, op, door)
    _verwerk(vers, rij, op=op, door=door)
    return rij


def ontvang_bij_melding(melding: Melding, antwoorden: Mapping[str, str], *, op: date) -> None:
    """A consequence of the melding: what was written with it is the first version of the plan (M-09, M-11)."""
    gevuld = Planinvoer(op, antwoorden).gevuld
    if gevuld:
        plan = _schrijf(melding, json.dumps(gevuld, ensure_ascii=False), None, op, None)
        _verwerk(melding, plan, op=op, door=None)


def laatste_plan(melding: Melding) -> PersoonlijkPlan | None:
    """The version that counts."""
    return PersoonlijkPlan.objects.filter(melding=melding).order_by("-versie").first()


def uit_het_plan(melding: Melding, onderwerp: str) -> dict[str, str]:
    """What the client wrote about one subject of the conversation; the wishes stand with subject a (M-09).

    Empty for another part of the conversation. Question and words; when there is only a paper, where it is.
    """
    codes = (onderwerp, *WENSEN) if onderwerp == "a" else (onderwerp,)
    plan = laatste_plan(melding) if onderwerp in RUBRIEKEN else None
    if plan is None:
        return {}
    if not plan.rubrieken:
        return {"Het persoonlijk plan": "Het plan staat bij de documenten van de zaak."}
    return {RUBRIEKEN[code]: plan.antwoorden[code] for code in codes if code in plan.antwoorden}


def stukken_van(plan: PersoonlijkPlan) -> list[Document]:
    """The papers of this version: what was uploaded, and what was written as a paper."""
    eigen = Document.objects.filter(melding=plan.melding_id, sleutel__startswith=plan.sleutel)
    if gevonden := list(eigen.order_by("pk").defer("gegevens")):
        return gevonden
    rijen = Document.objects.filter(melding=plan.melding_id, soort=SOORT, richting=Document.Richting.IN)
    return list(rijen.filter(op=plan.ontvangen_op).exclude(sleutel__startswith="plan:").order_by("pk"))


def waarom_niet(melding: Melding, vorig: PersoonlijkPlan | None) -> str | Promise:
    """Why no plan can be sent any more; empty when it can."""
    if melding.status not in _ZOLANG or melding.verslagen.filter(vastgesteld_op__isnull=False).exists():
        return gettext_lazy(
            "Het verslag is al gemaakt, of de zaak is gesloten. U kunt nu geen persoonlijk plan meer sturen."
        )
    if vorig is None:
        return ""
    gesprek = Gesprek.objects.filter(
        onderzoek__melding=melding, gevoerd_op__gte=vorig.ontvangen_op
    ).order_by("gevoerd_op").first()  # fmt: skip
    if gesprek is None or gesprek.gevoerd_op is None:
        return ""
    zin = gettext_lazy("Wij bespraken dit plan in het gesprek van {dag}. Het hoort nu bij het verslag.")
    return format_lazy(zin, dag=dag_in_taal(gesprek.gevoerd_op))


def neem_plan_mee(onderzoek: Onderzoek, *, op: date, door: Gebruiker) -> None:
    """A consequence of the start: the plan that is there already counts from the day it came in (M-09)."""
    melding = onderzoek.melding
    plan = laatste_plan(melding)
    if plan is None:
        stuk = Document.objects.filter(melding=melding, soort=SOORT, richting=Document.Richting.IN).order_by("op", "pk")
        if (eerste := stuk.first()) is None:
            return
        plan = _schrijf(melding, "", None, eerste.op, None)
    _verwerk(melding, plan, op=op, door=door)


def _schrijf(
    melding: Melding, tekst: str, vorig: PersoonlijkPlan | None, ontvangen_op: date, door: Gebruiker | None
) -> PersoonlijkPlan:
    return PersoonlijkPlan.objects.create(
        melding=melding,
        versie=vorig.versie + 1 if vorig else 1,
        rubrieken=tekst,
        kenmerk=versleuteling.kenmerk(tekst, "persoonlijkplan") if tekst else "",
        ontvangen_op=ontvangen_op,
        door=door,
    )


def _bewaar_stukken(rij: PersoonlijkPlan, plan: Planinvoer, op: date, door: Gebruiker) -> None:
    """What was written becomes a paper of the case, and so does what was sent along."""
    melding, titel = rij.melding, f"Persoonlijk plan versie {rij.versie}"
    if plan.bestand is not None:
        bewaar_ingekomen(
            melding, plan.bestand, sleutel=f"{rij.sleutel}stuk", soort=SOORT, titel=titel, op=plan.ontvangen_op,
            door=door,
        )  # fmt: skip
    # What staff type over from a paper or the telephone was not signed in the portal.
    if plan.gevuld and door.is_een(*MIJN_ZAAK):
        delen = tuple(Deel(RUBRIEKEN[code], tekst) for code, tekst in plan.gevuld.items())
        teken = Handtekening(plan.naam or str(door), plan.gemachtigde)
        bewaar(
            melding, maak_bewijs(melding, titel, delen, teken, op=op, door=door), sleutel=f"{rij.sleutel}tekst",
            soort=SOORT, titel=titel, richting=Document.Richting.IN, mediatype="application/pdf",
            op=plan.ontvangen_op, door=door,
        )  # fmt: skip


def _verwerk(melding: Melding, plan: PersoonlijkPlan, *, op: date, door: Gebruiker | None) -> None:
    """Of one version: the day for the investigation, the clock, the log, and who must read it."""
    onderzoek = Onderzoek.objects.select_for_update().filter(melding=melding).first()
    if onderzoek is not None and onderzoek.plan_ontvangen_op is None:
        onderzoek.plan_ontvangen_op = plan.ontvangen_op
        onderzoek.save(update_fields=["plan_ontvangen_op"])
    termijnen.haal(melding, Termijn.Soort.PERSOONLIJK_PLAN, op=plan.ontvangen_op)
    if melding.gebeurtenissen.filter(naam=_naam(plan)).exists():
        return
    leg_vast(melding, "M-09", op=plan.ontvangen_op, door=plan.door or door, naam=_naam(plan))
    if plan.door is None or plan.door.is_een(*MIJN_ZAAK):
        taken.maak_taak(
            melding, f"persoonlijk-plan:{plan.pk}", "Lees het persoonlijk plan van de inwoner", rol=Rol.CONSULENT,
            voor=melding.behandelaar, uiterlijk_op=op, op=op, plek="persoonlijk_plan",
        )  # fmt: skip


def _naam(plan: PersoonlijkPlan) -> str:
    return f"Persoonlijk plan ontvangen, versie {plan.versie}"
