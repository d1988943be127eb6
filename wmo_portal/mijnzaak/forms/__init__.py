"""Forms of Mijn zaak, one module per subject."""
