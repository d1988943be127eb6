"""Bezwaar as the client makes it in Mijn zaak: written and signed, completed, taken back (Awb 2:13, 6:4 to 6:6, 6:21).

What is received here is a bezwaar as any other (`ontvang_bezwaar`): late or without reasons it is taken as well, and a
person judges that. The file keeps a paper of what was typed.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.utils.translation import gettext_lazy

from beschikkingen.models import Beschikking, Bezwaar
from beschikkingen.services.bezwaar import (
    AANGEVULD,
    Bezwaarschrift,
    al_geregistreerd,
    einde_bezwaartermijn,
    ontvang_bezwaar,
    trek_bezwaar_in,
    vatbaar_voor_bezwaar,
)
from beschikkingen.services.bezwaarstap import vergrendel_bezwaar
from meldingen import zoekvorm
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Machtiging, Melding, Poststuk
from meldingen.rollen import Rol
from meldingen.services.bewijs import Deel, Handtekening, maak_bewijs
from meldingen.services.documenten import Bestand, bewaar
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast, vergrendel
from meldingen.services.postin import bewaar_ingekomen
from meldingen.services.taken import maak_taak
from meldingen.services.vertegenwoordiging import steun_op_machtiging
from meldingen.termijnen import schrijf_datum

Wie = Bezwaar.Indiener
_BEGIN = "mijn-bezwaar:"
_HOREN = {True: "Ja", False: "Nee", None: "Dat weet ik nog niet"}
_LATER = {True: "Meer redenen volgen later.", False: "De redenen volgen later."}
_INTREKKEN = "Ik trek mijn bezwaar tegen het besluit van {dag} in."


@dataclass(frozen=True, slots=True)
class Bezwaarformulier:
    """What was typed. `naam` is the signature; who acts for the client also has an address for the letters."""

    sleutel: str
    naam: str
    gronden: str = ""
    redenen_later: bool = False
    wil_gehoord: bool | None = None
    reden_te_laat: str = ""
    bijlagen: tuple[Bestand, ...] = ()
    gemachtigde: str = ""
    straat: str = ""
    postcode_plaats: str = ""


@dataclass(frozen=True, slots=True)
class Aanvulling:
    """What is sent after the bezwaar: words, papers, or both. `sleutel` makes the same page sent twice one of it."""

    sleutel: str
    naam: str
    tekst: str = ""
    bijlagen: tuple[Bestand, ...] = ()
    gemachtigde: str = ""


def bezwaren_van_client(melding: Melding) -> list[Bezwaar]:
    """Made by or for the client, the newest first. What another belanghebbende wrote is not theirs to read here."""
    rijen = Bezwaar.objects.filter(melding=melding, indiener__in=(Wie.CLIENT, Wie.GEMACHTIGDE))
    met = rijen.select_related("termijn", "document", "beschikking__bezwaartermijn", "beslissing__bezwaartermijn")
    return list(met.order_by("-ontvangen_op", "-pk"))


def nog_te_bestrijden(melding: Melding, bezwaren: Sequence[Bezwaar], *, gemachtigde: str = "") -> list[Beschikking]:
    """The decisions against which this person has made no bezwaar yet, or took it back; however late it is."""
    bezet = {
        rij.beschikking_id for rij in bezwaren if rij.status != Bezwaar.Status.INGETROKKEN and _is_van(rij, gemachtigde)
    }
    rijen = vatbaar_voor_bezwaar(melding).select_related("bezwaartermijn", "aanvraag")
    return [rij for rij in rijen if rij.pk not in bezet]


def toegevoegd(bezwaren: Sequence[Bezwaar]) -> dict[int, list[Document]]:
    """Per bezwaar what came with it or after it in Mijn zaak, the oldest first; one query."""
    per: dict[int, list[Document]] = {rij.pk: [] for rij in bezwaren}
    if per:
        zaken = {rij.melding_id for rij in bezwaren}
        rijen = Document.objects.filter(melding__in=zaken, sleutel__startswith=_BEGIN).order_by("pk")
        for stuk in rijen.defer("gegevens", "bezorgd_aan"):
            pk = stuk.sleutel.split(":")[1]
            if pk.isdigit() and int(pk) in per:
                per[int(pk)].append(stuk)
    return per


@handeling
def maak_bezwaar(besluit: Beschikking, formulier: Bezwaarformulier, *, op: date, door: Gebruiker) -> Bezwaar:
    """The signed form is the bezwaarschrift, received today through the portal; late or without reasons as well."""
    zaak = vergrendel(besluit.melding)
    schrift = partial(
        Bezwaarschrift,
        ontvangen_op=op,
        kanaal=Bezwaar.Kanaal.INTERNET,
        gronden=formulier.gronden,
        indiener=Wie.GEMACHTIGDE if formulier.gemachtigde else Wie.CLIENT,
        naam=formulier.gemachtigde,
        straat=formulier.straat,
        postcode_plaats=formulier.postcode_plaats,
        sleutel=formulier.sleutel,
        wil_gehoord=formulier.wil_gehoord,
        reden_te_laat=formulier.reden_te_laat,
        redenen_later=formulier.redenen_later,
    )
    if bestaand := al_geregistreerd(besluit, schrift()):
        return bestaand
    if not formulier.gronden and not formulier.redenen_later:
        raise Geweigerd(gettext_lazy("Schrijf waarom u het niet eens bent, of kies dat u uw redenen later stuurt."))
    open_ = nog_te_bestrijden(zaak, bezwaren_van_client(zaak), gemachtigde=formulier.gemachtigde)
    vers = next((rij for rij in open_ if rij.pk == besluit.pk), None)
    if vers is None:
        raise Geweigerd(gettext_lazy("Tegen dit besluit maakte u al bezwaar. U kunt daar wel iets aan toevoegen."))
    document = _bezwaarschrift(zaak, vers, formulier, op=op, door=door)
    rij = ontvang_bezwaar(vers, schrift(document=document), op=op, door=door)
    _bewaar_bijlagen(zaak, rij, formulier.bijlagen, op=op, door=door)
    return rij


@handeling
def vul_bezwaar_aan(bezwaar: Bezwaar, aanvulling: Aanvulling, *, op: date, door: Gebruiker) -> Document:
    """More words or papers, or the reasons that were to follow; the jurist gets a task with the day they came."""
    zaak = vergrendel(bezwaar.melding)
    vers = vergrendel_bezwaar(bezwaar)
    sleutel = f"{_BEGIN}{vers.pk}:{aanvulling.sleutel}"
    bestaand = Document.objects.filter(sleutel=sleutel).first()
    if bestaand is not None:
        return bestaand
    if not vers.is_open:
        raise Geweigerd(gettext_lazy("Dit bezwaar is klaar. U kunt er niets meer aan toevoegen."))
    if not aanvulling.tekst and not aanvulling.bijlagen:
        raise Geweigerd(gettext_lazy("Schrijf iets op, of kies een bestand."))
    steun_op_machtiging(zaak, aanvulling.gemachtigde, Machtiging.Bereik.BEZWAAR, dag=op, op=op, door=door)
    delen = (*_over(vers.beschikking), Deel("Wat u erbij schrijft", aanvulling.tekst), _namen(aanvulling.bijlagen))
    titel = "Aanvulling op het bezwaar"
    stuk = _bewaar_papier(
        zaak, titel, delen, Handtekening(aanvulling.naam, aanvulling.gemachtigde), sleutel, op=op, door=door
    )
    _bewaar_bijlagen(zaak, vers, aanvulling.bijlagen, op=op, door=door)
    leg_vast(zaak, "BZ-03", op=op, door=door, naam="Aanvulling op het bezwaar ontvangen in Mijn zaak")
    maak_taak(
        zaak,
        f"{AANGEVULD}{vers.pk}:{stuk.pk}",
        f"Lees de aanvulling op het bezwaar van {schrijf_datum(vers.ontvangen_op)} en leg haar vast",
        rol=Rol.BEZWAARJURIST,
        uiterlijk_op=op,
        op=op,
        plek="bezwaar",
    )
    return stuk


@handeling
def trek_eigen_bezwaar_in(
    bezwaar: Bezwaar, *, naam: str, gemachtigde: str = "", op: date, door: Gebruiker
) -> Document | None:
    """Awb 6:21: in writing, signed. What was taken back already stays so."""
    zaak = vergrendel(bezwaar.melding)
    vers = vergrendel_bezwaar(bezwaar)
    if vers.status == Bezwaar.Status.INGETROKKEN:
        return None
    if not vers.is_open:
        raise Geweigerd(gettext_lazy("Wij hebben al op dit bezwaar beslist. U kunt het niet meer intrekken."))
    zin = _INTREKKEN.format(dag=schrijf_datum(vers.beschikking.bekendgemaakt_op))
    delen = (Deel("Wat u ons laat weten", zin),)
    stuk = _bewaar_papier(
        zaak,
        "Intrekking van het bezwaar",
        delen,
        Handtekening(naam, gemachtigde),
        f"{_BEGIN}{vers.pk}:intrekken",
        op=op,
        door=door,
    )
    trek_bezwaar_in(vers, wilsuiting=f"Schriftelijk, in Mijn zaak: {zin}", gemachtigde=gemachtigde, op=op, door=door)
    return stuk


def _is_van(bezwaar: Bezwaar, gemachtigde: str) -> bool:
    """Whether this bezwaar is that of this person: of the client, or also of who acts under this name."""
    if bezwaar.indiener == Wie.CLIENT:
        return True
    return bool(gemachtigde) and zoekvorm.vouw(bezwaar.indiener_naam) == zoekvorm.vouw(gemachtigde)


def _bezwaarschrift(
    zaak: Melding, besluit: Beschikking, formulier: Bezwaarformulier, *, op: date, door: Gebruiker
) -> Document:
    gronden = "\n\n".join(
        filter(None, (formulier.gronden, _LATER[bool(formulier.gronden)] if formulier.redenen_later else ""))
    )
    adres = "\n".join(filter(None, (formulier.gemachtigde, formulier.straat, formulier.postcode_plaats)))
    delen = (
        Deel("Wie het bezwaar indient", adres),
        *_over(besluit),
        Deel("Waarom u het niet eens bent met het besluit", gronden),
        Deel("Waarom u het bezwaar na de laatste dag stuurt", formulier.reden_te_laat),
        Deel("Wilt u een gesprek over uw bezwaar (een hoorzitting)?", _HOREN[formulier.wil_gehoord]),
        _namen(formulier.bijlagen),
    )
    teken = Handtekening(formulier.naam, formulier.gemachtigde)
    return _bewaar_papier(
        zaak, "Bezwaarschrift", delen, teken, f"{_BEGIN}schrift:{formulier.sleutel}", op=op, door=door
    )


def _over(besluit: Beschikking) -> tuple[Deel, ...]:
    dag, tot = schrijf_datum(besluit.bekendgemaakt_op), schrijf_datum(einde_bezwaartermijn(besluit))
    soort = besluit.get_soort_display()
    return (Deel("Tegen welk besluit", f"{soort} van {dag}. Bezwaar maken kan tot en met {tot}."),)


def _namen(bijlagen: Sequence[Bestand]) -> Deel:
    return Deel("Wat u meestuurt", "\n".join(bestand.naam for bestand in bijlagen))


def _bewaar_papier(
    zaak: Melding,
    titel: str,
    delen: tuple[Deel, ...],
    teken: Handtekening,
    sleutel: str,
    *,
    op: date,
    door: Gebruiker,
) -> Document:
    return bewaar(
        zaak,
        maak_bewijs(zaak, titel, delen, teken, op=op, door=door),
        sleutel=sleutel,
        soort=Poststuk.Soort.BEZWAAR,
        titel=titel,
        richting=Document.Richting.IN,
        mediatype="application/pdf",
        op=op,
        door=door,
    )


def _bewaar_bijlagen(
    zaak: Melding, bezwaar: Bezwaar, bijlagen: Sequence[Bestand], *, op: date, door: Gebruiker
) -> None:
    for bestand in bijlagen:
        bewaar_ingekomen(
            zaak,
            bestand,
            sleutel=f"{_BEGIN}{bezwaar.pk}:{hashlib.sha256(bestand.inhoud).hexdigest()[:40]}",
            soort=Poststuk.Soort.BEZWAAR,
            titel="Bijlage bij het bezwaar",
            op=op,
            door=door,
        )
