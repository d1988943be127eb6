"""The base layer of the forms: what is accepted, what it says, and how it is linked on the page."""

from datetime import date
from typing import Any

import pytest
from crispy_forms.layout import Fieldset, Layout
from crispy_forms.utils import render_crispy_form
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from lxml import html as lxml_html

from meldingen import formulieren as f
from meldingen.bestandsoorten import Bezwaar
from tests import bestanden

VANDAAG = date(2026, 11, 22)
POSTCODE = "Vul een postcode in met 4 cijfers en 2 letters, bijvoorbeeld 1234 AB."
TELEFOON = "Vul een telefoonnummer in met 10 cijfers, bijvoorbeeld 06 12 34 56 78."
NAAM = "Gebruik in een naam alleen letters, spaties, streepjes, apostroffen en punten."
ONLEESBAAR = "In uw antwoord staat een teken dat wij niet kunnen lezen. Typ het antwoord opnieuw."
DATUM = "Vul een bestaande datum in, bijvoorbeeld 27 3 1942."


class Vragen(f.Formulier):
    knop = "Volgende stap"
    extra_knoppen = (("bewaren", "Bewaren en later verder"),)

    geheim = forms.CharField(widget=forms.HiddenInput, required=False)
    wie = f.KeuzeVeld(label="Voor wie?", choices=[("ik", "Voor mij"), ("ander", "Voor een ander")])
    naam = f.NaamVeld(label="Wat is uw naam?", help_text="Zoals in uw paspoort.", autocomplete="name")
    geboren = f.DatumVeld(label="Geboortedatum", help_text="Bijvoorbeeld 27 3 1942.", verjaardag=True)
    postcode = f.PostcodeVeld(label="Postcode", required=False)
    hulp = f.MeerkeuzeVeld(label="Hulp", choices=[("h", "Huishouden"), ("v", "Vervoer")])
    team = f.KeuzeVeld(label="Team", choices=[("n", "Noord")], lijst=True)
    tekst = f.TekstVeld(label="Toelichting", meerdere_regels=True, required=False)
    bijlage = f.BestandVeld(label="Bijlage", required=False)
    akkoord = f.VinkVeld(label="Akkoord", leeg="Zet een vinkje als u akkoord gaat.")

    def clean(self) -> dict[str, Any]:
        if self.data.get("naam") == "dubbel":
            raise ValidationError("Deze melding is al verstuurd.")
        return super().clean() or {}


def zin(veld: forms.Field, waarde: Any) -> str:
    with pytest.raises(ValidationError) as fout:
        veld.clean(waarde)
    return " ".join(fout.value.messages)


def beeld(form: forms.Form) -> Any:
    return lxml_html.fromstring(f"<body>{render_crispy_form(form)}</body>")


@pytest.mark.parametrize("tekst", ["1234ab", "1234 AB", " 12 34 a b ", "1234-AB"])
def test_postcode_goed(tekst: str) -> None:
    assert f.PostcodeVeld().clean(tekst) == "1234 AB"


@pytest.mark.parametrize("tekst", ["abcd", "1234", "0234 AB", "12345 AB", "1234 A1", "Ⅻ234 AB", "١٢٣٤ AB"])
def test_postcode_fout(tekst: str) -> None:
    assert zin(f.PostcodeVeld(), tekst) == POSTCODE


@pytest.mark.parametrize(
    ("tekst", "bewaard"),
    [
        ("06 12 34 56 78", "0612345678"),
        ("06-12345678", "0612345678"),
        ("+31 6 12345678", "0612345678"),
        ("+31 (0)6 1234 5678", "0612345678"),
        ("0031612345678", "0612345678"),
        ("(079) 346 80 00", "0793468000"),
        ("+49 30 901820", "+4930901820"),
    ],
)
def test_telefoon_goed(tekst: str, bewaard: str) -> None:
    assert f.TelefoonVeld().clean(tekst) == bewaard


@pytest.mark.parametrize("tekst", ["06 1234567", "061234567890", "bel mij", "612345678", "0000000000"])
def test_telefoon_fout(tekst: str) -> None:
    assert zin(f.TelefoonVeld(), tekst) == TELEFOON


def test_bsn() -> None:
    assert f.BsnVeld().clean("1112 22.333") == "111222333"
    assert "burgerservicenummer" in zin(f.BsnVeld(), "123456789")
    assert "cijfers" in zin(f.BsnVeld(), "12345678a")


@pytest.mark.parametrize(
    ("tekst", "bewaard"),
    [
        ("J. de Vries", "J. de Vries"),
        ("  Anne-Marie   van 't Hof ", "Anne-Marie van 't Hof"),
        ("Şükrü Yılmaz-O’Neill", "Şükrü Yılmaz-O’Neill"),
        ("محمد", "محمد"),
        ("Zoe\u0308", "Zoë"),
    ],
)
def test_naam_goed(tekst: str, bewaard: str) -> None:
    assert f.NaamVeld().clean(tekst) == bewaard


