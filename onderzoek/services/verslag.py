"""The verslag: drawn up, sent, and returned with a signature."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Machtiging, Melding, Status, Termijn
from meldingen.services import parameters, termijnen
from meldingen.services.brieven import zet_brief_klaar
from meldingen.services.documenten import bewaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, stap_of_feit, vergrendel
from meldingen.services.postin import weiger_stuk_van_andere_zaak
from meldingen.services.vertegenwoordiging import steun_op_machtiging
from meldingen.termijnen import retour
from onderzoek.eisen import VERSLAG_OPSTELLEN
from onderzoek.gevolgen import VERSLAG_VERSTREKT
from onderzoek.models import Onderzoek, Verslag, Verslagtoets
from onderzoek.services.onderzoek import AANVRAAG_LOOPT
from onderzoek.services.verslagantwoord import maak_taak_na_retour
from onderzoek.services.verslagbundel import leg_bundel_vast
from onderzoek.services.verslagtoets import vraag_toets, weiger_zonder_toets
from onderzoek.services.verslagversie import bewaar_versie


@dataclass(frozen=True, slots=True)
class Verslagtekst:
    """What the consulent concludes, beside what was recorded during the conversation.

    `onderdelen` is the text of the composed parts as it was edited; a part that is not in it is the proposal.
    """

    uitkomst: str
    conclusie: str
    resultaat: str
    aanpak: str
    uitvoerder: str
    evaluatie_op: date | None = None
    zorgplan_nodig: bool = False
    onderdelen: Mapping[str, str] | None = None


VELDEN = tuple(naam for naam in Verslagtekst.__dataclass_fields__ if naam != "onderdelen")


@dataclass(frozen=True, slots=True)
class Retour:
    """What came back: when, agreed or not, is it the aanvraag, how it was signed, and the client's own words.

    `gemachtigde` is who signed for the client; an aanvraag is taken in also without a machtiging (A-02).
    """

    ontvangen_op: date
    ondertekend_op: date
    akkoord: bool
    is_aanvraag: bool
    reactie: str = ""
    scan: bytes = b""
    mediatype: str = "application/pdf"
    bestandsnaam: str = ""
    gemachtigde: str = ""
    wijze: str = Verslag.Wijze.NAT


@handeling
def stel_verslag_op(melding: Melding, tekst: Verslagtekst, *, op: date, door: Gebruiker) -> Verslag:
    """TR-10: a new version, once the requirements of the investigation are met; a concept is changed as it stands."""
    vers = vergrendel(melding)
    alsnog = vers.status in AANVRAAG_LOOPT and not vers.verslagen.filter(vastgesteld_op__isnull=False).exists()
    if vers.status != Status.IN_ONDERZOEK and not alsnog:
        raise Geweigerd(f"Zaak {vers.nummer} staat op ‘{vers.status_naam}’. Een verslag opstellen kan nu niet.")
    onderzoek = Onderzoek.objects.select_for_update().filter(melding=vers).first()
    if onderzoek is None or onderzoek.gestart_op is None:
        raise Geweigerd("Het onderzoek is nog niet gestart. Plan eerst het gesprek.")
    if gemis := VERSLAG_OPSTELLEN.ontbreekt(onderzoek, op):
        raise Geweigerd("Het verslag kan nog niet. " + " ".join(rij.zin for rij in gemis))
    laatste = vers.verslagen.select_for_update().order_by("-versie").first()
    if laatste is not None and laatste.vastgesteld_op is None:
        verslag = laatste
        if Verslagtoets.objects.filter(versie__verslag=laatste).order_by("-pk").values_list("is_akkoord").first() == (
            False,
        ):
            leg_vast(vers, "TR-10", op=op, door=door)
        else:
            leg_vast(vers, "V-01", op=op, door=door, naam="Concept van het verslag gewijzigd")
    else:
        verslag = Verslag(melding=vers, versie=laatste.versie + 1 if laatste else 1)
        leg_vast(vers, "TR-10", op=op, door=door)
    schrijf_tekst(verslag, tekst, op=op, door=door)
    return verslag


@handeling
def schrijf_tekst(verslag: Verslag, tekst: Verslagtekst, *, op: date, door: Gebruiker) -> None:
    """Put this text in a verslag (of a locked case), keep it as a version, and have it checked when that is asked."""
    verslag.opgesteld_op, verslag.opgesteld_door = op, door
    for naam in VELDEN:
        setattr(verslag, naam, getattr(tekst, naam))
    verslag.save()
    vraag_toets(bewaar_versie(verslag, tekst.onderdelen, op=op, door=door), op=op)


@handeling
def verzend_verslag(verslag: Verslag, *, stukken: Iterable[Document] = (), op: date, door: Gebruiker) -> None:
    """TR-12: the account leaves; ONDERZOEK is met and the client has seven werkdagen to answer (T-06, V-05).

    `stukken` are papers of the case that belong to the verslag (V-04).
    """
    with stap_of_feit(verslag.melding, "verslag_verzenden", tijdens=AANVRAAG_LOOPT, op=op, door=door) as melding:
        vers = Verslag.objects.select_for_update().get(pk=verslag.pk)
        if vers.verzonden_op is not None:
            raise Geweigerd("Dit verslag is al verzonden.")
        if vers.vastgesteld_op is not None:
            raise Geweigerd("De cliënt wilde dit verslag niet ontvangen. Het blijft in het dossier.")
        if vers.versie != melding.verslagen.order_by("-versie").values_list("versie", flat=True).first():
            raise Geweigerd("Er is een nieuwere versie van het verslag. Verzend die.")
        if not vers.uitkomst:
            raise Geweigerd("Kies eerst de uitkomst van het onderzoek: opgelost zonder maatwerk, of niet.")
        if vers.opgesteld_op > op:
            raise Geweigerd("Een verslag kan niet worden verzonden vóór de dag waarop het is opgesteld.")
        weiger_zonder_toets(vers)
        vers.vastgesteld_op = vers.verzonden_op = op
        vers.save(update_fields=["vastgesteld_op", "verzonden_op"])
        leg_bundel_vast(vers, stukken, op=op)
        termijnen.haal(melding, Termijn.Soort.ONDERZOEK, op=op)
        werkdagen = parameters.waarde(melding.gemeente, "retour_werkdagen", op)
        termijnen.open_termijn(melding, Termijn.Soort.RETOUR, retour(werkdagen), start=op)
        zet_brief_klaar(melding, "D-07", op=op, over=str(vers.versie), verslag=vers.pk)
        zet_brief_klaar(melding, "D-09", op=op, over=str(vers.versie), verslag=vers.pk)
    VERSLAG_VERSTREKT.roep(melding, vers, op=op, door=door)


@handeling
def registreer_retour(verslag: Verslag, gegevens: Retour, *, op: date, door: Gebruiker) -> Verslag:
    """The signed verslag came back (V-06, V-07); whether it is an aanvraag is acted upon by `beschikkingen`."""
    melding = vergrendel(verslag.melding)
    vers = Verslag.objects.select_for_update().get(pk=verslag.pk)
    if vers.verzonden_op is None:
        raise Geweigerd("Dit verslag is nog niet verzonden en kan dus niet terug zijn.")
    if vers.retour_op is not None:
        raise Geweigerd("Dit verslag is al als ontvangen geregistreerd.")
    if gegevens.ontvangen_op > op:
        raise Geweigerd("De ontvangstdatum ligt in de toekomst. Vul de dag in waarop het stuk binnenkwam.")
    if gegevens.ontvangen_op < vers.verzonden_op:
        raise Geweigerd("Het verslag kan niet terug zijn vóór het is verzonden. Controleer de ontvangstdatum.")
    if gegevens.ondertekend_op > gegevens.ontvangen_op:
        raise Geweigerd("De handtekening is van ná de ontvangst. Controleer beide datums.")
    if not gegevens.is_aanvraag:
        bereik = (Machtiging.Bereik.MELDING, Machtiging.Bereik.AANVRAAG)
        steun_op_machtiging(melding, gegevens.gemachtigde, *bereik, dag=gegevens.ontvangen_op, op=op, door=door)
    vers.retour_op, vers.retour_akkoord = gegevens.ontvangen_op, gegevens.akkoord
    vers.retour_is_aanvraag, vers.retour_reactie = gegevens.is_aanvraag, gegevens.reactie
    vers.retour_wijze = gegevens.wijze
    vers.retour_document = _bewaar_scan(melding, vers, gegevens, op, door)
    vers.save()
    termijnen.haal(melding, Termijn.Soort.RETOUR, op=gegevens.ontvangen_op)
    naam = "Verslag getekend terug: " + ("akkoord" if gegevens.akkoord else "niet akkoord")
    leg_vast(melding, "V-06", op=gegevens.ontvangen_op, door=door, naam=naam, reden=gegevens.reactie)
    maak_taak_na_retour(melding, vers, op=op)
    return vers


def _bewaar_scan(melding: Melding, verslag: Verslag, gegevens: Retour, op: date, door: Gebruiker) -> Document | None:
    if not gegevens.scan:
        return None
    weiger_stuk_van_andere_zaak(melding, naam=gegevens.bestandsnaam, inhoud=gegevens.scan, mediatype=gegevens.mediatype)
    return bewaar(
        melding,
        gegevens.scan,
        sleutel=f"retour:{verslag.pk}",
        soort="D-08",
        titel="Getekend verslag",
        richting=Document.Richting.IN,
        mediatype=gegevens.mediatype,
        op=op,
        door=door,
    )
