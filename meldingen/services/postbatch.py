"""The print batch: all letters that went by post on one day as one PDF, with a list of addresses."""

import csv
import io
from datetime import date

import pikepdf

from meldingen.fouten import Geweigerd
from meldingen.models import Document, Gemeente
from meldingen.services.brieven import POST
from meldingen.services.documenten import lees
from meldingen.services.tabelbestand import veilig


def brieven_van(gemeente: Gemeente, dag: date) -> list[Document]:
    """The letters of that day, in the order in which they stand in the PDF."""
    rijen = Document.objects.filter(
        gemeente=gemeente, richting=Document.Richting.UIT, verzonden_op=dag, kanaal=POST
    ).select_related("melding__client")
    rijen = rijen.exclude(melding__client__adres_is_geheim=True)  # perhaps not printed yet; it stands on no list
    return list(rijen.order_by("melding__client__postcode", "melding__nummer", "pk"))


def bundel(gemeente: Gemeente, dag: date) -> bytes:
    """One PDF; every letter starts on an odd page, so that it can be printed on both sides."""
    brieven = brieven_van(gemeente, dag)
    if not brieven:
        raise Geweigerd("Op deze dag gingen er geen brieven op de post.")
    with pikepdf.new() as geheel:
        for brief in brieven:
            with pikepdf.open(io.BytesIO(lees(brief))) as pdf:
                geheel.pages.extend(pdf.pages)
            if len(geheel.pages) % 2:
                geheel.add_blank_page(page_size=(595, 842))
        uit = io.BytesIO()
        geheel.save(uit, deterministic_id=True)
    return uit.getvalue()


def adreslijst(gemeente: Gemeente, dag: date) -> str:
    """CSV with a semicolon: case, letter, name and address as they were when the letter left."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(["zaak", "brief", "naam", "straat", "postcode en plaats"])
    for brief in brieven_van(gemeente, dag):
        regels = [veilig(regel) for regel in brief.bezorgd_aan.splitlines()]
        schrijver.writerow([brief.melding.nummer, brief.soort, *[*regels, "", "", ""][:3]])
    return uit.getvalue()