@pytest.mark.parametrize("tekst", ["Jan 😀", "J4n", "<b>Jan</b>", "-", "Jan\u202eneJ", "a@b"])
def test_naam_fout(tekst: str) -> None:
    assert zin(f.NaamVeld(), tekst) == NAAM


@pytest.mark.parametrize(
    "veld",
    [
        f.NaamVeld(),
        f.TekstVeld(),
        f.TekstVeld(meerdere_regels=True),
        f.PostcodeVeld(),
        f.BsnVeld(),
        f.EmailVeld(),
    ],
)
def test_onleesbare_tekens(veld: forms.Field) -> None:
    for tekst in ("Jan\x00", "Jan\x1b", "Jan\ud800"):
        assert zin(veld, tekst) == ONLEESBAAR


def test_te_lange_tekst_zegt_hoeveel() -> None:
    veld = f.TekstVeld(max_length=10)
    assert zin(veld, "x" * 13) == "Gebruik niet meer dan 10 tekens. U gebruikt er nu 13."
    assert "maxlength" not in veld.widget.attrs
    assert zin(f.TekstVeld(meerdere_regels=True), "x" * 6000).startswith("Gebruik niet meer dan 5000 tekens.")


def test_regels_blijven_en_tellen_een_keer() -> None:
    veld = f.TekstVeld(meerdere_regels=True, max_length=5)
    assert veld.clean("ab\r\ncd") == "ab\ncd"
    assert f.TekstVeld().clean("een\r\ntwee") == "een twee"


def test_email() -> None:
    assert f.EmailVeld().clean(" jan@voorbeeld.nl ") == "jan@voorbeeld.nl"
    assert zin(f.EmailVeld(), "jan@") == (
        "Vul een e-mailadres in met een @ en een punt, bijvoorbeeld naam@voorbeeld.nl."
    )


def datumveld(**extra: Any) -> f.DatumVeld:
    veld = f.DatumVeld(**extra)
    veld.vandaag = VANDAAG
    return veld


@pytest.mark.parametrize(
    "delen",
    [
        ["27", "3", "1942"],
        ["27", "03", "1942"],
        [" 27 ", "maart", "1942"],
        ["27", "Mrt.", "1942"],
        ["27", "mrt", "1942"],
        ["27-3-1942", "", ""],
        ["27 maart 1942", "", ""],
        ["1942-03-27", "", ""],
    ],
)
def test_datum_goed(delen: list[str]) -> None:
    assert datumveld().clean(delen) == date(1942, 3, 27)


@pytest.mark.parametrize(
    ("delen", "verwacht"),
    [
        (["", "", ""], "Dit veld is verplicht."),
        (["27", "", "1942"], "Vul ook de maand in."),
        (["27", "", ""], "Vul ook de maand en het jaar in."),
        (["27", "3", "42"], "Vul het jaar in met 4 cijfers, bijvoorbeeld 1942."),
        (["31", "februari", "1942"], DATUM),
        (["27", "13", "1942"], DATUM),
        (["27", "foo", "1942"], DATUM),
        (["2\x00", "3", "1942"], DATUM),
        (["9" * 5000, "3", "1942"], DATUM),
        (["1", "1", "1850"], "Vul een datum in vanaf 1 januari 1900."),
        (["23", "11", "2026"], "Deze datum moet nog komen. Vul een datum in tot en met vandaag."),
    ],
)
def test_datum_fout(delen: list[str], verwacht: str) -> None:
    assert zin(datumveld(), delen) == verwacht


def test_datum_vandaag_en_later() -> None:
    assert datumveld().clean(["22", "11", "2026"]) == VANDAAG
    assert datumveld(toekomst_mag=True).clean(["1", "1", "2030"]) == date(2030, 1, 1)
    with pytest.raises(TypeError, match="vandaag"):
        f.DatumVeld().clean(["1", "1", "2020"])


def test_datum_begint_met_wat_bekend_is() -> None:
    pagina = beeld(Vragen(vandaag=VANDAAG, initial={"geboren": date(1942, 3, 27)}))
    waarden = [pagina.xpath(f"//input[@name='geboren_{deel}']/@value") for deel in ("dag", "maand", "jaar")]
    assert waarden == [["27"], ["3"], ["1942"]]


