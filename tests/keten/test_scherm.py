"""The judge of the pages is not blind: a page with known faults gives each of them back."""

from collections.abc import Callable

import pytest

from tests.keten.scherm import Bevindingen, Scherm

pytestmark = [pytest.mark.keten, pytest.mark.xdist_group("keten"), pytest.mark.django_db(transaction=True)]
FOUT = """<!doctype html><html><head><style>p {}</style><title>Fout</title></head>
<body><main><h1>Fout</h1><img src="data:,">
<div id="breed">breed</div><p id="bleek">bleek</p></main></body></html>"""
STOOR = """() => {
  document.getElementById("breed").style.width = "900px";
  document.getElementById("bleek").style.color = "#ccc";
  console.warn("let op");
}"""


def test_elke_soort_fout_wordt_gezien(scherm: Callable[..., Scherm], bevindingen: Bevindingen) -> None:
    kijker = scherm()
    kijker.ga("/bestaat-niet/")
    kijker.page.set_content(FOUT)
    kijker.page.evaluate(STOOR)
    kijker.keur("fout")
    gezien = "\n".join(bevindingen.fouten)
    for teken in (
        "404 op GET",
        "console (warning): let op",
        "violates the following Content Security Policy directive 'style-src",
        "axe op 390 px: image-alt",
        "axe op 820 px: html-has-lang",
        "axe op 1280 px: color-contrast",
        "op 320 px: 5",
        "op 320 px met grote letters: 5",
    ):
        assert teken in gezien, f"niet gezien: {teken}\n{gezien}"
