"""``python -m benchmarks.brieven``: letters per second, from outbox to post folder, beside bare WeasyPrint.

The floor sets the very same HTML in type and does nothing else: no tags and marks of PDF/A and PDF/UA, no facts looked
up, no encryption, no row written. It gets the style sheet already read, as the portal has. Two ratios: making the PDF
alone, and the whole way with its rows.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import time
from typing import Any

from benchmarks.opstelling import WORTEL, servers


def main() -> int:
    """Always ends with 0: this measures, it does not test."""
    lezer = argparse.ArgumentParser(prog="python -m benchmarks.brieven")
    lezer.add_argument("--zaken", type=int, default=20, help="meldingen per ronde; elke melding geeft twee brieven")
    lezer.add_argument("--rondes", type=int, default=3)
    keuze = lezer.parse_args()
    with servers():
        import django  # noqa: PLC0415 - the environment did not exist before

        django.setup()
        rondes = _meet(keuze.zaken, keuze.rondes)
    portaal, motor, vloer = (statistics.median(rij[wat] for rij in rondes) for wat in ("portaal", "motor", "vloer"))
    print(
        f"brieven per seconde: van uitbak tot postmap {portaal:.2f}, de PDF alleen {motor:.2f}, kale WeasyPrint "
        f"{vloer:.2f}; verhouding tot kaal {portaal / vloer:.2f} en {motor / vloer:.2f}"
    )
    doel = WORTEL / ".bouw" / "benchmark-brieven.json"
    doel.parent.mkdir(exist_ok=True)
    machine = {"kernen": os.cpu_count(), "python": platform.python_version(), "belasting": os.getloadavg()}
    inhoud = {"zaken": keuze.zaken, "machine": machine, "rondes": rondes, "verhouding": motor / vloer}
    doel.write_text(json.dumps(inhoud, indent=2) + "\n", encoding="utf-8")
    return 0


def _meet(zaken: int, rondes: int) -> list[dict[str, float]]:
    """Each round: the portal empties the outbox, then the floor sets the HTML of those letters."""
    from benchmarks import nachtcontrole  # noqa: PLC0415
    from meldingen.services import brieven, uitgaand  # noqa: PLC0415

    nachtcontrole._maak_basis()
    html: list[str] = []
    motor: list[float] = []
    echt = brieven.maak_pdf

    def onthoud(tekst: str, **meer: Any) -> bytes:
        html.append(tekst)
        begin = time.perf_counter()
        pdf = echt(tekst, **meer)
        motor.append(time.perf_counter() - begin)
        return pdf

    brieven.maak_pdf = onthoud
    uitkomsten = []
    for ronde in range(rondes + 1):
        for nummer in range(zaken):
            melding = nachtcontrole._registreer(ronde * zaken + nummer)
        html.clear()
        motor.clear()
        op = melding.ontvangen_op
        begin = time.perf_counter()
        aantal = uitgaand.verwerk_alles(op=op, nu=_nu)
        midden = time.perf_counter()
        assert aantal == len(html) == 2 * zaken
        for tekst in html:
            _kaal(tekst)
        einde = time.perf_counter()
        if ronde:  # the first warms up
            uitkomsten.append(
                {
                    "portaal": aantal / (midden - begin),
                    "motor": aantal / sum(motor),
                    "vloer": aantal / (einde - midden),
                }
            )
    return uitkomsten


def _nu() -> Any:
    """The moment, as the worker asks for it."""
    from meldingen import klok  # noqa: PLC0415

    return klok.nu()


def _kaal(html: str) -> bytes:
    import weasyprint

    from meldingen.brieven import maak  # noqa: PLC0415

    lettertypen, opmaak, lezer = maak._gereedschap()
    vel = weasyprint.HTML(string=html, base_url=f"{maak._BASIS}brieven/", url_fetcher=lezer)
    return vel.write_pdf(font_config=lettertypen, stylesheets=[opmaak])


if __name__ == "__main__":
    sys.exit(main())
