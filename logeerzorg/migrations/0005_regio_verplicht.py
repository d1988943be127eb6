import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("logeerzorg", "0004_locaties_naar_regio")]

    operations = [
        migrations.RemoveField(model_name="locatie", name="gemeenten"),
        migrations.AlterField(
            model_name="locatie",
            name="regio",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="locaties", to="logeerzorg.regio"
            ),
        ),
    ]
