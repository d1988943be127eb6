"""From the cleaned answers of a form to what the services take."""

from typing import Any

from meldingen.services.clienten import Clientgegevens


def clientgegevens(antwoorden: dict[str, Any], geboortenaam: str = "") -> Clientgegevens:
    """The client as the form describes them; what was left open stays unknown."""
    velden = {naam: antwoorden.get(naam) for naam in Clientgegevens.__dataclass_fields__}
    gevuld = {naam: waarde for naam, waarde in velden.items() if waarde not in (None, "")}
    return Clientgegevens(
        **(gevuld | {"geboortenaam": geboortenaam, "veilige_communicatie": antwoorden["veilig"] == "nee"})
    )
