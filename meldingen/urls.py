"""Addresses of the kernel."""

from datetime import date

from django.urls import path, register_converter

from meldingen.views import (
    balie,
    bestemming,
    inlogcode,
    machtiging,
    melden,
    parameters,
    post,
    signalen,
    steunpunt,
    thema,
    zaak,
)


class DagConverter:
    """A day in an address: 2026-12-03."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(DagConverter, "dag")

urlpatterns = [
    path("melden/", melden.melden, name="melden"),
    path("melden/ontvangen/", melden.gemeld, name="gemeld"),
    path("melden/ontvangen.pdf", melden.gemeld_pdf, name="gemeld_pdf"),
    path("melden/controle/", melden.controle, name="melden_controle"),
    path("melden/bewaren/", melden.bewaren, name="melden_bewaren"),
    path("melden/opnieuw/", melden.opnieuw, name="melden_opnieuw"),
    path("melden/bestand/<int:pk>/weg/", melden.bestand_weg, name="melden_bestand_weg"),
    path("melden/gemeente/<str:code>/", melden.kies_gemeente, name="kies_gemeente"),
    path("melden/balie/", balie.balie, name="balie"),
    path("melden/balie/inwoner/<int:pk>/", balie.balie_inwoner, name="balie_inwoner"),
    path("melden/balie/<str:nummer>/", balie.balie_klaar, name="balie_klaar"),
    path("melden/steunpunt/", steunpunt.steunpunt, name="steunpunt"),
    path("melden/steunpunt/ontvangen/", steunpunt.steunpunt_gemeld, name="steunpunt_gemeld"),
    path("melden/<slug:stap>/", melden.stap, name="melden_stap"),
    path("verder/", melden.verder, name="verder"),
    path("verder/<str:code>/", melden.verder, name="verder_met"),
    path("zaken/<str:nummer>/toewijzen/", zaak.toewijzen, name="toewijzen"),
    path("zaken/<str:nummer>/gegevens/", zaak.gegevens, name="gegevens"),
    path("zaken/<str:nummer>/intrekken/", zaak.intrekken, name="intrekken"),
    path("zaken/<str:nummer>/machtigingen/", machtiging.machtigingen, name="machtigingen"),
    path("zaken/<str:nummer>/machtigingen/<int:pk>/", machtiging.machtiging, name="machtiging"),
    path("zaken/<str:nummer>/inlogcode/", inlogcode.inlogcode, name="inlogcode"),
    path("zaken/<str:nummer>/notitie/", zaak.notitie, name="notitie"),
    path("taken/<int:pk>/gedaan/", zaak.taak_gedaan, name="taak_gedaan"),
    path("documenten/<int:pk>/", zaak.document, name="document"),
    path("documenten/<int:pk>/bezorgd/", zaak.bezorgd, name="bezorgd"),
    path("zaken/<str:nummer>/doorsturen/", bestemming.doorsturen, name="doorsturen"),
    path("zaken/<str:nummer>/toekomstig-inwoner/", bestemming.toekomstig_ingezetene, name="toekomstig_ingezetene"),
    path("zaken/<str:nummer>/briefadres/", bestemming.briefadres, name="briefadres"),
    path("zaken/<str:nummer>/meldingsdatum/", bestemming.meldingsdatum, name="meldingsdatum"),
    path("post/", post.post_in, name="post_in"),
    path("post/<int:pk>/", post.post_koppelen, name="post_koppelen"),
    path("post/<int:pk>/scan/", post.poststuk, name="poststuk"),
    path("post/uit/", post.post_uit, name="post_uit"),
    path("post/uit/<dag:dag>.pdf", post.printbatch, name="printbatch"),
    path("post/uit/<dag:dag>.csv", post.adreslijst, name="adreslijst"),
    path("signalen/", signalen.signalen, name="signalen"),
    path("signalen/<int:pk>/gelezen/", signalen.signaal_gelezen, name="signaal_gelezen"),
    path("thema/<str:kleur>/<str:lettertype>.css", thema.stijlblad, name="thema_stijlblad"),
    path("thema/logo/<str:naam>", thema.logo, name="thema_logo"),
    path("beheer/thema/voorbeeld/", thema.voorbeeld, name="thema_voorbeeld"),
    path("beheer/uitgaand/", signalen.uitbak, name="uitbak"),
    path("beheer/nachtruns/", signalen.nachtruns, name="nachtruns"),
    path("beheer/parameters/", parameters.overzicht, name="parameters"),
    path("beheer/parameters/uitvoer/<dag:dag>.csv", parameters.uitvoer, name="parameters_uitvoer"),
    path("beheer/parameters/invoer/", parameters.invoer, name="parameters_invoer"),
    path("beheer/parameters/invoer/bewaren/", parameters.invoer_bewaren, name="parameters_invoer_bewaren"),
    path("beheer/parameters/voorstel/<int:pk>/", parameters.voorstel, name="parametervoorstel"),
    path("beheer/parameters/voorstel/<int:pk>/afwijzen/", parameters.afwijzen, name="parametervoorstel_afwijzen"),
    path("beheer/parameters/code/<str:code>/", parameters.parameter, name="parameter"),
]
