"""All questionnaires of conditions by their code, as the catalogue names them in `Voorzieningsoort.vragenlijst`."""

from onderzoek.voorwaarden import auto, kosten, logeren, rolstoel, sport, vervoer, wonen, wonen_kosten
from onderzoek.voorwaarden.vormen import Vragenlijst

LIJSTEN: dict[str, Vragenlijst] = {
    lijst.code: lijst
    for module in (wonen, wonen_kosten, vervoer, auto, rolstoel, sport, kosten, logeren)
    for lijst in module.LIJSTEN
}
