"""``make benchmark``: fill, start gunicorn, measure, print, and write `.bouw/benchmark.json`."""

import argparse
import itertools
import json
import os
import platform
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.opstelling import HOST, WORTEL, gunicorn, servers

KLANTEN = 8
Paar = tuple[Callable[[], float], Callable[[], float]]


def main() -> int:
    """Always ends with 0: this measures, it does not test."""
    lezer = argparse.ArgumentParser(prog="python -m benchmarks")
    lezer.add_argument("--zaken", type=int, default=3500)
    lezer.add_argument("--aantal", type=int, default=200, help="pogingen per pagina en ronde")
    lezer.add_argument("--rondes", type=int, default=3)
    lezer.add_argument("--alleen", default="", help="alleen de pagina's waarvan de naam zo begint")
    lezer.add_argument("--plannen", action="store_true", help="ook de plannen van de database tonen")
    keuze = lezer.parse_args()
    with servers() as map_:
        _vul(keuze.zaken)
        from benchmarks import plannen  # noqa: PLC0415 - needs the settings

        vragen, gebruik, uitleg = plannen.tel_vragen(), plannen.gebruik_van_indexen(), plannen.toon()
        uitkomsten = _meet(map_, keuze, vragen)
    if keuze.plannen:
        print(uitleg)
    _toon(uitkomsten, gebruik)
    _bewaar(keuze, uitkomsten, gebruik)
    return 0


