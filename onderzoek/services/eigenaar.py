"""Hearing the owner of the house before it is adapted (Wmo 2.3.7 lid 2, W-16, D-48)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from meldingen.brieven.gegevens import Geadresseerde
from meldingen.eisen import Ontbreekt
from meldingen.fouten import Geweigerd
from meldingen.models import Gebruiker, Melding
from meldingen.rollen import Rol
from meldingen.services import taken
from meldingen.services.brieven import afzender, zaak, zet_brief_klaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from meldingen.termijnen import schrijf_datum
from onderzoek.brieven.eigenaar import EigenaarHorenGegevens
from onderzoek.models import Eigenaarshoring, Voorwaardentoets, Voorzieningkeuze
from onderzoek.services.keuze import weiger_als_dicht
from onderzoek.services.voorwaarden import lees_antwoorden

_NIET_VAN_CLIENT = ("corporatie", "particulier")


@dataclass(frozen=True, slots=True)
class Eigenaar:
    """Who the owner is, what will change about the house (nothing about health), and until when to answer."""

    naam: str
    straat: str
    postcode_plaats: str
    aanpassing: str
    reageren_voor: date


@handeling
def hoor_eigenaar(keuze: Voorzieningkeuze, eigenaar: Eigenaar, *, op: date, door: Gebruiker) -> Eigenaarshoring:
    """Send D-48 to the owner and make a task for the answer; the clock of the gemeente runs on."""
    melding = weiger_als_dicht(keuze.onderzoek)
    if Eigenaarshoring.objects.filter(keuze=keuze).exists():
        raise Geweigerd("De eigenaar heeft al een brief. Leg de reactie vast.")
    if not is_van_een_ander(keuze):
        raise Geweigerd("Vul eerst bij de voorwaarden in van wie de woning is.")
    if eigenaar.reageren_voor <= op:
        raise Geweigerd("Geef de eigenaar tijd om te reageren. Kies een dag na vandaag.")
    velden = {naam: getattr(eigenaar, naam) for naam in Eigenaar.__dataclass_fields__}
    if not all(str(waarde).strip() for waarde in velden.values()):
        raise Geweigerd("Vul de naam en het adres van de eigenaar in, en wat er aan de woning verandert.")
    rij = Eigenaarshoring.objects.create(keuze=keuze, verzonden_op=op, door=door, **velden)
    leg_vast(melding, "W-16", op=op, door=door, naam="Eigenaar van de woning om een reactie gevraagd")
    zet_brief_klaar(melding, "D-48", op=op, over=str(rij.pk), horing=rij.pk)
    taken.maak_taak(
        melding,
        f"eigenaar:{keuze.pk}",
        "Reactie van de woningeigenaar vastleggen",
        rol=Rol.CONSULENT,
        voor=melding.behandelaar,
        uiterlijk_op=eigenaar.reageren_voor,
        op=op,
        plek="voorzieningen",
    )
    return rij


@handeling
def leg_reactie_vast(horing: Eigenaarshoring, *, uitkomst: str, reactie: str, op: date, door: Gebruiker) -> None:
    """What the owner said, or that the owner let the time pass. An objection is weighed; it does not forbid."""
    melding = weiger_als_dicht(horing.keuze.onderzoek)
    vers = Eigenaarshoring.objects.select_for_update().get(pk=horing.pk)
    if vers.uitkomst:
        raise Geweigerd("De reactie van de eigenaar is al vastgelegd.")
    zwijgt = uitkomst == Eigenaarshoring.Uitkomst.GEEN_REACTIE
    if zwijgt and op <= vers.reageren_voor:
        raise Geweigerd(f"De eigenaar kan nog reageren tot en met {schrijf_datum(vers.reageren_voor)}.")
    if not zwijgt and not reactie.strip():
        raise Geweigerd("Schrijf op wat de eigenaar vindt.")
    vers.uitkomst, vers.reactie, vers.gehoord_op = uitkomst, reactie, op
    vers.save(update_fields=["uitkomst", "reactie", "gehoord_op"])
    leg_vast(melding, "W-16", op=op, door=door, naam=vers.get_uitkomst_display())
    taken.rond_af_met_sleutel(melding, f"eigenaar:{vers.keuze_id}", op=op, door=door)


def eigenaar_gehoord(keuze: Voorzieningkeuze, op: date) -> list[Ontbreekt]:
    """The law asks for it, so no reason replaces it: the owner was heard before the house is adapted."""
    if not is_van_een_ander(keuze) or Eigenaarshoring.objects.filter(keuze=keuze).exclude(uitkomst="").exists():
        return []
    zin = "De woning is niet van de inwoner. Hoor eerst de eigenaar en leg de reactie vast."
    return [Ontbreekt(zin, "voorzieningen", "W-16")]


def is_van_een_ander(keuze: Voorzieningkeuze) -> bool:
    """Whether the answers say that the house is not the client's own."""
    toets = Voorwaardentoets.objects.filter(keuze=keuze).first()
    return toets is not None and lees_antwoorden(toets).get("eigenaar") in _NIET_VAN_CLIENT


def vul_eigenaar_horen(melding: Melding, op: date, verwijzing: Mapping[str, Any]) -> EigenaarHorenGegevens:
    """D-48: the owner, the address and the change to the house; not who lives there, nor why."""
    rij = Eigenaarshoring.objects.get(pk=verwijzing["horing"])
    woning = ", ".join(melding.client.adresregels)
    return EigenaarHorenGegevens(
        afzender=afzender(melding),
        geadresseerde=Geadresseerde(
            naam=rij.naam,
            aanhef="heer of mevrouw",
            straat=rij.straat,
            postcode_plaats=rij.postcode_plaats,
            gaat_over=woning,
        ),
        # The data travel inside the PDF, to the owner: who lives there is not in it.
        zaak=replace(zaak(melding, op), client=f"de bewoner van {woning}"),
        woning=woning,
        aanpassing=tuple(regel.strip() for regel in rij.aanpassing.splitlines() if regel.strip()),
        reageren_voor=rij.reageren_voor,
    )
