"""What the investigation says against a pgb, with its facts, for who decides (P-02, P-10, P-11)."""

from dataclasses import dataclass
from datetime import date

from meldingen.models import Melding
from meldingen.termijnen import schrijf_datum
from onderzoek.gevolgen import PGB_INTREKKINGEN
from onderzoek.models import Contraindicatie, Pgbonderzoek, Pgbtoets


@dataclass(frozen=True, slots=True)
class Pgbweging:
    """Whether the client wished a pgb, the tests that failed and the contra-indicaties that weigh."""

    is_gewenst: bool
    gezakt: tuple[Pgbtoets, ...]
    contraindicaties: tuple[Contraindicatie, ...]
    intrekking: str

    @property
    def taken_lukken_niet(self) -> bool:
        """The test of article 2.3.6 lid 2 onder a failed: the tasks are not done, not even with help (P-02)."""
        return any(rij.toets == Pgbtoets.Toets.TAKEN for rij in self.gezakt)

    @property
    def feiten(self) -> str:
        """The facts, one paragraph each; the earlier revocation only where nothing else weighs."""
        delen = [rij.onderbouwing for rij in self.contraindicaties] + [rij.waarom for rij in self.gezakt]
        return "\n\n".join(deel.strip() for deel in delen if deel.strip()) or self.intrekking


def weeg_pgb(melding: Melding) -> Pgbweging:
    """What was recorded about the pgb in this case, and about the client in an earlier one."""
    pgb = Pgbonderzoek.objects.filter(onderzoek__melding=melding).first()
    intrekking = signaal_intrekking(melding.client_id)
    if pgb is None:
        return Pgbweging(False, (), (), intrekking)
    return Pgbweging(
        True,
        tuple(pgb.toetsen.filter(voldoet=False)),
        tuple(pgb.contraindicaties.filter(weging=Contraindicatie.Weging.BEZWAAR)),
        intrekking,
    )


@dataclass(frozen=True, slots=True, order=True)
class Intrekking:
    """A pgb that was revoked: the day of that decision, and the ground of article 2.3.10 lid 1 Wmo (a, d or e)."""

    op: date
    grond: str


def signaal_intrekking(client_id: int) -> str:
    """That an earlier pgb of this client was revoked on ground a, d or e, in whichever case (P-10).

    What was noted at the wish (another gemeente may have revoked it), and what this gemeente decided itself; the
    latest counts. The law knows no number of years after which it no longer counts: who decides weighs that.
    """
    genoteerd = Pgbonderzoek.objects.filter(onderzoek__melding__client_id=client_id).exclude(intrekking_grond="")
    gevonden = [Intrekking(*rij) for rij in genoteerd.values_list("intrekking_op", "intrekking_grond")]
    PGB_INTREKKINGEN.roep(client_id, gevonden)
    if not gevonden:
        return ""
    laatste = max(gevonden)
    reden = _REDEN[Pgbonderzoek.Intrekking(laatste.grond)]
    return f"Op {schrijf_datum(laatste.op)} trok de gemeente een pgb in, omdat {reden}."


_REDEN = {
    Pgbonderzoek.Intrekking.GEGEVENS: "gegevens niet klopten of niet compleet waren",
    Pgbonderzoek.Intrekking.VOORWAARDEN: "de voorwaarden niet zijn nageleefd",
    Pgbonderzoek.Intrekking.ANDER_DOEL: "het geld niet of voor iets anders is gebruikt",
}
