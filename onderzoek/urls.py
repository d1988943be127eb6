"""Addresses of the investigation."""

from django.urls import path

from onderzoek.views import aanbieder, gesprek, verslag, verslagantwoord, vooraf, zorgplan

urlpatterns = [
    path("zaken/<str:nummer>/vooronderzoek/", vooraf.vooronderzoek, name="vooronderzoek"),
    path("zaken/<str:nummer>/persoonlijk-plan/", vooraf.persoonlijk_plan, name="persoonlijk_plan"),
    path("zaken/<str:nummer>/afspraak/", vooraf.afspraak, name="afspraak"),
    path("zaken/<str:nummer>/gesprek/", gesprek.gesprek, name="gesprek"),
    path("zaken/<str:nummer>/afweging/", gesprek.afweging, name="afweging"),
    path("zaken/<str:nummer>/verslag/", verslag.verslag, name="verslag"),
    path("zaken/<str:nummer>/verslag/verzenden/", verslag.verslag_verzenden, name="verslag_verzenden"),
    path("zaken/<str:nummer>/verslag/versies/", verslag.verslag_versies, name="verslag_versies"),
    path("zaken/<str:nummer>/verslag/toets/", verslag.verslag_toets, name="verslag_toets"),
    path("zaken/<str:nummer>/verslag/niet-gewenst/", verslagantwoord.verslag_niet_gewenst, name="verslag_niet_gewenst"),
    path("zaken/<str:nummer>/niet-akkoord/", verslagantwoord.niet_akkoord, name="niet_akkoord"),
    path(
        "zaken/<str:nummer>/akkoord-zonder-aanvraag/",
        verslagantwoord.akkoord_zonder_aanvraag,
        name="akkoord_zonder_aanvraag",
    ),
    path("zaken/<str:nummer>/zorgplan/", zorgplan.zorgplan, name="zorgplan"),
    path("zaken/<str:nummer>/zorgplan/vragen/", zorgplan.zorgplan_vragen, name="zorgplan_vragen"),
    path("zaken/<str:nummer>/zorgplan/controle/", zorgplan.zorgplan_controle, name="zorgplan_controle"),
    path("zaken/<str:nummer>/zorgplan/terug/", zorgplan.zorgplan_terugkoppelen, name="zorgplan_terugkoppelen"),
    path("zaken/<str:nummer>/zorgplan/herinnering/", zorgplan.zorgplan_rappel, name="zorgplan_rappel"),
    path("aanbieder/zorgplannen/", aanbieder.zorgplannen, name="zorgplannen"),
    path("aanbieder/zorgplannen/<int:pk>/", aanbieder.aanbieder_zorgplan, name="aanbieder_zorgplan"),
    path("aanbieder/zorgplannen/<int:pk>/verzoek/", aanbieder.zorgplan_verzoek, name="zorgplan_verzoek"),
    path("aanbieder/zorgplannen/<int:pk>/indienen/", aanbieder.zorgplan_indienen, name="zorgplan_indienen"),
    path("aanbieder/zorgplannen/<int:pk>/oneens/", aanbieder.zorgplan_oneens, name="zorgplan_oneens"),
    path("aanbieder/zorgplannen/<int:pk>/bij-client/", aanbieder.zorgplan_bij_client, name="zorgplan_bij_client"),
    path("aanbieder/zorgplanregels/<int:pk>/weg/", aanbieder.zorgplanregel_weg, name="zorgplanregel_weg"),
    path("zaken/<str:nummer>/verlengen/", vooraf.verlengen, name="verlengen"),
]
