"""What the investigation says against a pgb, with its facts, for who decides (P-02, P-10, P-11)."""

from dataclasses import dataclass

from meldingen.models import Melding
from meldingen.termijnen import schrijf_datum
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


def signaal_intrekking(client_id: int) -> str:
    """That an earlier pgb of this client was revoked on ground a, d or e, in whichever case it was noted (P-10)."""
    rij = (
        Pgbonderzoek.objects.filter(onderzoek__melding__client_id=client_id)
        .exclude(intrekking_grond="")
        .order_by("-intrekking_op")
        .first()
    )
    if rij is None:
        return ""
    reden = _REDEN[Pgbonderzoek.Intrekking(rij.intrekking_grond)]
    return f"Op {schrijf_datum(rij.intrekking_op)} trok de gemeente een pgb in, omdat {reden}."


_REDEN = {
    Pgbonderzoek.Intrekking.GEGEVENS: "gegevens niet klopten of niet compleet waren",
    Pgbonderzoek.Intrekking.VOORWAARDEN: "de voorwaarden niet zijn nageleefd",
    Pgbonderzoek.Intrekking.ANDER_DOEL: "het geld niet of voor iets anders is gebruikt",
}
