"""Addresses of the kernel."""

from django.urls import path

from meldingen.views import bestemming, melden, signalen, zaak

urlpatterns = [
    path("melden/", melden.melden, name="melden"),
    path("melden/ontvangen/", melden.gemeld, name="gemeld"),
    path("melden/gemeente/<str:code>/", melden.kies_gemeente, name="kies_gemeente"),
    path("melden/balie/", melden.balie, name="balie"),
    path("melden/balie/<str:nummer>/", melden.balie_klaar, name="balie_klaar"),
    path("zaken/<str:nummer>/toewijzen/", zaak.toewijzen, name="toewijzen"),
    path("zaken/<str:nummer>/toestemming/", zaak.toestemming, name="toestemming"),
    path("zaken/<str:nummer>/gegevens/", zaak.gegevens, name="gegevens"),
    path("zaken/<str:nummer>/intrekken/", zaak.intrekken, name="intrekken"),
    path("zaken/<str:nummer>/notitie/", zaak.notitie, name="notitie"),
    path("taken/<int:pk>/gedaan/", zaak.taak_gedaan, name="taak_gedaan"),
    path("documenten/<int:pk>/", zaak.document, name="document"),
    path("documenten/<int:pk>/bezorgd/", zaak.bezorgd, name="bezorgd"),
    path("zaken/<str:nummer>/doorsturen/", bestemming.doorsturen, name="doorsturen"),
    path("zaken/<str:nummer>/toekomstig-inwoner/", bestemming.toekomstig_ingezetene, name="toekomstig_ingezetene"),
    path("zaken/<str:nummer>/briefadres/", bestemming.briefadres, name="briefadres"),
    path("signalen/", signalen.signalen, name="signalen"),
    path("signalen/<int:pk>/gelezen/", signalen.signaal_gelezen, name="signaal_gelezen"),
    path("beheer/uitgaand/", signalen.uitbak, name="uitbak"),
    path("beheer/nachtruns/", signalen.nachtruns, name="nachtruns"),
]
