"""Incoming post: scanned, recognised where possible, linked to a case by a person, who says what it starts."""

import hashlib
import io
import re
from datetime import date

import pikepdf
from django.core.files.base import ContentFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Melding, Poststuk
from meldingen.rollen import Rol
from meldingen.services.documenten import Bestand, bewaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast
from meldingen.services.taken import maak_taak

_NUMMER = re.compile(r"WMO-\d{4}-\d{6}")
# What a paper starts: the task for whoever works on, and the page where that is done.
_START = {
    Poststuk.Soort.HANDTEKENING: ("Verwerk het getekende verslag", Rol.ADMINISTRATIE, "verslag_terug"),
    Poststuk.Soort.ZORGPLAN: ("Registreer het getekende zorgplan", Rol.ADMINISTRATIE, "zorgplan_papier"),
    Poststuk.Soort.AANVRAAG: ("Voer de aanvraag in", Rol.ADMINISTRATIE, "aanvraag_invoeren"),
    Poststuk.Soort.STUK: ("Bekijk het ontvangen stuk", Rol.CONSULENT, "documenten"),
    Poststuk.Soort.BEZWAAR: ("Registreer het bezwaar", Rol.BEZWAARJURIST, "bezwaar"),
    Poststuk.Soort.INGEBREKESTELLING: ("Registreer de ingebrekestelling", Rol.ADMINISTRATIE, "ingebrekestelling"),
    Poststuk.Soort.ANDERS: ("Bekijk het ontvangen stuk", Rol.CONSULENT, "documenten"),
}


@handeling
def scan_in(inhoud: bytes, *, naam: str, mediatype: str, ontvangen_op: date, op: date, door: Gebruiker) -> Poststuk:
    """Take in one scan and propose the case it belongs to. The same bytes a second time are refused."""
    if ontvangen_op > op:
        raise Geweigerd("De post kan niet in de toekomst zijn ontvangen. Vul de dag van ontvangst in.")
    kenmerk = hashlib.sha256(inhoud).hexdigest()
    if Poststuk.objects.filter(gemeente=door.gemeente, kenmerk=kenmerk).exists():
        raise Geweigerd("Dit stuk is al ingescand.")
    stuk = Poststuk(
        gemeente=door.gemeente,
        mediatype=mediatype,
        omvang=len(inhoud),
        kenmerk=kenmerk,
        ontvangen_op=ontvangen_op,
        voorstel=_herken(naam, inhoud, mediatype, door),
        door=door,
    )
    stuk.bestand.save("post", ContentFile(inhoud), save=False)
    stuk.save()
    return stuk


@handeling
def koppel(stuk: Poststuk, melding: Melding, *, soort: str, op: date, door: Gebruiker) -> Document:
    """Put the paper in the case and start what it starts; the task is for whoever works on."""
    vers = Poststuk.objects.select_for_update().get(pk=stuk.pk)
    if vers.document_id is not None:
        raise Geweigerd("Dit stuk is al aan een zaak gekoppeld.")
    if melding.gemeente_id != vers.gemeente_id:
        raise Geweigerd("Deze zaak is van een andere gemeente.")
    soort_ = Poststuk.Soort(soort)
    with vers.bestand.open("rb") as bestand:
        inhoud = bestand.read()
    document = bewaar(
        melding,
        inhoud,
        sleutel=f"post:{vers.pk}",
        soort=soort,
        titel=soort_.label,
        richting=Document.Richting.IN,
        mediatype=vers.mediatype,
        op=vers.ontvangen_op,
        door=door,
    )
    vers.document, vers.soort = document, soort
    vers.save(update_fields=["document", "soort"])
    titel, rol, plek = _START[soort_]
    leg_vast(melding, "POST", op=vers.ontvangen_op, door=door, naam=f"Post ontvangen: {soort_.label.lower()}")
    maak_taak(melding, f"post:{vers.pk}", titel, rol=rol, uiterlijk_op=op, op=op, plek=plek)
    return document


def weiger_stuk_van_andere_zaak(melding: Melding, *, naam: str, inhoud: bytes, mediatype: str) -> None:
    """Refuse a file whose name or properties carry the number of another case."""
    nummer = genoemd_nummer(naam, inhoud, mediatype)
    if nummer and nummer != melding.nummer:
        zin = gettext_lazy("Dit bestand hoort bij zaak {ander}. U bent in zaak {nummer}. Kies het goede stuk.")
        raise Geweigerd(format_lazy(zin, ander=nummer, nummer=melding.nummer))


def bewaar_ingekomen(
    melding: Melding, bestand: Bestand, *, sleutel: str, soort: str, titel: str, op: date, door: Gebruiker
) -> Document:
    """Keep a file that somebody sent in or scanned; one that names another case is refused."""
    weiger_stuk_van_andere_zaak(melding, naam=bestand.naam, inhoud=bestand.inhoud, mediatype=bestand.mediatype)
    return bewaar(
        melding,
        bestand.inhoud,
        sleutel=sleutel,
        soort=soort,
        titel=titel,
        richting=Document.Richting.IN,
        mediatype=bestand.mediatype,
        op=op,
        door=door,
    )


def genoemd_nummer(naam: str, inhoud: bytes, mediatype: str) -> str:
    """The case number in the name of the file or in the properties of the PDF; empty when there is none."""
    gevonden = _NUMMER.search(naam.upper()) or (
        _NUMMER.search(_eigenschappen(inhoud)) if mediatype == "application/pdf" else None
    )
    return gevonden[0] if gevonden else ""


def _herken(naam: str, inhoud: bytes, mediatype: str, door: Gebruiker) -> Melding | None:
    """The case whose number stands in the name of the file or in the properties of the PDF."""
    nummer = genoemd_nummer(naam, inhoud, mediatype)
    return Melding.objects.filter(nummer=nummer, gemeente=door.gemeente).first() if nummer else None


def _eigenschappen(inhoud: bytes) -> str:
    try:
        with pikepdf.open(io.BytesIO(inhoud)) as pdf:
            return " ".join(str(waarde) for waarde in pdf.docinfo.values())
    except pikepdf.PdfError:
        return ""
