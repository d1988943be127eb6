"""The bundle: which pieces belonged to the verslag when it was adopted, with their versions and digests (V-04)."""

from collections.abc import Iterable
from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Document
from onderzoek.models import Onderzoek, Verslag, Verslagstuk
from onderzoek.services.persoonlijkplan import laatste_plan, stukken_van
from onderzoek.services.verslagversie import laatste_versie

S = Verslagstuk.Soort


def leg_bundel_vast(verslag: Verslag, documenten: Iterable[Document], *, op: date) -> None:
    """Write the manifest: the text, the personal plan, the conversations, and the papers that were chosen."""
    versie = laatste_versie(verslag)
    onderzoek = Onderzoek.objects.filter(melding=verslag.melding_id).prefetch_related("gesprekken").first()
    regels = [
        Verslagstuk(
            verslag=verslag,
            soort=S.VERSLAG,
            titel=S.VERSLAG.label,
            versie=str(versie or verslag.versie),
            op=op,
            kenmerk=versie.kenmerk if versie else "",
        )
    ]
    regels += _persoonlijk_plan(verslag, onderzoek)
    gevoerd = sorted(rij.gevoerd_op for rij in (onderzoek.gesprekken.all() if onderzoek else ()) if rij.gevoerd_op)
    regels += [Verslagstuk(verslag=verslag, soort=S.GESPREK, titel=S.GESPREK.label, op=dag) for dag in gevoerd]
    Verslagstuk.objects.bulk_create([*regels, *(_stuk(verslag, S.STUK, document) for document in documenten)])


def voeg_zorgplan_toe(verslag: Verslag, document: Document) -> None:
    """The signed zorgplan belongs to the verslag from the day it came in."""
    _stuk(verslag, S.ZORGPLAN, document).save()


def mogelijke_stukken(verslag: Verslag) -> list[Document]:
    """The papers that came in and can be added to the bundle."""
    return list(Document.objects.filter(melding=verslag.melding_id, richting=Document.Richting.IN).defer("gegevens"))


def _persoonlijk_plan(verslag: Verslag, onderzoek: Onderzoek | None) -> list[Verslagstuk]:
    """The newest personal plan with its papers; only its day when it was no more than noted (M-09)."""
    plan = laatste_plan(verslag.melding)
    if plan is None:
        dag = onderzoek.plan_ontvangen_op if onderzoek else None
        kaal = Verslagstuk(verslag=verslag, soort=S.PERSOONLIJK_PLAN, titel=S.PERSOONLIJK_PLAN.label, op=dag)
        return [kaal] if dag else []
    if not (stukken := stukken_van(plan)):
        return [
            Verslagstuk(
                verslag=verslag, soort=S.PERSOONLIJK_PLAN, titel=S.PERSOONLIJK_PLAN.label, versie=str(plan.versie),
                op=plan.ontvangen_op, kenmerk=plan.kenmerk,
            )
        ]  # fmt: skip
    regels = [_stuk(verslag, S.PERSOONLIJK_PLAN, stuk) for stuk in stukken]
    for regel in regels:
        regel.versie = str(plan.versie)
    return regels


def _stuk(verslag: Verslag, soort: str, document: Document) -> Verslagstuk:
    if document.melding_id != verslag.melding_id:
        raise Geweigerd("Dit stuk hoort bij een andere zaak. Kies een stuk van deze zaak.")
    return Verslagstuk(
        verslag=verslag,
        soort=soort,
        titel=document.titel,
        op=document.op,
        kenmerk=document.kenmerk,
        document=document,
    )
