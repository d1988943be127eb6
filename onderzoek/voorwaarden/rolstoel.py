"""Conditions of a wheelchair and what belongs to it (W-26)."""

from onderzoek.voorwaarden.vormen import BELEID, Vraag, Vraagsoort, Vragenlijst, let_op, past, past_niet

_64 = f"{BELEID}, 6.4"

ROLSTOEL = Vragenlijst(
    "rolstoel",
    (
        Vraag(
            "wat",
            "Waar gaat het om?",
            "W-26",
            _64,
            Vraagsoort.KEUZE,
            (
                ("rolstoel", "Een rolstoel"),
                ("aanpassing", "Een onderdeel dat de inwoner nodig heeft, zoals beensteunen of een werkblad"),
                ("accessoire", "Iets dat handig is, zoals een boodschappenmand of een extra spiegel"),
            ),
            gevolgen={
                "rolstoel": past("Een rolstoel kan de gemeente verstrekken. Er is geen eigen bijdrage."),
                "aanpassing": past("Een nodig onderdeel hoort bij de rolstoel. Er is geen eigen bijdrage."),
                "accessoire": past_niet("Accessoires zijn handig, maar niet noodzakelijk. Die worden niet vergoed."),
            },
        ),
        Vraag(
            "duur",
            "Hoe lang is de rolstoel nodig?",
            "W-26",
            _64,
            Vraagsoort.KEUZE,
            (("kort", "Korte tijd"), ("lang", "Langere tijd")),
            gevolgen={
                "lang": past("De rolstoel is voor langere tijd nodig."),
                "kort": past_niet("Voor korte tijd leent de inwoner een rolstoel, via de zorgverzekeraar."),
            },
        ),
        Vraag(
            "sport",
            "Is de rolstoel om te sporten?",
            "W-26",
            _64,
            gevolgen={"ja": let_op("Voor een sportrolstoel gelden eigen voorwaarden. Kies ‘sportvoorziening’.")},
        ),
    ),
)
LIJSTEN = (ROLSTOEL,)