def _vul(zaken: int) -> None:
    import django  # noqa: PLC0415 - the environment did not exist before

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from benchmarks import vulling  # noqa: PLC0415
    from meldingen import klok  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("laad_rollen", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    vulling.vul(zaken, vandaag=klok.vandaag(), nu=klok.nu(), host=HOST)
    vulling.analyseer()


def _meet(map_: Path, keuze: argparse.Namespace, vragen: dict[str, int]) -> list[dict[str, Any]]:
    from benchmarks import meten  # noqa: PLC0415

    aantal, rondes = keuze.aantal, keuze.rondes
    uitkomsten = []
    with gunicorn(map_) as poort:
        paren, gelijk = _paren(poort)
        for klanten in (1, KLANTEN):
            for naam, (pagina, vloer) in paren.items():
                if not naam.startswith(keuze.alleen):
                    continue
                if klanten == 1:
                    reeksen = [meten.om_en_om(pagina, vloer, aantal) for _ in range(rondes)]
                else:
                    reeksen = [meten.tegelijk(pagina, vloer, aantal, klanten) for _ in range(rondes)]
                uitkomst = meten.vat_samen(reeksen)
                uitkomsten.append(
                    {
                        "pagina": naam,
                        "klanten": klanten,
                        **asdict(uitkomst),
                        "verhouding_p50": uitkomst.verhouding_p50,
                        "verhouding_p95": uitkomst.verhouding_p95,
                        "vragen": vragen.get(naam),
                        "zelfde_pagina": gelijk.get(naam),
                    }
                )
                sys.stderr.write(f"{naam} ({klanten}): {uitkomst.p50:.1f} ms, {uitkomst.verhouding_p50:.2f}\n")
    return uitkomsten


def _paren(poort: int) -> tuple[dict[str, Paar], dict[str, bool]]:
    """Per page: how to ask for it and for its floor, and whether both show the same."""
    from benchmarks import meten, plannen  # noqa: PLC0415

    paren: dict[str, Paar] = {}
    gelijk = {}
    for naam, (wie, pagina, vloer) in plannen.paginas().items():
        bezoeker = meten.Bezoeker(poort, {"sessionid": plannen.aangemeld(wie)})
        vragen = [(bezoeker.vraag(a)[1], bezoeker.vraag(b)[1]) for a, b in zip(pagina, vloer, strict=True)]
        gelijk[naam] = all(meten.zonder_wisselend(a) == meten.zonder_wisselend(b) for a, b in vragen)
        paren[naam] = (_om_de_beurt(bezoeker, pagina), _om_de_beurt(bezoeker, vloer))
    paren["onderwerp bewaren"] = _bewaren(meten.Bezoeker(poort, {"sessionid": plannen.aangemeld(plannen.CONSULENT)}))
    bsns = _Op(plannen.vrije_bsns())
    vloeren = {"melding, een insert": "/vloer/melden/", "melding, alle rijen": "/vloer/melden/alle-rijen/"}
    for naam, vloer in vloeren.items():
        paren[naam] = (
            lambda: meten.melding_versturen(poort, "/melden/controle/", bsns),
            lambda vloer=vloer: meten.melding_versturen(poort, vloer, bsns),
        )
    return paren, gelijk


def _bewaren(bezoeker: Any) -> Paar:
    """Saving one subject of a conversation, in turn in each case, beside one update of that row."""
    from benchmarks import meten, plannen  # noqa: PLC0415

    bladen = [(pad, bezoeker.vraag(pad)[1]) for pad in plannen.gesprekken()]
    tel = _Op(itertools.count())

    def om_beurten(voor: str) -> Callable[[], float]:
        # The floor goes through the cases in the same order, one step behind: it never comes first.
        beurt = _Op(itertools.cycle(bladen))

        def bewaar() -> float:
            pad, vorm = next(beurt)
            return meten.onderwerp_bewaren(bezoeker, f"{voor}{pad}", vorm, next(tel))

        return bewaar

    return om_beurten(""), om_beurten("/vloer")


def _om_de_beurt(bezoeker: Any, paden: list[str]) -> Callable[[], float]:
    rij = _Op(itertools.cycle(paden))
    return lambda: bezoeker.vraag(next(rij))[0]


class _Op:
    """An iterator that several threads may share."""

    def __init__(self, bron: Iterator[Any]) -> None:
        self._bron, self._slot = bron, threading.Lock()

    def __iter__(self) -> "_Op":
        return self

    def __next__(self) -> Any:
        with self._slot:
            return next(self._bron)


def _toon(uitkomsten: list[dict[str, Any]], gebruik: list[dict[str, Any]]) -> None:
    kernen, (belasting, *_) = os.cpu_count(), os.getloadavg()
    print(
        f"\n{kernen} kernen, belasting {belasting:.1f}. "
        "Een belasting boven het aantal kernen vertekent: meet dan opnieuw."
    )
    print(f"\n{'pagina':<26}{'klanten':>8}{'p50 ms':>9}{'p95 ms':>9}{'vloer p50':>11}{'vloer p95':>11}", end="")
    print(f"{'p50 / vloer':>13}{'p95 / vloer':>13}{'queries':>9}{'zelfde pagina':>15}")
    for rij in uitkomsten:
        gelijk = {True: "ja", False: "NEE", None: "-"}[rij["zelfde_pagina"]]
        print(
            f"{rij['pagina']:<26}{rij['klanten']:>8}{rij['p50']:>9.1f}{rij['p95']:>9.1f}{rij['vloer_p50']:>11.1f}"
            f"{rij['vloer_p95']:>11.1f}{rij['verhouding_p50']:>13.2f}{rij['verhouding_p95']:>13.2f}"
            f"{rij['vragen'] or '-':>9}{gelijk:>15}"
        )
    print(f"\n{'index':<45}{'tabel':<34}{'gebruikt':>9}{'kB':>7}")
    for rij in gebruik:
        print(f"{rij['index']:<45}{rij['tabel']:<34}{rij['gebruikt']:>9}{rij['kb']:>7}")


def _bewaar(keuze: argparse.Namespace, uitkomsten: list[dict[str, Any]], gebruik: list[dict[str, Any]]) -> None:
    doel = WORTEL / ".bouw" / "benchmark.json"
    doel.parent.mkdir(exist_ok=True)
    kop = {"zaken": keuze.zaken, "aantal": keuze.aantal, "rondes": keuze.rondes}
    machine = {"kernen": os.cpu_count(), "python": platform.python_version(), "belasting": os.getloadavg()}
    inhoud = kop | {"machine": machine, "metingen": uitkomsten, "indexen": gebruik}
    doel.write_text(json.dumps(inhoud, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