@pytest.mark.parametrize(
    ("inhoud", "soort"),
    [
        (bestanden.pdf(), "application/pdf"),
        (bestanden.beeld("JPEG"), "image/jpeg"),
        (bestanden.beeld("PNG"), "image/png"),
        (bestanden.docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_bestand_goed(inhoud: bytes, soort: str) -> None:
    bestand = f.BestandVeld().clean(SimpleUploadedFile("brief.txt", inhoud, "text/html"))
    assert bestand.content_type == soort
    assert bestand.read() == inhoud


def test_een_foto_van_een_iphone_komt_als_jpg_binnen() -> None:
    foto = f.BestandVeld().clean(SimpleUploadedFile("IMG_0042.HEIC", bestanden.heic(), "image/heic"))
    assert (foto.name, foto.content_type) == ("IMG_0042.jpg", "image/jpeg")
    assert foto.read().startswith(b"\xff\xd8\xff")


def test_elke_reden_om_een_bestand_te_weigeren_heeft_een_zin() -> None:
    assert set(f.bestand.ZINNEN) == set(Bezwaar)
    zinnen = [str(zin) for zin in f.bestand.ZINNEN.values()]
    assert len(set(zinnen)) == len(zinnen)


@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        (b"MZ x", "Dit is geen pdf, jpg, png, heic of docx. Kies een ander bestand."),
        (b"<svg><script>alert(1)</script></svg>", "Dit is geen pdf, jpg, png, heic of docx. Kies een ander bestand."),
        (b"", "Dit bestand is leeg. Kies een ander bestand."),
        (b"%PDF-1.7 x", "Dit bestand is beschadigd en kan niet worden geopend. Bewaar het opnieuw of maak een foto."),
        (
            bestanden.beeld() + bestanden.docx(),
            "In dit bestand zit nog een ander bestand verstopt. Bewaar het opnieuw of maak een foto.",
        ),
        (
            bestanden.docx(word__document2_xml=bytes(40 * 1024 * 1024)),
            "Dit bestand wordt bij het openen veel te groot. Bewaar het als pdf of maak een foto.",
        ),
        (bestanden.pdf() + b"x" * 1024 * 1024, "Dit bestand is te groot. Kies een bestand van hoogstens 1 MB."),
    ],
)
def test_bestand_fout(inhoud: bytes, verwacht: str) -> None:
    assert zin(f.BestandVeld(hoogstens_mb=1), SimpleUploadedFile("brief.pdf", inhoud)) == verwacht


def test_verplicht_noemt_de_vraag() -> None:
    form = Vragen(QueryDict(), vandaag=VANDAAG)
    assert form.errors["naam"] == ["Vul een antwoord in bij ‘Wat is uw naam’."]
    assert form.errors["wie"] == ["Kies een antwoord bij ‘Voor wie’."]
    assert form.errors["team"] == ["Kies een antwoord bij ‘Team’."]
    assert form.errors["akkoord"] == ["Zet een vinkje als u akkoord gaat."]
    assert not [zin for zinnen in form.errors.values() for zin in zinnen if "verplicht" in zin]


def ingevuld(**anders: str) -> QueryDict:
    gegevens = QueryDict(mutable=True)
    basis = {"wie": "ik", "naam": "Jan", "geboren_dag": "27", "geboren_maand": "3", "geboren_jaar": "1942"}
    gegevens.update(basis | {"hulp": "h", "team": "n", "akkoord": "on"} | anders)
    return gegevens


def test_goed_ingevuld_formulier() -> None:
    form = Vragen(ingevuld(), vandaag=VANDAAG)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["geboren"] == date(1942, 3, 27)
    assert not beeld(form).xpath("//*[contains(@class, 'foutensamenvatting')]")


def test_niets_vooraf_gekozen_en_geen_browsercontrole() -> None:
    pagina = beeld(Vragen(vandaag=VANDAAG))
    assert not pagina.xpath("//input[@checked]")
    assert not pagina.xpath("//*[@required]")
    assert pagina.xpath("//form[@novalidate][@enctype='multipart/form-data']")
    assert not pagina.xpath("//*[@style]")


def test_alles_heeft_een_naam_en_unieke_id() -> None:
    pagina = beeld(Vragen(QueryDict(), vandaag=VANDAAG))
    ids = pagina.xpath("//@id")
    assert len(ids) == len(set(ids))
    for veld in pagina.xpath("//input[not(@type='hidden')] | //select | //textarea"):
        assert len(pagina.xpath(f"//label[@for='{veld.get('id')}']")) == 1, veld.get("name")
    for groep in ("wie", "geboren", "hulp"):
        assert pagina.xpath(f"//div[@id='div_id_{groep}']/fieldset/legend")


def test_fouten_en_uitleg_horen_bij_het_veld() -> None:
    pagina = beeld(Vragen(QueryDict(), vandaag=VANDAAG))
    for beschreven in pagina.xpath("//@aria-describedby"):
        for doel in beschreven.split():
            assert pagina.xpath(f"//*[@id='{doel}']"), doel
    naam = pagina.xpath("//input[@name='naam']")[0]
    assert naam.get("aria-describedby") == "id_naam_helptext id_naam_error"
    assert naam.get("aria-invalid") == naam.get("aria-required") == "true"
    assert naam.get("autocomplete") == "name"
    groep = pagina.xpath("//div[@id='div_id_wie']/fieldset")[0]
    assert groep.get("role") == "radiogroup"
    assert groep.get("aria-required") == groep.get("aria-invalid") == "true"
    assert pagina.xpath("//div[@id='div_id_geboren']/fieldset/@aria-describedby") == [
        "id_geboren_helptext id_geboren_error"
    ]
    assert pagina.xpath("//input[@name='geboren_jaar']/@autocomplete") == ["bday-year"]


def test_samenvatting_telt_en_wijst() -> None:
    form = Vragen(QueryDict(), vandaag=VANDAAG)
    pagina = beeld(form)
    kop = pagina.xpath("//h2[@tabindex='-1']")[0]
    assert kop.text == f"Er zijn {len(form.errors)} fouten in het formulier"
    doelen = [doel.removeprefix("#") for doel in pagina.xpath("//ul/li/a/@href")]
    assert doelen == ["id_wie_0", "id_naam", "id_geboren_0", "id_hulp_0", "id_team", "id_akkoord"]
    for doel in doelen:
        assert pagina.xpath(f"//*[@id='{doel}']")[0].tag in {"input", "select", "textarea"}
    volgorde = pagina.xpath("//form/preceding::h2[@tabindex='-1']")
    assert volgorde == [kop]


def test_een_fout_en_fouten_zonder_veld() -> None:
    assert "Er is 1 fout in het formulier" in render_crispy_form(Vragen(ingevuld(naam=""), vandaag=VANDAAG))
    pagina = beeld(Vragen(ingevuld(naam="dubbel"), vandaag=VANDAAG))
    assert pagina.xpath("string(//h2)") == "Er is 1 fout in het formulier"
    assert pagina.xpath("//li/text()") == ["Deze melding is al verstuurd."]
    beide = render_crispy_form(Vragen(ingevuld(naam="dubbel", wie=""), vandaag=VANDAAG))
    assert "Er zijn 2 fouten in het formulier" in beide


def test_invoer_blijft_staan_en_wordt_ontsmet() -> None:
    gegevens = ingevuld(naam="<b>J4n</b>", geboren_maand="februari", geboren_dag="31", hulp="v", tekst="<script>")
    pagina = render_crispy_form(Vragen(gegevens, vandaag=VANDAAG))
    assert "<b>" not in pagina
    assert "<script>" not in pagina
    boom = lxml_html.fromstring(pagina)
    assert boom.xpath("//input[@name='naam']/@value") == ["<b>J4n</b>"]
    assert boom.xpath("//input[@name='geboren_maand']/@value") == ["februari"]
    assert boom.xpath("//input[@name='hulp'][@checked]/@value") == ["v"]
    assert boom.xpath("//select/option[@selected]/@value") == ["n"]
    assert boom.xpath("//textarea")[0].text.strip() == "<script>"


def test_niet_verplicht_staat_in_het_label() -> None:
    pagina = beeld(Vragen(vandaag=VANDAAG))
    labels = {label.get("for"): " ".join(label.text_content().split()) for label in pagina.xpath("//label[@for]")}
    assert labels["id_postcode"] == "Postcode (niet verplicht)"
    assert labels["id_naam"] == "Wat is uw naam?"
    assert labels["id_akkoord"] == "Akkoord"


def test_knoppen() -> None:
    pagina = beeld(Vragen(vandaag=VANDAAG))
    knoppen = [(k.get("name"), k.text) for k in pagina.xpath("//button")]
    assert knoppen == [("versturen", "Volgende stap"), ("bewaren", "Bewaren en later verder")]


class Filter(f.Filterformulier):
    zoek = f.TekstVeld(label="Zoek", required=False)


def test_filter_is_get_zonder_csrf_en_zonder_naam_van_de_knop() -> None:
    pagina = beeld(Filter(QueryDict("zoek=jan")))
    assert pagina.xpath("//form/@method") == ["get"]
    assert not pagina.xpath("//button/@name")
    assert not pagina.xpath("//input[@name='csrfmiddlewaretoken']")
    assert "niet verplicht" not in pagina.text_content()


class MetIndeling(f.Formulier):
    form_tag = False
    knop = ""
    straat = f.TekstVeld(label="Straat")
    verborgen = forms.CharField(widget=forms.HiddenInput, initial="x")

    def indeling(self) -> Layout:
        return Layout(Fieldset("Uw adres", "straat"))


def test_indeling_zonder_form_tag() -> None:
    pagina = beeld(MetIndeling())
    assert not pagina.xpath("//form")
    assert pagina.xpath("string(//fieldset/legend)") == "Uw adres"
    assert pagina.xpath("//input[@type='hidden'][@name='verborgen']")
    assert not pagina.xpath("//button")
