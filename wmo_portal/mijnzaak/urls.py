"""Addresses of Mijn zaak."""

from django.urls import path

from wmo_portal.mijnzaak.views import (
    aanvraag,
    budgetplan,
    digid,
    inloggen,
    inzage,
    plan,
    stoppen,
    verslag,
    volgen,
    volgende_code,
    zaken,
)

urlpatterns = [
    path("", zaken.zaken, name="mijn_zaken"),
    path("inloggen/", inloggen.inloggen, name="mijn_inloggen"),
    path("inloggen/code/", inloggen.inlogcode, name="mijn_inlogcode"),
    path("inloggen/code-aanvragen/", inloggen.code_aanvragen, name="mijn_code_aanvragen"),
    path("inloggen/digid/", digid.heen, name="mijn_digid"),
    path("inloggen/digid/terug/", digid.terug, name="mijn_digid_terug"),
    path("geboortedatum/", digid.geboortedatum, name="mijn_geboortedatum"),
    path("<str:nummer>/", zaken.zaak, name="mijn_zaak"),
    path("<str:nummer>/verslag/", verslag.verslag, name="mijn_verslag"),
    path("<str:nummer>/verslag/pdf/", verslag.verslag_pdf, name="mijn_verslag_pdf"),
    path("<str:nummer>/verslag/aanvullen/", verslag.aanvulling, name="mijn_aanvulling"),
    path("<str:nummer>/zorgplan/", verslag.zorgplan, name="mijn_zorgplan"),
    path("<str:nummer>/persoonlijk-plan/", plan.persoonlijk_plan, name="mijn_persoonlijk_plan"),
    path("<str:nummer>/aanvraag/", aanvraag.aanvraag, name="mijn_aanvraag"),
    path("<str:nummer>/aanvraag/ontvangen/", aanvraag.ontvangen, name="mijn_aanvraag_ontvangen"),
    path("<str:nummer>/budgetplan/", budgetplan.budgetplan, name="mijn_budgetplan"),
    path("<str:nummer>/budgetplan/hulpverlener/", budgetplan.hulpverlener, name="mijn_hulpverlener"),
    path("<str:nummer>/budgetplan/regel/", budgetplan.regel, name="mijn_budgetregel"),
    path("<str:nummer>/budgetplan/regel/<int:pk>/weg/", budgetplan.regel_weg, name="mijn_budgetregel_weg"),
    path("<str:nummer>/budgetplan/versie/", budgetplan.versie, name="mijn_budgetplan_versie"),
    path("<str:nummer>/stoppen/", stoppen.stoppen, name="mijn_intrekken"),
    path("<str:nummer>/inzage/", inzage.inzage, name="mijn_inzage"),
    path("<str:nummer>/code/", volgende_code.volgende_code, name="mijn_volgende_code"),
    path("<str:nummer>/berichten/", volgen.berichten, name="mijn_berichten"),
    path("<str:nummer>/stukken/<int:pk>/", volgen.stuk, name="mijn_stuk"),
    path("<str:nummer>/opsturen/", volgen.opsturen, name="mijn_opsturen"),
    path("<str:nummer>/afspraak.ics", volgen.afspraak, name="mijn_afspraak"),
    path("<str:nummer>/voorkeuren/", volgen.voorkeuren, name="mijn_voorkeuren"),
]
