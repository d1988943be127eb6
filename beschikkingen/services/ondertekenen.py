"""The client signs in Mijn zaak: the verslag, or the aanvraagformulier; the file keeps a paper of it (A-01, A-03)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy
from django_fsm import can_proceed

from beschikkingen.models import Aanvraag
from beschikkingen.services.aanvraag import NieuweAanvraag, dien_aanvraag_in, hoort_bij, ontvang_getekend_verslag
from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gebruiker, Melding, Poststuk, Taak, Termijn
from meldingen.services.bewijs import Deel, Handtekening, maak_bewijs
from meldingen.services.documenten import bewaar
from meldingen.services.handeling import dag_in_taal, handeling
from meldingen.services.overgang import vergrendel
from meldingen.termijnen import schrijf_datum
from onderzoek.models import Verslag, Voorzieningsoort
from onderzoek.services import samenaanvragen
from onderzoek.services.verslag import Retour

JA_NEE = {True: "Ja", False: "Nee"}


@dataclass(frozen=True, slots=True)
class Verslagantwoord:
    """What the client answers to the verslag, with the name that was typed."""

    akkoord: bool
    is_aanvraag: bool
    naam: str
    reactie: str = ""
    gevraagd: tuple[Voorzieningsoort, ...] = ()
    gemachtigde: str = ""


@dataclass(frozen=True, slots=True)
class Aanvraagformulier:
    """D-49 on the screen. `sleutel` makes the same page sent twice one aanvraag; the rest is in the client's words.

    `vorm` becomes text when the paper is written, so it is in Dutch whatever the language of the page was.
    """

    sleutel: str
    gevraagd: tuple[Voorzieningsoort, ...]
    sinds: str
    vorm: str | Promise
    naam: str
    toelichting: str = ""
    gemachtigde: str = ""


@dataclass(frozen=True, slots=True)
class Vervolg:
    """What happens with an aanvraag: `beslist_op` is the last day for the decision, `telt_vanaf` of a premature one."""

    aanvraag: Aanvraag
    beslist_op: date | None = None
    telt_vanaf: date | None = None


@handeling
def teken_verslag(verslag: Verslag, antwoord: Verslagantwoord, *, op: date, door: Gebruiker) -> Verslag:
    """V-06, V-07, V-08: akkoord or not, and whether it is the aanvraag. The same answer again changes nothing."""
    melding = vergrendel(verslag.melding)
    vers = Verslag.objects.get(pk=verslag.pk)
    if _zelfde(vers, antwoord, op):
        return vers
    if zin := waarom_niet_tekenen(melding, vers):
        raise Geweigerd(zin)
    if antwoord.is_aanvraag and not antwoord.gevraagd:
        raise Geweigerd(gettext_lazy("Kies welke hulp u aanvraagt."))
    retour = Retour(
        ontvangen_op=op,
        ondertekend_op=op,
        akkoord=antwoord.akkoord,
        is_aanvraag=antwoord.is_aanvraag,
        reactie=antwoord.reactie,
        scan=_papier_van_verslag(melding, vers, antwoord, op=op, door=door),
        gemachtigde=antwoord.gemachtigde,
        wijze=Verslag.Wijze.DIGITAAL,
    )
    ontvang_getekend_verslag(vers, retour, gevraagd=antwoord.gevraagd, op=op, door=door)
    return Verslag.objects.get(pk=vers.pk)


def waarom_niet_tekenen(melding: Melding, verslag: Verslag) -> str | Promise:
    """Why this verslag cannot be signed (any more), in words for the client; empty when it can."""
    if verslag.verzonden_op is None:
        return gettext_lazy("Dit verslag is nog niet naar u verzonden.")
    if verslag.retour_op is not None:
        zin = gettext_lazy("U tekende dit verslag al. Wij ontvingen het op {dag}.")
        return format_lazy(zin, dag=dag_in_taal(verslag.retour_op))
    if melding.is_gesloten:
        return gettext_lazy("Deze zaak is gesloten. U kunt het verslag niet meer tekenen.")
    if melding.verslagen.filter(versie__gt=verslag.versie).exists():
        return gettext_lazy("Wij maken een nieuw verslag. Dit verslag hoeft u niet meer te tekenen.")
    return ""


@handeling
def vraag_hulp_aan(melding: Melding, formulier: Aanvraagformulier, *, op: date, door: Gebruiker) -> Aanvraag:
    """A-01, A-04, A-05, A-06: the signed form; what it becomes is decided as for one on paper."""
    vers = vergrendel(melding)
    sleutel = f"mz:{vers.pk}:{formulier.sleutel}"[:40]
    bestaand = Aanvraag.objects.filter(formulier_sleutel=sleutel).first()
    if bestaand is not None:
        return bestaand
    if not formulier.gevraagd:
        raise Geweigerd(gettext_lazy("Kies welke hulp u aanvraagt."))
    nieuw = NieuweAanvraag(
        soort=Aanvraag.Soort.FORMULIER,
        ontvangen_op=op,
        ondertekend_op=op,
        sleutel=sleutel,
        gevraagd=formulier.gevraagd,
        document=_bewaar_formulier(vers, formulier, sleutel, op=op, door=door),
        gemachtigde=formulier.gemachtigde,
    )
    return dien_aanvraag_in(vers, nieuw, op=op, door=door)


def mag_aanvragen(melding: Melding, op: date) -> bool:
    """Whether an aanvraag belongs to this case: it is open, or its investigation is fresh enough (A-06)."""
    return hoort_bij(melding, NieuweAanvraag(Aanvraag.Soort.FORMULIER, op, op, "", ()))


def vervolg_van(melding: Melding) -> Vervolg | None:
    """The newest aanvraag of the case that was not taken back, and when the answer comes."""
    aanvraag = melding.aanvragen.filter(ingetrokken_op__isnull=True).order_by("-pk").first()
    if aanvraag is None:
        return None
    klokken = {rij.soort: rij for rij in melding.termijnen.filter(vervallen_op__isnull=True).order_by("pk")}
    if aanvraag.rol == Aanvraag.Rol.VOORTIJDIG:
        onderzoek = klokken.get(Termijn.Soort.ONDERZOEK)
        return Vervolg(aanvraag, telt_vanaf=onderzoek.uiterste_datum + timedelta(days=1) if onderzoek else None)
    besluit = klokken.get(Termijn.Soort.BESLUIT)
    return Vervolg(aanvraag, beslist_op=besluit.uiterste_datum if besluit else None)


@handeling
def vraag_hulp_bij_invullen(melding: Melding, *, op: date, door: Gebruiker) -> Taak:
    """A-19: the client wants to fill in the aanvraag together with the gemeente."""
    vers = vergrendel(melding)
    if not mag_aanvragen(vers, op):
        raise Geweigerd(gettext_lazy("Deze zaak is gesloten. Bel de gemeente. Dan helpen wij u verder."))
    return samenaanvragen.vraag_hulp(vers, op=op, door=door)


def intrekbaar(melding: Melding) -> str:
    """What the client can take back now: 'melding' (TR-44), 'aanvraag' (TR-45), or nothing."""
    if can_proceed(melding.melding_intrekken):
        return "melding"
    return "aanvraag" if can_proceed(melding.aanvraag_intrekken) else ""


def _zelfde(verslag: Verslag, antwoord: Verslagantwoord, op: date) -> bool:
    """Whether this very answer was given today already: a page that was sent twice."""
    gegeven = (verslag.retour_op, verslag.retour_wijze, verslag.retour_akkoord, verslag.retour_is_aanvraag)
    return gegeven == (op, Verslag.Wijze.DIGITAAL, antwoord.akkoord, antwoord.is_aanvraag) and (
        verslag.retour_reactie == antwoord.reactie
    )


def _papier_van_verslag(
    melding: Melding, verslag: Verslag, antwoord: Verslagantwoord, *, op: date, door: Gebruiker
) -> bytes:
    delen = (
        Deel("Het verslag", f"Versie {verslag.versie}, verzonden op {schrijf_datum(verslag.verzonden_op)}"),
        Deel("Bent u akkoord met het verslag?", "Ja, akkoord" if antwoord.akkoord else "Nee, niet akkoord"),
        Deel("Wat u erbij schreef", antwoord.reactie),
        Deel("Is dit uw aanvraag?", "Dit is mijn aanvraag." if antwoord.is_aanvraag else JA_NEE[False]),
        Deel("Welke hulp u aanvraagt", "\n".join(soort.naam for soort in antwoord.gevraagd)),
    )
    teken = Handtekening(antwoord.naam, antwoord.gemachtigde)
    return maak_bewijs(melding, "Getekend verslag", delen, teken, op=op, door=door)


def _bewaar_formulier(
    melding: Melding, formulier: Aanvraagformulier, sleutel: str, *, op: date, door: Gebruiker
) -> Document:
    delen = (
        Deel("Welke hulp vraagt u aan?", "\n".join(soort.naam for soort in formulier.gevraagd)),
        Deel("Sinds wanneer hebt u deze hulp nodig?", formulier.sinds),
        Deel("Hoe wilt u de hulp krijgen?", str(formulier.vorm)),
        Deel("Wat u erbij schreef", formulier.toelichting),
    )
    teken = Handtekening(formulier.naam, formulier.gemachtigde)
    return bewaar(
        melding,
        maak_bewijs(melding, "Aanvraagformulier Wmo", delen, teken, op=op, door=door),
        sleutel=sleutel,
        soort=Poststuk.Soort.AANVRAAG,
        titel="Aanvraagformulier",
        richting=Document.Richting.IN,
        mediatype="application/pdf",
        op=op,
        door=door,
    )
