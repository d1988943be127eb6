"""Houses that were shared by the same gemeenten become a region."""

from django.db import migrations


def deel_in(apps, schema_editor):
    Locatie = apps.get_model("logeerzorg", "Locatie")
    Regio = apps.get_model("logeerzorg", "Regio")
    Deelname = apps.get_model("logeerzorg", "Deelname")
    for locatie in Locatie.objects.filter(regio__isnull=True).prefetch_related("gemeenten"):
        gemeenten = sorted(locatie.gemeenten.all(), key=lambda rij: rij.naam)
        naam = ", ".join(rij.naam for rij in gemeenten)[:74] or "Zonder gemeente"
        regio, _ = Regio.objects.get_or_create(naam=f"Regio {naam}")
        vanaf = {"defaults": {"geldig_van": locatie.geldig_van}}
        for gemeente in gemeenten:
            Deelname.objects.get_or_create(regio=regio, gemeente=gemeente, **vanaf)
        Deelname.objects.get_or_create(regio=regio, organisatie_id=locatie.organisatie_id, **vanaf)
        locatie.regio = regio
        locatie.save(update_fields=["regio"])


class Migration(migrations.Migration):
    dependencies = [("logeerzorg", "0003_regio")]

    operations = [migrations.RunPython(deel_in, migrations.RunPython.noop)]
