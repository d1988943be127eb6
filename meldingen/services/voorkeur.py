"""How the client wants to hear from the gemeente: per kind of message, and what helps (M-23, M-26; Awb 2:1 and 2:8)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy

from meldingen.fouten import Geweigerd
from meldingen.models import Berichtvoorkeur, Client, Gebruiker, Melding
from meldingen.services.handeling import handeling
from meldingen.services.overgang import leg_vast

B = Berichtvoorkeur.Soort
# Of which kind a letter is. A letter that is not here always goes by post: forms to fill in or to sign on paper, and
# codes that prove an address.
SOORT_VAN_BRIEF = {
    **dict.fromkeys(
        (
            "D-03", "D-06", "D-10", "D-15", "D-16", "D-17", "D-18", "D-19", "D-20", "D-21", "D-22", "D-28", "D-29",
            "D-31", "D-32", "D-33", "D-34", "D-35", "D-36", "D-45", "D-48", "B-18", "W-29",
        ),
        B.BESLUIT,
    ),
    **dict.fromkeys(("D-07", "D-09"), B.VERSLAG),
    **dict.fromkeys(("D-02", "D-40"), B.AFSPRAAK),
    **dict.fromkeys(("D-01", "D-12", "D-13", "D-14", "D-24", "D-25", "D-26", "D-30", "D-54"), B.BERICHT),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voorkeuren:
    """What the client wants. `kanalen` by kind of message; a kind that is not in it stays as it is."""

    kanalen: Mapping[str, str] = field(default_factory=dict)
    email: str = ""
    wil_mailbericht: bool = False
    grote_letters: bool = False
    liever_bellen: bool = False
    taal: str = ""
    tolk: str = ""

    @property
    def in_woorden(self) -> str:
        """What was asked for, in one sentence; empty when nothing was."""
        delen = [f"{B(soort).label}: {kanaal}" for soort, kanaal in self.kanalen.items() if kanaal != "post"]
        delen += ["grote letters"] * self.grote_letters + ["liever bellen"] * self.liever_bellen
        delen += [f"taal: {self.taal}"] * bool(self.taal)
        delen += [Client.Tolk(self.tolk).label] if self.tolk else []
        return "; ".join(delen)


_VELDEN = ("email", "wil_mailbericht", "grote_letters", "liever_bellen", "taal", "tolk")


@handeling
def leg_voorkeuren_vast(melding: Melding, wens: Voorkeuren, *, op: date, door: Gebruiker | None) -> None:
    """Keep the wishes of the client; the log names what changed, never the address.

    Refuses Mijn zaak without an address for e-mail: nobody would know that something waits (Awb 2:8).
    """
    vers = Client.objects.select_for_update().get(pk=melding.client_id)
    if Berichtvoorkeur.Kanaal.PORTAAL in wens.kanalen.values() and not wens.email:
        raise Geweigerd(gettext_lazy("Vul een e-mailadres in. Anders weet u niet dat er iets klaarstaat in Mijn zaak."))
    if wens.wil_mailbericht and not wens.email:
        raise Geweigerd(gettext_lazy("Vul een e-mailadres in, of zet het bericht per e-mail uit."))
    anders = [naam for naam in _VELDEN if getattr(vers, naam) != getattr(wens, naam)]
    for naam in anders:
        setattr(vers, naam, getattr(wens, naam))
    if anders:
        vers.save(update_fields=anders)
    nu = kanalen_van(vers)
    for soort, kanaal in wens.kanalen.items():
        if nu[soort] != kanaal:
            Berichtvoorkeur.objects.update_or_create(
                client=vers, soort=soort, defaults={"kanaal": kanaal, "gekozen_op": op}
            )
            anders.append(f"{B(soort).label.lower()}: {kanaal}")
    if anders:
        namen = ", ".join(anders).replace("_", " ")
        leg_vast(melding, "M-23", op=op, door=door, naam="Wensen voor contact gewijzigd", reden=f"Gewijzigd: {namen}.")


def kanalen_van(client: Client) -> dict[str, str]:
    """The channel of each kind of message; what was never chosen is post."""
    gekozen = dict(client.berichtvoorkeuren.values_list("soort", "kanaal"))
    return {soort: gekozen.get(soort, Berichtvoorkeur.Kanaal.POST) for soort in B.values}


def wil_in_portaal(client: Client, brief: str) -> bool:
    """Whether a letter with this code may go to Mijn zaak: the client said so for this kind, and can be reached."""
    soort = SOORT_VAN_BRIEF.get(brief)
    return soort is not None and wil_bericht_in_portaal(client, soort)


def wil_bericht_in_portaal(client: Client, soort: str) -> bool:
    """Whether the client chose Mijn zaak for this kind of message and can be reached there."""
    gekozen = Berichtvoorkeur.objects.filter(client=client, soort=soort, kanaal=Berichtvoorkeur.Kanaal.PORTAAL)
    return is_bereikbaar(client) and gekozen.exists()


def is_bereikbaar(client: Client) -> bool:
    """An address to tell that something waits, and a way in.

    No account is needed yet: DigiD makes one at the first visit, but then BSN and birth date must be known. Who has
    neither comes in with a code by letter, and then the account is there already.
    """
    if not client.email or client.veilige_communicatie or client.overleden_op:
        return False
    met_digid = client.bsn_index is not None and client.geboortedatum is not None
    return met_digid or getattr(client, "inwoner", None) is not None
