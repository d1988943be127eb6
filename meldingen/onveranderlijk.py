"""The triggers of an immutable table: the database itself refuses what the services would never do."""

import pgtrigger


def onveranderlijk(naam: str, *, vrij: tuple[str, ...] = (), zodra: str = "") -> tuple[pgtrigger.Trigger, ...]:
    """Refuse DELETE, and every UPDATE that touches more than the ciphertext columns in `vrij`.

    New ciphertext for the same text must stay possible, or keys could never be rotated; the keyed digest beside
    it proves that the text is the same. With `zodra` the row is protected from the moment that column is filled.
    """
    voorwaarde = pgtrigger.Q(**{f"old__{zodra}__isnull": False}) if zodra else None
    zonder = "".join(f" - '{kolom}'" for kolom in vrij)
    return (
        pgtrigger.Protect(name=f"{naam}_blijft", operation=pgtrigger.Delete, condition=voorwaarde),
        pgtrigger.Trigger(
            name=f"{naam}_vast",
            when=pgtrigger.Before,
            operation=pgtrigger.Update,
            condition=voorwaarde,
            func=(
                f"IF (to_jsonb(OLD){zonder}) IS DISTINCT FROM (to_jsonb(NEW){zonder}) THEN "
                "RAISE EXCEPTION 'Rij in % is vastgelegd en kan niet worden gewijzigd.', TG_TABLE_NAME; "
                "END IF; RETURN NEW;"
            ),
        ),
    )
